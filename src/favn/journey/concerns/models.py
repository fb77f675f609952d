"""A concern on the common scale, and the municipality's own words for what each level asks of us."""

from django.db import models
from django.db.models import Q

from favn.foundation.access.choices import Compartment
from favn.foundation.organisation.models import Employee, uuid_key
from favn.foundation.people.models import Child
from favn.journey.concerns.choices import ReasonNotTalked, StepKind

LEVELS = range(1, 6)


def is_level(field: str) -> Q:
    """The condition that a column holds a level of the scale, 1 to 5."""
    return Q(**{f"{field}__gte": LEVELS[0], f"{field}__lte": LEVELS[-1]})


class Level(models.Model):
    """Niveau: one of the five steps of the scale, in the municipality's own word."""

    id = uuid_key()
    number = models.SmallIntegerField("niveau", unique=True)
    word = models.CharField("ord", max_length=40)
    word_en = models.CharField("ord på engelsk", max_length=40, blank=True)

    class Meta:
        verbose_name = "niveau"
        verbose_name_plural = "niveauer"
        ordering = ["number"]
        constraints = [models.CheckConstraint(condition=is_level("number"), name="level_is_on_the_scale")]


class GuideStep(models.Model):
    """Handleguidetrin: one line of what I do now, whom I call or what I can expect, at a level of the scale."""

    id = uuid_key()
    level = models.ForeignKey(Level, models.PROTECT, related_name="steps")
    kind = models.CharField("art", max_length=10, choices=StepKind)
    place = models.SmallIntegerField("plads")
    text = models.CharField("tekst", max_length=240)
    text_en = models.CharField("tekst på engelsk", max_length=240, blank=True)

    class Meta:
        verbose_name = "handleguidetrin"
        verbose_name_plural = "handleguidetrin"
        ordering = ["level", "kind", "place"]
        constraints = [models.UniqueConstraint(fields=["level", "kind", "place"], name="guide_step_has_its_place")]


class Concern(models.Model):
    """Bekymring: where a professional sees the child, and the care around the child, on one day."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="concerns")
    child_level = models.SmallIntegerField("barnets niveau")
    care_level = models.SmallIntegerField("omsorgens niveau")
    protective = models.TextField("det beskytter", blank=True)
    worrying = models.TextField("det bekymrer", blank=True)
    child_words = models.TextField("barnets egne ord", blank=True)
    parent_words = models.TextField("forældrenes ord", blank=True)
    talked_with_parents_on = models.DateField("talt med forældrene", null=True, blank=True)
    reason_not = models.CharField("hvorfor ikke", max_length=12, choices=ReasonNotTalked, blank=True)
    written_by = models.ForeignKey(Employee, models.PROTECT, related_name="concerns")
    written_at = models.DateTimeField("skrevet")
    compartment = models.CharField("rum", max_length=12, choices=Compartment)

    class Meta:
        verbose_name = "bekymring"
        verbose_name_plural = "bekymringer"
        indexes = [models.Index(fields=["child", "-written_at"], name="concern_by_child")]
        constraints = [
            models.CheckConstraint(condition=is_level("child_level"), name="concern_child_level_on_the_scale"),
            models.CheckConstraint(condition=is_level("care_level"), name="concern_care_level_on_the_scale"),
        ]
