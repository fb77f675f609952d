"""The clinic among its colleagues: who leads and advises, what was advised, meetings, agreements with daycare."""

from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from favn.foundation.organisation.models import Employee, Unit, uuid_key
from favn.foundation.people.models import Child
from favn.journey.checkups.choices.dental import AdviceStep, AgreementGround, Post, SpokenWay


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


class DentalAdvice(models.Model):
    """Rådgivning i tandplejen: a colleague asks the advisory team about a child, and what the team advised."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="dental_advice")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    question = models.TextField("spørgsmål")
    asked_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("spurgt")
    answer_by = models.DateField("svar senest")
    advice = models.TextField("råd", blank=True)
    step = models.CharField("næste skridt", max_length=10, choices=AdviceStep, blank=True)
    advised_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)
    advised_at = models.DateTimeField("svaret", null=True, blank=True)

    class Meta:
        verbose_name = "rådgivning i tandplejen"
        verbose_name_plural = "rådgivninger i tandplejen"
        indexes = [
            models.Index(
                fields=["unit", "answer_by", "id"], condition=Q(advised_at__isnull=True), name="dental_advice_open"
            ),
            models.Index(fields=["child", "-asked_at"], name="dental_advice_by_child"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(question=""), name="dental_advice_asks_something"),
            models.CheckConstraint(
                condition=Q(advised_at__isnull=True, advised_by__isnull=True, advice="", step="")
                | (Q(advised_at__isnull=False, advised_by__isnull=False) & ~Q(advice="") & ~Q(step="")),
                name="dental_advice_is_whole",
            ),
        ]


class ClinicMeeting(models.Model):
    """Netværksmøde i tandplejen: the clinic meets a coordinator from the specialised area; no child is named here."""

    id = uuid_key()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    held_on = models.DateField("holdt")
    coordinator = models.ForeignKey(Employee, models.PROTECT, related_name="clinic_meetings")
    present = models.CharField("til stede", max_length=240, blank=True)
    learned = models.TextField("det lærte vi", blank=True)
    recorded_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("skrevet")

    class Meta:
        verbose_name = "netværksmøde i tandplejen"
        verbose_name_plural = "netværksmøder i tandplejen"
        indexes = [models.Index(fields=["-held_on", "-id"], name="clinic_meeting_newest")]


class SpokenOf(models.Model):
    """Omtalt barn: a child the clinic spoke of at a meeting, without its name or with everyone's consent.

    The row stays in the clinic's own room: at the meeting an anonymous child has no name, in Favn neither has it one
    for the coordinator.
    """

    id = uuid_key()
    meeting = models.ForeignKey(ClinicMeeting, models.PROTECT, related_name="spoken_of")
    child = models.ForeignKey(Child, models.PROTECT, related_name="spoken_of")
    way = models.CharField("hvordan", max_length=10, choices=SpokenWay)
    consent_from = ArrayField(models.UUIDField(), verbose_name="ja fra", default=list, blank=True)
    consent_on = models.DateField("ja den", null=True, blank=True)
    advice = models.TextField("råd")
    recorded_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("skrevet")

    class Meta:
        verbose_name = "omtalt barn"
        verbose_name_plural = "omtalte børn"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "child"], name="spoken_of_once_at_a_meeting"),
            models.CheckConstraint(
                condition=Q(way=SpokenWay.ANONYMOUS, consent_on__isnull=True, consent_from=[])
                | (Q(way=SpokenWay.CONSENT, consent_on__isnull=False) & ~Q(consent_from=[])),
                name="spoken_of_with_consent_says_whose",
            ),
        ]


class ClinicAgreement(models.Model):
    """Aftale mellem klinik og dagtilbud: what may be said between them, on which ground, and until when."""

    id = uuid_key()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="clinic_agreements")
    partner = models.ForeignKey(Unit, models.PROTECT, related_name="partner_agreements")
    ground = models.CharField("grundlag", max_length=10, choices=AgreementGround)
    paragraph = models.CharField("hjemmel", max_length=120, blank=True)
    may_be_said = models.TextField("det må siges")
    valid_from = models.DateField("fra")
    valid_until = models.DateField("til (ikke med)")
    agreed_with = models.CharField("aftalt med", max_length=120)
    made_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("skrevet")
    ended_on = models.DateField("ophørt", null=True, blank=True)
    ended_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)
    ended_because = models.CharField("hvorfor ophørt", max_length=240, blank=True)

    class Meta:
        verbose_name = "aftale mellem klinik og dagtilbud"
        verbose_name_plural = "aftaler mellem klinik og dagtilbud"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "partner"], condition=Q(ended_on__isnull=True), name="clinic_agreement_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("valid_from")), name="clinic_agreement_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(may_be_said=""), name="clinic_agreement_says_what"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_by__isnull=True, ended_because="")
                | (Q(ended_on__isnull=False, ended_by__isnull=False) & ~Q(ended_because="")),
                name="clinic_agreement_ending_says_why",
            ),
        ]

    @property
    def last_day(self) -> date:
        """The last day it counts."""
        return self.valid_until - timedelta(days=1)
