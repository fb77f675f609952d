"""The audit as it was counted: figures that tell of nobody, and the children nobody saw, for those with a right."""

from django.db import models
from django.db.models import Q

from favn.foundation.organisation.models import Area, Unit, uuid_key
from favn.foundation.people.models import Child
from favn.oversight.detection_audit.choices import EventKind, FigureName, Period


class AuditFigure(models.Model):
    """Revisionstal: one figure of the audit of detection, for a unit, an area or the municipality; empty if hidden.

    An edition is the year that ends with `ends_on`. It is counted once and never again, so that two of them cannot be
    subtracted from each other.
    """

    id = uuid_key()
    ends_on = models.DateField("året slutter")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="audit_figures", null=True, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="audit_figures", null=True, blank=True)
    name = models.CharField("navn", max_length=20, choices=FigureName)
    period = models.CharField("ser på", max_length=10, choices=Period)
    part = models.CharField("del", max_length=20, blank=True)
    value = models.FloatField("værdi", null=True)
    low = models.FloatField("nedre grænse", null=True)
    high = models.FloatField("øvre grænse", null=True)

    class Meta:
        verbose_name = "revisionstal"
        verbose_name_plural = "revisionstal"
        constraints = [
            models.UniqueConstraint(
                fields=["ends_on", "unit", "area", "name", "period", "part"],
                nulls_distinct=False,
                name="audit_figure_once_an_edition",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | Q(low__isnull=True, high__isnull=True),
                name="audit_figure_hidden_whole",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | Q(area__isnull=True), name="audit_figure_of_unit_or_area"
            ),
        ]


class Miss(models.Model):
    """Overset barn: something happened to the child, and no round, concern or visit had seen it coming.

    Kept for the newest edition only, to be read one by one in order to learn. It says something of the seeing, not of
    the child.
    """

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="misses")
    ends_on = models.DateField("året slutter")
    happened_at = models.DateTimeField("skete")
    event = models.CharField("hvad skete", max_length=14, choices=EventKind)
    was_rated = models.BooleanField("var vurderet i en runde")

    class Meta:
        verbose_name = "overset barn"
        verbose_name_plural = "oversete børn"
        constraints = [models.UniqueConstraint(fields=["child", "ends_on"], name="miss_once_an_edition")]
