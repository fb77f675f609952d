"""Who asks, the log that is only added to, and the function that writes row changes into it."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunSQL((SQL / "session.sql").read_text("utf-8"), migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "log.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
