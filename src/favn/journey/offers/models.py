"""The municipality's offers, and the children's seats in them."""

from django.db import models
from django.db.models import F, Q

from favn.foundation.organisation.models import Employee, uuid_key
from favn.foundation.people.models import Child
from favn.journey.offers.choices import OfferKind


class Offer(models.Model):
    """Tilbud: a group, a course or talks for a child or a family. Its texts are Danish, and translated on the page."""

    id = uuid_key()
    name = models.CharField("navn", max_length=120, unique=True)
    summary = models.TextField("hvad det er")
    target = models.CharField("for hvem", max_length=240)
    age_from = models.SmallIntegerField("fra alder", default=0)
    age_until = models.SmallIntegerField("til og med alder", default=17)
    kind = models.CharField("art", max_length=12, choices=OfferKind)
    sessions = models.CharField("omfang", max_length=120, blank=True)
    run_by = models.CharField("udbydes af", max_length=160)
    leader = models.ForeignKey(Employee, models.PROTECT, related_name="led_offers", null=True, blank=True)
    is_preventive = models.BooleanField("forebyggende", default=True)
    needs_decision = models.BooleanField("kræver afgørelse", default=False)
    seats = models.SmallIntegerField("pladser")
    closed_on = models.DateField("lukket", null=True, blank=True)

    class Meta:
        verbose_name = "tilbud"
        verbose_name_plural = "tilbud"
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=0), name="offer_has_no_negative_seats"),
            models.CheckConstraint(
                condition=Q(is_preventive=False) | Q(needs_decision=False), name="preventive_offer_needs_no_decision"
            ),
        ]


class Seat(models.Model):
    """Plads i tilbud: one child's seat, from when it was given until it was given back."""

    id = uuid_key()
    offer = models.ForeignKey(Offer, models.PROTECT, related_name="given_seats")
    child = models.ForeignKey(Child, models.PROTECT, related_name="seats")
    given_by = models.ForeignKey(Employee, models.PROTECT, related_name="given_seats")
    taken_at = models.DateTimeField("givet")
    given_back_at = models.DateTimeField("givet tilbage", null=True, blank=True)

    class Meta:
        verbose_name = "plads i tilbud"
        verbose_name_plural = "pladser i tilbud"
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "child"], condition=Q(given_back_at__isnull=True), name="seat_one_per_child"
            ),
            models.CheckConstraint(
                condition=Q(given_back_at__isnull=True) | Q(given_back_at__gte=F("taken_at")),
                name="seat_given_back_after_taken",
            ),
        ]
