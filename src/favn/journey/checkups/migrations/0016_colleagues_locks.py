"""The second lock on advice, meetings and agreements: a child is only ever in the dental room."""

from django.db import migrations

from favn.foundation.access.protect import EMPLOYEES, is_found, open_table, protect

LEADER = "favn.my_role() = 'dentist' AND " + is_found(
    "checkups_dentalpost p WHERE p.employee_id = favn.me() AND p.post = 'leader' "
    "AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today())"
)
AT_THE_MEETING = "favn.my_role() = 'dentist' OR checkups_clinicmeeting.coordinator_id = favn.me()"
WRITTEN_BY_THE_CLINIC = """
DROP POLICY add_narrow ON checkups_clinicmeeting;
DROP POLICY change_narrow ON checkups_clinicmeeting;
DROP POLICY remove_narrow ON checkups_clinicmeeting;
REVOKE INSERT, UPDATE, DELETE ON checkups_clinicmeeting FROM favn_narrow;
"""


class Migration(migrations.Migration):
    dependencies = [("checkups", "0015_colleagues"), ("access", "0002_locks")]
    operations = [
        protect("checkups_dentaladvice", compartment="dental"),
        protect("checkups_clinicmeeting", using=dict.fromkeys(EMPLOYEES, AT_THE_MEETING), logged_child="-"),
        migrations.RunSQL(WRITTEN_BY_THE_CLINIC, migrations.RunSQL.noop),
        protect("checkups_spokenof", compartment="dental"),
        open_table("checkups_clinicagreement", read=EMPLOYEES, write=EMPLOYEES, written_when=LEADER),
    ]
