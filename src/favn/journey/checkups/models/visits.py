"""A visit to a family: what was seen, what the parents say, and when we meet again."""

from django.db import models
from django.db.models import Q

from favn.foundation.organisation.models import Employee, uuid_key
from favn.foundation.people.models import Adult, Child
from favn.journey.checkups.choices.visits import Finding


class Visit(models.Model):
    """Besøg: a health visitor meets a child and its parents; planned first, and held when it is written."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="visits")
    code = models.SlugField("kontaktens kode", max_length=30, blank=True)
    visitor = models.ForeignKey(Employee, models.PROTECT, related_name="visits")
    planned_at = models.DateTimeField("aftalt")
    held_on = models.DateField("holdt", null=True, blank=True)
    cancelled_at = models.DateTimeField("aflyst", null=True, blank=True)
    interaction = models.CharField("samspil", max_length=10, choices=Finding, blank=True)
    signals = models.CharField("signaler", max_length=10, choices=Finding, blank=True)
    regulation = models.CharField("regulering", max_length=10, choices=Finding, blank=True)
    seen = models.TextField("det ser jeg", blank=True)
    weight_grams = models.PositiveIntegerField("vægt, gram", null=True, blank=True)
    length_mm = models.PositiveIntegerField("længde, millimeter", null=True, blank=True)
    agreed = models.TextField("det aftalte vi", blank=True)
    next_on = models.DateField("næste kontakt", null=True, blank=True)
    revision = models.PositiveIntegerField("revision", default=0)
    written_at = models.DateTimeField("skrevet", null=True, blank=True)

    class Meta:
        verbose_name = "besøg"
        verbose_name_plural = "besøg"
        indexes = [
            models.Index(fields=["child", "planned_at"], name="visit_by_child"),
            models.Index(fields=["visitor", "planned_at"], name="visit_by_visitor"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | Q(written_at__isnull=False), name="visit_held_is_written"
            ),
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | Q(cancelled_at__isnull=True), name="visit_held_is_not_cancelled"
            ),
            models.UniqueConstraint(
                fields=["child", "code"], condition=Q(cancelled_at__isnull=True) & ~Q(code=""),
                name="visit_once_per_contact",
            ),
        ]  # fmt: skip


class MoodScale(models.Model):
    """Stemningsskala: an instrument the municipality has a licence to; only its range and its bands, never its text."""

    id = uuid_key()
    name = models.CharField("navn", max_length=60, unique=True)
    lowest = models.SmallIntegerField("laveste", default=0)
    highest = models.SmallIntegerField("højeste")
    bands = models.JSONField("bånd")
    closed_on = models.DateField("ikke i brug fra", null=True, blank=True)

    class Meta:
        verbose_name = "stemningsskala"
        verbose_name_plural = "stemningsskalaer"


class ParentAtVisit(models.Model):
    """Forælder ved besøg: one parent's words and mood; a row each, so one never reads the other."""

    id = uuid_key()
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="parents")
    child = models.ForeignKey(Child, models.PROTECT, related_name="+")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+")
    words = models.TextField("ord", blank=True)
    scale = models.ForeignKey(MoodScale, models.PROTECT, related_name="+", null=True, blank=True)
    mood = models.SmallIntegerField("samlet tal", null=True, blank=True)

    class Meta:
        verbose_name = "forælder ved besøg"
        verbose_name_plural = "forældre ved besøg"
        constraints = [
            models.UniqueConstraint(fields=["visit", "adult"], name="parent_once_per_visit"),
            models.CheckConstraint(
                condition=Q(mood__isnull=True, scale__isnull=True) | Q(mood__isnull=False, scale__isnull=False),
                name="mood_has_its_scale",
            ),
        ]
