"""Who said that what may be shared with whom, for what, and until when."""

from django.db import models
from django.db.models import F, Q

from favn.foundation.access.choices import Compartment
from favn.foundation.consents.choices import Answer, Form
from favn.foundation.organisation.models import uuid_key
from favn.foundation.people.models import Adult, Child


class Consent(models.Model):
    """Samtykke: one person's yes or no to sharing one room about a child with one recipient, for one purpose.

    `adult` is empty when the young person answers. `recipient_id` is the unit, employee, adult or network it is shared
    with, and `recipient_name` what the family was told. The answer itself never changes; taking it back is added.
    """

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="consents")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="consents", null=True)
    answer = models.CharField("svar", max_length=10, choices=Answer)
    compartment = models.CharField("hvad må deles", max_length=12, choices=Compartment)
    recipient_id = models.UUIDField("modtager")
    recipient_name = models.CharField("med hvem", max_length=160)
    purpose = models.CharField("til hvad", max_length=240)
    form = models.CharField("hvordan", max_length=10, choices=Form)
    valid_from = models.DateTimeField("fra")
    valid_until = models.DateTimeField("til (ikke med)", null=True)
    recorded_by = models.UUIDField("skrevet af", null=True)
    recorded_by_name = models.CharField("skrevet af", max_length=120)
    recorded_at = models.DateTimeField("skrevet")
    withdrawn_at = models.DateTimeField("trukket tilbage", null=True)
    withdrawn_by = models.UUIDField("trukket tilbage af", null=True)
    withdrawal_reason = models.CharField("hvorfor trukket tilbage", max_length=240, blank=True)

    class Meta:
        verbose_name = "samtykke"
        verbose_name_plural = "samtykker"
        indexes = [models.Index(fields=["child", "recipient_id", "compartment"], name="consent_by_share")]
        constraints = [
            models.CheckConstraint(condition=~Q(purpose="") & ~Q(recipient_name=""), name="consent_says_whom_and_why"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="consent_ends_after_it_begins",
            ),
        ]

    @property
    def said_by(self) -> object:
        """The key of the one who answered: the adult, or the child itself."""
        return self.adult_id or self.child_id
