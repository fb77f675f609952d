"""The clinic itself: who leads it, and who is in its advisory team."""

from django.db import models
from django.db.models import Q

from favn.foundation.organisation.models import Employee, Unit, uuid_key
from favn.journey.checkups.dental_choices import Post


class DentalPost(models.Model):
    """Hverv i tandplejen: an employee leads a clinic, or is in its advisory team, from one day to another."""

    id = uuid_key()
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="dental_posts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dental_posts")
    post = models.CharField("hverv", max_length=10, choices=Post)
    valid_from = models.DateField("fra")
    valid_until = models.DateField("til (ikke med)", null=True, blank=True)
    given_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "hverv i tandplejen"
        verbose_name_plural = "hverv i tandplejen"
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "unit", "post"], condition=Q(valid_until__isnull=True), name="dental_post_once"
            ),
        ]
