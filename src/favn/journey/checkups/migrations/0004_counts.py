"""Counting the children of an age apart from the list of them, and seeing whether a handover was received."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("checkups", "0003_kinds")]
    operations = [
        migrations.RunSQL(
            (SQL / "counts.sql").read_text("utf-8"),
            "DROP POLICY see_given ON checkups_handover; DROP FUNCTION favn.children_in_age(uuid[], date, date);",
        )
    ]
