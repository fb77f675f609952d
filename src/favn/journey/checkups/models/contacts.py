"""When a child is to be met, as the municipality decided it, and what became of each meeting."""

from django.db import models
from django.db.models import F, Q

from favn.foundation.access.choices import Compartment
from favn.foundation.organisation.choices import Role
from favn.foundation.organisation.models import Employee, uuid_key
from favn.foundation.people.models import Child
from favn.journey.checkups.choices.contacts import Outcome, Reason, Track


class ContactKind(models.Model):
    """Kontakttype: a meeting every child of an age is offered, and its window; an edit is a new row from its day on.

    The window is counted from the birthday in months and days (before birth: from the day the child is due, with
    days below zero), or, with a grade, it is the school year the child is in that grade.
    """

    id = uuid_key()
    code = models.SlugField("kode", max_length=30)
    name = models.CharField("navn", max_length=80)
    name_en = models.CharField("navn på engelsk", max_length=80, blank=True)
    track = models.CharField("spor", max_length=14, choices=Track)
    role = models.CharField("hvem gør det", max_length=24, choices=Role)
    reason = models.CharField("for hvem", max_length=14, choices=Reason, default=Reason.EVERYONE)
    grade = models.SmallIntegerField("klassetrin", null=True, blank=True)
    opens_months = models.SmallIntegerField("fra, måneder", default=0)
    opens_days = models.SmallIntegerField("fra, dage", default=0)
    due_months = models.SmallIntegerField("senest, måneder", default=0)
    due_days = models.SmallIntegerField("senest, dage", default=0)
    lapses_days = models.SmallIntegerField("forpasset efter, dage", default=60)
    paragraph = models.CharField("hjemmel", max_length=120, blank=True)
    valid_from = models.DateField("fra og med")
    valid_until = models.DateField("til (ikke med)", null=True, blank=True)

    class Meta:
        verbose_name = "kontakttype"
        verbose_name_plural = "kontakttyper"
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(valid_until__isnull=True), name="contact_kind_current_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="contact_kind_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=Q(lapses_days__gte=0), name="contact_kind_lapses_after_it_is_due"),
        ]


class Contact(models.Model):
    """Kontakt: what became of one of a child's contacts: held, declined, not relevant, or moved to another day."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="contacts")
    code = models.SlugField("kode", max_length=30)
    compartment = models.CharField("rum", max_length=12, choices=Compartment)
    outcome = models.CharField("udfald", max_length=14, choices=Outcome)
    happened_on = models.DateField("hvornår")
    due_on = models.DateField("senest den dag", null=True, blank=True)
    moved_on = models.DateField("flyttet til", null=True, blank=True)
    reason = models.TextField("hvorfor", blank=True)
    recorded_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("skrevet")

    class Meta:
        verbose_name = "kontakt"
        verbose_name_plural = "kontakter"
        constraints = [
            models.UniqueConstraint(fields=["child", "code"], name="contact_once_per_child"),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.MOVED, moved_on__isnull=False)
                | (~Q(outcome=Outcome.MOVED) & Q(moved_on__isnull=True)),
                name="contact_moved_to_a_day",
            ),
            models.CheckConstraint(condition=Q(outcome=Outcome.DONE) | ~Q(reason=""), name="contact_not_held_says_why"),
        ]


class Circumstance(models.Model):
    """Omstændighed: something noted with the family that gives the child more visits, from one day to another."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="circumstances")
    kind = models.CharField("art", max_length=14, choices=Reason)
    why = models.TextField("hvorfor")
    valid_from = models.DateField("fra")
    valid_until = models.DateField("til (ikke med)", null=True, blank=True)
    noted_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField("skrevet")

    class Meta:
        verbose_name = "omstændighed"
        verbose_name_plural = "omstændigheder"
        constraints = [
            models.UniqueConstraint(
                fields=["child", "kind"], condition=Q(valid_until__isnull=True), name="circumstance_current_once"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="circumstance_says_why"),
        ]
