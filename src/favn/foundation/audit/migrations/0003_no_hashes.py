"""Look-up hashes stay out of the log's row changes, so that a key can be replaced for good."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_log")]
    operations = [migrations.RunSQL((SQL / "log_row.sql").read_text("utf-8"), migrations.RunSQL.noop)]
