"""The second lock on a changed step: in the school's room, written in one's own name."""

from django.db import migrations

from favn.foundation.access.protect import protect

OWN_NAME = (
    "CREATE POLICY own_name ON wellbeing_stepchange AS RESTRICTIVE FOR INSERT TO favn_narrow, favn_wide "
    "WITH CHECK (changed_by_id = favn.me());"
)


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0011_step_changes"), ("access", "0015_own_room_releases")]
    operations = [
        protect("wellbeing_stepchange", compartment="school"),
        migrations.RunSQL(OWN_NAME, "DROP POLICY own_name ON wellbeing_stepchange;"),
    ]
