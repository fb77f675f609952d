"""A line in the log is written in the name of the one who acts."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("access", "0015_own_room_releases")]
    operations = [migrations.RunSQL((SQL / "own_lines.sql").read_text("utf-8"), migrations.RunSQL.noop)]
