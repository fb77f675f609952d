"""Access is passed on by those who may: the second lock also decides who opens, ends, shuts and releases."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("access", "0009_keys")]
    operations = [
        migrations.AddField(
            "grant", "passes_on", models.BooleanField("må give adgangen videre", default=False, db_default=False)
        ),
        migrations.RunSQL(
            "UPDATE access_grant SET passes_on = true WHERE basis = 'case'", migrations.RunSQL.noop
        ),
        migrations.RunSQL((SQL / "passing_on.sql").read_text("utf-8")),
    ]
