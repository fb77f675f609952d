"""The one who leads a network lets its people in: leads of networks that stand already may pass their access on."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("networks", "0001_initial"), ("access", "0010_passing_on")]
    operations = [
        migrations.RunSQL(
            "UPDATE access_grant SET passes_on = true WHERE source_id IN (SELECT id FROM networks_network)",
            migrations.RunSQL.noop,
        )
    ]
