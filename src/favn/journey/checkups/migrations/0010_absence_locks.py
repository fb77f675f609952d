"""The second lock on absence: the school's room; the family reads figures of its own child; jobs write them."""

from pathlib import Path

from django.db import migrations

from favn.foundation.access.protect import protect

SQL = Path(__file__).resolve().parent.parent / "sql"
OWN_CHILD = (
    "COALESCE((SELECT true FROM favn.my_basis b WHERE b.child_id = checkups_absencefigure.child_id "
    "AND b.basis IN ('custody', 'self') LIMIT 1), false)"
)


class Migration(migrations.Migration):
    dependencies = [("checkups", "0009_absence"), ("access", "0013_substitute")]
    operations = [
        protect("checkups_absencefigure", compartment="school", family_reads=OWN_CHILD),
        protect("checkups_absenceduty", compartment="school"),
        migrations.RunSQL(
            (SQL / "absence.sql").read_text("utf-8"), "DROP POLICY leader_answers ON checkups_absenceduty;"
        ),
    ]
