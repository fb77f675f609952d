"""A child's times at the dentist are read by those with custody, and from fifteen by the young person."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"
TABLES = ("checkups_dentalappointment", "checkups_noshow", "checkups_noshowstep")
UNDO = (
    "".join(f"DROP POLICY see_family ON {table}; REVOKE ALL ON {table} FROM favn_family;" for table in TABLES)
    + "DROP FUNCTION favn.reads_dental(uuid);"
)


class Migration(migrations.Migration):
    dependencies = [("checkups", "0019_counting_near")]
    operations = [migrations.RunSQL((SQL / "own_dental.sql").read_text("utf-8"), UNDO)]
