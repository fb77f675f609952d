"""A health visitor may put an unborn child of the own district in the register."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("access", "0007_merging")]
    operations = [
        migrations.RunSQL(
            (SQL / "unborn.sql").read_text("utf-8"),
            "DROP POLICY add_unborn ON people_child; DROP FUNCTION favn.adult_with_number(bytea);",
        )
    ]
