"""A family moves from one district to another, and the next health visitor says that she has it."""

from django.db import models
from django.db.models import F, Q

from favn.foundation.organisation.models import Area, Employee, uuid_key
from favn.foundation.people.models import Child


class Handover(models.Model):
    """Overdragelse: a child moves to another district; it stands until the next health visitor has received it."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="handovers")
    from_area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    to_area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    noticed_at = models.DateTimeField("opdaget")
    receive_by = models.DateField("modtages senest")
    note = models.TextField("besked", blank=True)
    given_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)
    received_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)
    received_at = models.DateTimeField("modtaget", null=True, blank=True)

    class Meta:
        verbose_name = "overdragelse"
        verbose_name_plural = "overdragelser"
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=Q(received_at__isnull=True), name="handover_open_once_per_child"
            ),
            models.CheckConstraint(condition=~Q(from_area=F("to_area")), name="handover_to_another_district"),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True, received_by__isnull=True)
                | Q(received_at__isnull=False, received_by__isnull=False),
                name="handover_received_by_someone",
            ),
        ]
