"""What needs someone: by when, why, and where it is done."""

from django.db import models
from django.db.models import Q

from favn.foundation.access.choices import Compartment
from favn.foundation.organisation.choices import Role
from favn.foundation.organisation.models import Employee, Unit, uuid_key
from favn.foundation.people.models import Child
from favn.kit.addresses import address

OPEN = Q(done_at__isnull=True)


class Alert(models.Model):
    """Påmindelse: one thing that waits for one employee, or for everyone in a role at a unit.

    `text` and `reason` are Danish sentences without a name in them; a page translates them and fetches the child's
    name through the door. The row stays when the thing is done, with who did it and when.
    """

    id = uuid_key()
    kind = models.CharField("art", max_length=40)
    text = models.CharField("hvad", max_length=160)
    reason = models.CharField("hvorfor", max_length=240)
    paragraph = models.CharField("paragraf", max_length=60, blank=True)
    due_by = models.DateTimeField("senest")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="alerts", null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="alerts", null=True)
    role = models.CharField("rolle", max_length=24, choices=Role, blank=True)
    child = models.ForeignKey(Child, models.PROTECT, related_name="alerts", null=True)
    compartment = models.CharField("rum", max_length=12, choices=Compartment, blank=True)
    source_id = models.UUIDField("kilde")
    url_name = models.CharField("side", max_length=80)
    url_id = models.UUIDField("sidens nøgle", null=True)
    raised_at = models.DateTimeField("oprettet")
    raised_by = models.UUIDField("oprettet af", null=True)
    done_at = models.DateTimeField("klaret", null=True)
    done_by = models.UUIDField("klaret af", null=True)

    class Meta:
        verbose_name = "påmindelse"
        verbose_name_plural = "påmindelser"
        indexes = [
            models.Index(fields=["employee", "due_by", "id"], condition=OPEN, name="alert_open_by_employee"),
            models.Index(fields=["unit", "role", "due_by", "id"], condition=OPEN, name="alert_open_by_unit_role"),
            models.Index(fields=["source_id"], name="alert_by_source"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(employee__isnull=False, unit__isnull=True, role="")
                | (Q(employee__isnull=True, unit__isnull=False) & ~Q(role="")),
                name="alert_to_an_employee_or_a_role_at_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(child__isnull=True, compartment="") | (Q(child__isnull=False) & ~Q(compartment="")),
                name="alert_about_a_child_names_its_room",
            ),
            models.UniqueConstraint(
                fields=["kind", "source_id", "employee", "unit", "role"],
                condition=OPEN,
                nulls_distinct=False,
                name="alert_open_once",
            ),
        ]

    @property
    def url(self) -> str:
        """The page where the thing is done."""
        return address(self.url_name, self.url_id) if self.url_id else address(self.url_name)
