"""Two records of one child become one, in every room, also those the one who merges has no key to."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("access", "0006_standing")]
    operations = [
        migrations.RunSQL(
            (SQL / "merging.sql").read_text("utf-8"),
            "DROP FUNCTION favn.merge_rows(uuid, uuid); DROP FUNCTION favn.kept_child(uuid);",
        )
    ]
