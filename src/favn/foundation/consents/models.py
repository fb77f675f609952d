"""What is shared with whom, for what, until when, and who said yes to it."""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import F, Q

from favn.foundation.access.choices import Compartment
from favn.foundation.consents.choices import Answer, Form, Ground
from favn.foundation.organisation.models import Employee, uuid_key
from favn.foundation.people.models import Adult, Child
from favn.kit.clock import local


class Share(models.Model):
    """Deling: one room about a child, shared with one person, for one purpose, until an instant, on one ground.

    The words never change: they are what the family was asked. Access stands from `opened_at` until `closed_at`, and
    can be opened again; once `ended_at` is set nobody is asked any more.
    """

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="shares")
    compartment = models.CharField("rum", max_length=12, choices=Compartment)
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="shares", null=True)
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="shares", null=True)
    recipient_name = models.CharField("med hvem", max_length=160)
    recipient_role = models.CharField("som er", max_length=120, blank=True)
    covers = models.TextField("hvad der deles")
    purpose = models.CharField("til hvad", max_length=1000)
    ground = models.CharField("grundlag", max_length=12, choices=Ground)
    valid_until = models.DateTimeField("til (ikke med)")
    passes_on = models.BooleanField("må give adgangen videre", default=False, db_default=False)
    asked_by = models.ForeignKey(Employee, models.PROTECT, related_name="asked_shares")
    asked_at = models.DateTimeField("spurgt")
    opened_at = models.DateTimeField("åbnet", null=True)
    closed_at = models.DateTimeField("lukket", null=True)
    ended_at = models.DateTimeField("afsluttet", null=True)

    class Meta:
        verbose_name = "deling"
        verbose_name_plural = "delinger"
        indexes = [models.Index(fields=["child", "-asked_at", "-id"], name="share_by_child")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(purpose="") & ~Q(recipient_name="") & ~Q(covers=""), name="share_says_what_whom_and_why"
            ),
            models.CheckConstraint(
                condition=Q(employee__isnull=False, adult__isnull=True) | Q(employee__isnull=True, adult__isnull=False),
                name="share_with_an_employee_or_an_adult",
            ),
            models.CheckConstraint(condition=Q(valid_until__gt=F("asked_at")), name="share_ends_after_it_is_asked"),
        ]

    @property
    def is_open(self) -> bool:
        """Whether access stands, until the day it runs out by itself."""
        return self.opened_at is not None and self.closed_at is None

    @property
    def last_day(self) -> date:
        """The last day it counts, on a Danish wall calendar."""
        return local(self.valid_until - timedelta(microseconds=1)).date()

    def is_running(self, at: datetime) -> bool:
        """Whether the question still stands: not ended, and not run out."""
        return self.ended_at is None and at < self.valid_until


class Consent(models.Model):
    """Samtykke: one person's yes or no to one share.

    `adult` is empty when the young person answers. The answer itself never changes; taking it back is added, and so is
    undoing it (`undone_at`: said by mistake, before anything was shared on it; it counts no more).
    """

    id = uuid_key()
    share = models.ForeignKey(Share, models.PROTECT, related_name="consents")
    child = models.ForeignKey(Child, models.PROTECT, related_name="consents")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="consents", null=True)
    answer = models.CharField("svar", max_length=10, choices=Answer)
    compartment = models.CharField("hvad må deles", max_length=12, choices=Compartment)
    form = models.CharField("hvordan", max_length=10, choices=Form)
    reason = models.CharField("hvorfor", max_length=240, blank=True)
    valid_from = models.DateTimeField("fra")
    valid_until = models.DateTimeField("til (ikke med)", null=True)
    recorded_by = models.UUIDField("skrevet af", null=True)
    recorded_by_name = models.CharField("skrevet af", max_length=120)
    recorded_at = models.DateTimeField("skrevet")
    withdrawn_at = models.DateTimeField("trukket tilbage", null=True)
    withdrawn_by = models.UUIDField("trukket tilbage af", null=True)
    withdrawal_reason = models.CharField("hvorfor trukket tilbage", max_length=240, blank=True)
    undone_at = models.DateTimeField("fortrudt", null=True)

    class Meta:
        verbose_name = "samtykke"
        verbose_name_plural = "samtykker"
        indexes = [
            models.Index(fields=["share", "-recorded_at", "-id"], name="consent_by_share"),
            models.Index(fields=["child", "-recorded_at", "-id"], name="consent_by_child"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="consent_ends_after_it_begins",
            ),
        ]

    @property
    def said_by(self) -> object:
        """The key of the one who answered: the adult, or the child itself."""
        return self.adult_id or self.child_id
