"""Figures as they were on a day: only what may be shown is ever stored."""

from django.db import models
from django.db.models import Q

from favn.foundation.organisation.models import uuid_key
from favn.kit.small_numbers import SMALL
from favn.oversight.statistics.choices import FigureName


class Figure(models.Model):
    """Nøgletal: one figure for the municipality on one day; empty where it would tell of a few."""

    id = uuid_key()
    name = models.CharField("navn", max_length=20, choices=FigureName)
    counted_on = models.DateField("opgjort")
    value = models.IntegerField("værdi", null=True)

    class Meta:
        verbose_name = "nøgletal"
        verbose_name_plural = "nøgletal"
        constraints = [
            models.UniqueConstraint(fields=["name", "counted_on"], name="figure_once_a_day"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(name=FigureName.ASSESSED_IN_TIME) | Q(value__gte=SMALL),
                name="figure_hides_small_counts",
            ),
        ]
