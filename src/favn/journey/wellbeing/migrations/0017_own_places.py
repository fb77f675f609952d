"""A position is written where it was agreed; another place only reads it."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql" / "own_places.sql"
UNDO = "\n".join([
    *(f"DROP POLICY own_place_{what} ON wellbeing_jointposition;" for what in ("add", "change", "remove")),
    "DROP POLICY own_place_add ON wellbeing_stepchange;",
    "GRANT UPDATE, DELETE ON wellbeing_stepchange TO favn_narrow, favn_wide;",
])  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0016_earlier_quickly")]
    operations = [migrations.RunSQL(SQL.read_text("utf-8"), UNDO)]
