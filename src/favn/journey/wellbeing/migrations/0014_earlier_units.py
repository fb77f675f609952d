"""The rounds of a place the child has left are read at the next one only when a note that says so stands there."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql" / "earlier_units.sql"
UNDO = "\n".join([
    *(f"DROP POLICY earlier_units ON wellbeing_{table};" for table in ("assessment", "jointposition", "stepchange")),
    "DROP FUNCTION favn.reads_rounds(uuid, uuid), favn.my_places_groups();",
])  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0013_supervisor_closes"), ("checkups", "0017_rounds_follow")]
    operations = [migrations.RunSQL(SQL.read_text("utf-8"), UNDO)]
