"""How much is looked into before the help is chosen."""

from django.db import models
from django.db.models import Q

from favn.foundation.organisation.models import Employee, uuid_key
from favn.foundation.people.models import Child
from favn.journey.assessments.choices import Outcome
from favn.journey.cases.models import Case


class Screening(models.Model):
    """Screening: a short look at what is needed, with its outcome and the reason; barnets lov § 18."""

    id = uuid_key()
    case = models.ForeignKey(Case, models.PROTECT, related_name="screenings")
    child = models.ForeignKey(Child, models.PROTECT, related_name="screenings")
    outcome = models.CharField("udfald", max_length=20, choices=Outcome)
    reason = models.TextField("begrundelse")
    decided_by = models.ForeignKey(Employee, models.PROTECT, related_name="screenings")
    decided_at = models.DateTimeField("besluttet")

    class Meta:
        verbose_name = "screening"
        verbose_name_plural = "screeninger"
        indexes = [
            models.Index(fields=["case", "decided_at"], name="screening_by_case"),
            models.Index(fields=["child"], name="screening_by_child"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="screening_has_reason")]
