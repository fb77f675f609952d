"""What became of an agreed step before it was done."""

from django.db import models
from django.db.models import Q

from favn.foundation.organisation.models import Employee, uuid_key
from favn.foundation.people.models import Child
from favn.journey.wellbeing.models.rounds import JointPosition


class StepChange(models.Model):
    """Ændret skridt: an agreed step got another day, or was given up before it was done (no new day), and why."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="+")
    agreed = models.ForeignKey(JointPosition, models.PROTECT, related_name="changes")
    was_due_on = models.DateField("var senest")
    due_on = models.DateField("nu senest", null=True, blank=True)
    reason = models.TextField("hvorfor")
    changed_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField("ændret")

    class Meta:
        verbose_name = "ændret skridt"
        verbose_name_plural = "ændrede skridt"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="step_change_has_reason")]
