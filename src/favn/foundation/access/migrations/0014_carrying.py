"""A release may carry the others to the same reader: when it is taken back or runs out, they are not read either."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("access", "0013_substitute")]
    operations = [
        migrations.AddField("release", "valid_until", models.DateTimeField("til (ikke med)", null=True)),
        migrations.AddField("release", "carries_others", models.BooleanField("bærer de andre", default=False, db_default=False)),
        migrations.RunSQL((SQL / "carrying.sql").read_text("utf-8"), migrations.RunSQL.noop),
    ]
