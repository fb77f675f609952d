"""An alert about a child is seen by those with the room's key; another by the one it waits for. Anybody may raise one."""

from django.db import migrations

from favn.foundation.access.protect import EMPLOYEES, EVERYONE, conditions, protect

ADDRESSEE = (
    "alerts_alert.child_id IS NULL AND (alerts_alert.employee_id = favn.me() OR (alerts_alert.role = favn.my_role() "
    "AND alerts_alert.unit_id IN (SELECT p.unit_id FROM organisation_position p WHERE p.employee_id = favn.me() "
    "AND p.role = favn.my_role() AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today()))))"
)
SEEN = {role: f"({ADDRESSEE}) OR {known}" for role, known in conditions("alerts_alert", ":compartment").items()}


class Migration(migrations.Migration):
    dependencies = [("alerts", "0001_initial"), ("access", "0002_locks")]
    operations = [protect("alerts_alert", using={role: SEEN[role] for role in EMPLOYEES}, insert_by=EVERYONE)]
