"""A number leads to a key for those who may break the glass; a block also shuts off what was released before it."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("access", "0004_failed_logins")]
    operations = [
        migrations.RunSQL((SQL / "basis.sql").read_text("utf-8"), migrations.RunSQL.noop),
        migrations.RunSQL(
            (SQL / "emergency.sql").read_text("utf-8"),
            "DROP FUNCTION favn.child_with_number(bytea); DROP FUNCTION favn.is_child(uuid);",
        ),
    ]
