"""The municipality's own limits for absence, with the ones that have held until now."""

from datetime import date
from uuid import UUID

import django.db.models.deletion
from django.db import migrations, models

import favn.kit.ids
from favn.foundation.access.protect import EMPLOYEES, open_table
from favn.journey.checkups.rules.absence import USUAL

FIRST = UUID("5f1d2f7a-6a0e-4f37-9f5e-0f6b6f0a17d1")  # the same in every municipality
FROM = date(2000, 1, 1)


def write_shipped(apps, schema_editor):
    apps.get_model("checkups", "AbsencePace").objects.create(
        id=FIRST, valid_from=FROM, warn_days=USUAL.warn, notify_days=USUAL.notify
    )


class Migration(migrations.Migration):
    dependencies = [("checkups", "0017_rounds_follow"), ("organisation", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="AbsencePace",
            fields=[
                ("id", models.UUIDField(default=favn.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("warn_days", models.PositiveSmallIntegerField(verbose_name="varsle forældrene inden, hverdage")),
                ("notify_days", models.PositiveSmallIntegerField(verbose_name="underrette kommunen inden, hverdage")),
                ("valid_from", models.DateField(verbose_name="fra og med")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="til (ikke med)")),
                ("written_by", models.ForeignKey(
                    blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                    to="organisation.employee",
                )),
            ],
            options={
                "verbose_name": "fraværsfrist",
                "verbose_name_plural": "fraværsfrister",
                "constraints": [
                    models.UniqueConstraint(
                        models.Value(1), condition=models.Q(("valid_until__isnull", True)),
                        name="absence_pace_current_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("notify_days__gte", 1), ("warn_days__gte", 1)), name="absence_pace_has_days",
                    ),
                ],
            },
        ),
        open_table("checkups_absencepace", read=EMPLOYEES, write=EMPLOYEES, written_when="favn.my_role() = 'administrator'"),
        migrations.RunPython(write_shipped, migrations.RunPython.noop),
    ]  # fmt: skip
