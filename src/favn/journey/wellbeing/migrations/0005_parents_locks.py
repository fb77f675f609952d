"""Who may name a substitute, tell a parent, object and answer; and that nobody rates a child that waits."""

from pathlib import Path

from django.db import migrations

from favn.foundation.access.protect import EMPLOYEES, open_table, protect

SQL = Path(__file__).resolve().parent.parent / "sql"
ADMINISTRATOR = "favn.my_role() = 'administrator'"


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0004_parents_and_versions"), ("access", "0013_substitute")]
    operations = [
        open_table("wellbeing_raterrule", write=EMPLOYEES, written_when=ADMINISTRATOR),
        open_table("wellbeing_positionwording", write=EMPLOYEES, written_when=ADMINISTRATOR),
        open_table("wellbeing_substitute", read=EMPLOYEES),
        protect("wellbeing_parentnotice", compartment="school", family_reads="adult_id = favn.me()"),
        protect("wellbeing_objection", compartment="school", family_reads="parent_id = favn.me()"),
        protect("wellbeing_visitassessment", compartment="health"),
        migrations.RunSQL((SQL / "waiting.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
