"""What the health visitor wrote with the family is read by those with custody, as far as it was written for them."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"
TABLES = ("checkups_visit", "checkups_circumstance", "checkups_contact", "checkups_parentatvisit")
UNDO = (
    "".join(f"DROP POLICY see_family ON {table}; REVOKE ALL ON {table} FROM favn_family;" for table in TABLES)
    + "DROP FUNCTION favn.reads_visits(uuid);"
)


class Migration(migrations.Migration):
    dependencies = [("checkups", "0013_transition_kinds"), ("access", "0006_standing")]
    operations = [migrations.RunSQL((SQL / "own_health.sql").read_text("utf-8"), UNDO)]
