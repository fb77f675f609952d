"""A daycare's groups for children under three are told from the others: they are rated with a sheet of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisation", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="group",
            name="is_nursery",
            field=models.BooleanField(default=False, verbose_name="vuggestue"),
        ),
    ]
