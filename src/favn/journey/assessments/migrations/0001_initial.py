import django.db.models.deletion
import favn.kit.ids
from django.db import migrations, models

from favn.foundation.access.protect import protect


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("access", "0002_locks"),
        ("cases", "0001_initial"),
        ("organisation", "0001_initial"),
        ("people", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="Screening",
            fields=[
                (
                    "id",
                    models.UUIDField(default=favn.kit.ids.new_id, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("no_further", "Ikke mere nu"),
                            ("clarification", "Afdækning"),
                            ("investigation", "Børnefaglig undersøgelse"),
                        ],
                        max_length=20,
                        verbose_name="udfald",
                    ),
                ),
                ("reason", models.TextField(verbose_name="begrundelse")),
                ("decided_at", models.DateTimeField(verbose_name="besluttet")),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="screenings", to="cases.case"
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="screenings", to="people.child"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="screenings",
                        to="organisation.employee",
                    ),
                ),
            ],
            options={
                "verbose_name": "screening",
                "verbose_name_plural": "screeninger",
                "indexes": [
                    models.Index(fields=["case", "decided_at"], name="screening_by_case"),
                    models.Index(fields=["child"], name="screening_by_child"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="screening_has_reason")
                ],
            },
        ),
        protect("assessments_screening", compartment="authority"),
    ]
