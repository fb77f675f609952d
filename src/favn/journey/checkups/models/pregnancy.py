"""A child on the way: what the midwife told, what the mother was offered, and a pregnancy that is followed no more."""

from django.db import models
from django.db.models import Q

from favn.foundation.letters.models import Letter
from favn.foundation.organisation.models import Employee, uuid_key
from favn.foundation.people.models import Child
from favn.journey.checkups.choices.pregnancies import Answer, Closing, Ground, OfferKind, Sender


class PregnancyMessage(models.Model):
    """Graviditetsbesked: what a midwife or doctor tells the health visitor, on what ground, and what the mother knows.

    It tells of the mother, and stands on her unborn child; when the child is born it is still hers alone to read.
    """

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="pregnancy_messages")
    sender = models.CharField("afsender", max_length=10, choices=Sender)
    sender_name = models.CharField("afsenders navn", max_length=120)
    sender_place = models.TextField("afsenders adresse", blank=True)
    sender_phone = models.CharField("afsenders telefon", max_length=30, blank=True)
    reference = models.CharField("afsenders reference", max_length=60, blank=True)
    sent_on = models.DateField("sendt")
    about = models.TextField("det drejer sig om")
    ground = models.CharField("grundlag", max_length=10, choices=Ground)
    ground_reason = models.TextField("hvorfor uden samtykke", blank=True)
    told = models.TextField("det har hun fået at vide")
    her_words = models.TextField("hendes egne ord", blank=True)
    recorded_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("skrevet")
    receipt_by = models.DateField("kvitteres senest")
    receipt = models.ForeignKey(Letter, models.PROTECT, related_name="+", null=True, blank=True)
    receipted_at = models.DateTimeField("kvitteret", null=True, blank=True)

    class Meta:
        verbose_name = "graviditetsbesked"
        verbose_name_plural = "graviditetsbeskeder"
        constraints = [
            models.CheckConstraint(
                condition=~Q(ground=Ground.NECESSARY) | ~Q(ground_reason=""), name="pregnancy_message_has_its_ground"
            ),
            models.CheckConstraint(condition=~Q(told="") & ~Q(about=""), name="pregnancy_message_says_what_she_knows"),
            models.CheckConstraint(
                condition=Q(receipt__isnull=True, receipted_at__isnull=True)
                | Q(receipt__isnull=False, receipted_at__isnull=False),
                name="pregnancy_message_receipt_is_a_letter",
            ),
        ]


class PregnancyOffer(models.Model):
    """Graviditetstilbud: a visit, a group or talks the expectant mother was offered, and what she answered."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="pregnancy_offers")
    kind = models.CharField("art", max_length=8, choices=OfferKind)
    what = models.CharField("hvad", max_length=160)
    answer = models.CharField("svar", max_length=8, choices=Answer, default=Answer.WAITING)
    offered_on = models.DateField("tilbudt")
    answered_on = models.DateField("svaret", null=True, blank=True)
    offered_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "graviditetstilbud"
        verbose_name_plural = "graviditetstilbud"
        constraints = [
            models.UniqueConstraint(fields=["child", "kind", "what"], name="pregnancy_offer_once"),
            models.CheckConstraint(
                condition=Q(answer=Answer.WAITING, answered_on__isnull=True)
                | (~Q(answer=Answer.WAITING) & Q(answered_on__isnull=False)),
                name="pregnancy_offer_answered_on_a_day",
            ),
        ]


class PregnancyClosing(models.Model):
    """Afslutning i graviditeten: she is followed no more, and nothing is ever sent by itself; can be taken back."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="pregnancy_closings")
    kind = models.CharField("hvorfor", max_length=10, choices=Closing)
    happened_on = models.DateField("hvornår")
    note = models.TextField("det aftalte vi", blank=True)
    closed_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField("skrevet")
    taken_back_at = models.DateTimeField("taget tilbage", null=True, blank=True)
    taken_back_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "afslutning i graviditeten"
        verbose_name_plural = "afslutninger i graviditeten"
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=Q(taken_back_at__isnull=True), name="pregnancy_closed_once"
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="pregnancy_closing_taken_back_by_someone",
            ),
        ]
