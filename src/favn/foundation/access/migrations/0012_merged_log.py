"""What was written in the log about a record before it was merged is read with the record that is kept."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("access", "0011_opens_by_basis")]
    operations = [migrations.RunSQL((SQL / "merged_log.sql").read_text("utf-8"))]
