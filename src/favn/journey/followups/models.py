"""Looking again: where the child and the care are now, and what those it is about say themselves."""

from django.db import models
from django.db.models import Q

from favn.foundation.organisation.models import Employee, uuid_key
from favn.foundation.people.models import Adult, Child
from favn.journey.concerns.models import is_level
from favn.journey.networks.choices import Voice
from favn.journey.plans.models import Plan


class FollowUp(models.Model):
    """Opfølgning: the same ruler again after some months of help, and when we look next, and why then."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="follow_ups")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="follow_ups")
    held_at = models.DateTimeField("holdt")
    held_by = models.ForeignKey(Employee, models.PROTECT, related_name="held_follow_ups")
    child_level = models.SmallIntegerField("barnets niveau")
    care_level = models.SmallIntegerField("omsorgens niveau")
    next_on = models.DateField("næste opfølgning")
    reason = models.TextField("hvorfor da")

    class Meta:
        verbose_name = "opfølgning"
        verbose_name_plural = "opfølgninger"
        indexes = [models.Index(fields=["child", "held_at"], name="follow_up_by_child")]
        constraints = [
            models.CheckConstraint(condition=is_level("child_level"), name="follow_up_child_level_on_the_scale"),
            models.CheckConstraint(condition=is_level("care_level"), name="follow_up_care_level_on_the_scale"),
            models.CheckConstraint(condition=~Q(reason=""), name="follow_up_says_why_then"),
        ]


class FollowUpWords(models.Model):
    """Ord ved opfølgning: what the child, or one parent, says it is like now; a row for each."""

    id = uuid_key()
    follow_up = models.ForeignKey(FollowUp, models.PROTECT, related_name="words")
    child = models.ForeignKey(Child, models.PROTECT, related_name="follow_up_words")
    person = models.CharField("hvem siger det", max_length=160)
    voice = models.CharField("stemme", max_length=10, choices=Voice)
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True, blank=True)
    text = models.TextField("ord")

    class Meta:
        verbose_name = "ord ved opfølgning"
        verbose_name_plural = "ord ved opfølgninger"
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="follow_up_words_are_said")]
