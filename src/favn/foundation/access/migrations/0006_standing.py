"""What the child's page tells of access: who stands where, and that an address in the family is protected."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("access", "0005_emergency")]
    operations = [
        migrations.RunSQL(
            (SQL / "standing.sql").read_text("utf-8"),
            "DROP FUNCTION favn.standing(uuid); DROP FUNCTION favn.family_is_protected(uuid);",
        )
    ]
