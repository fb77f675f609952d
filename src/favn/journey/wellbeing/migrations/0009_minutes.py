"""When a sheet was last answered, and how long it took without its pauses."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0008_newest_forms")]
    operations = [
        migrations.AddField(
            "sheet", "last_answer_at", models.DateTimeField(blank=True, null=True, verbose_name="sidste svar")
        ),
        migrations.AddField(
            "sheet",
            "active_seconds",
            models.PositiveIntegerField(db_default=0, default=0, verbose_name="sekunder uden pauser"),
        ),
    ]
