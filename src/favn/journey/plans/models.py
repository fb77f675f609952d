"""One plan for the family: goals in the words they were said, and who does what from when."""

from django.db import models
from django.db.models import F, Q

from favn.foundation.organisation.models import Employee, uuid_key
from favn.foundation.people.models import Adult, Child
from favn.journey.networks.choices import Voice
from favn.journey.networks.models import Meeting, MeetingLine
from favn.journey.plans.choices import Status


class Plan(models.Model):
    """Barnets plan: the one plan all around the child work by. `revision` counts its changes."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="plans")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="plans")
    decided_at = models.DateTimeField("besluttet")
    decided_by = models.ForeignKey(Employee, models.PROTECT, related_name="decided_plans")
    follow_up_by = models.DateField("første opfølgning senest")
    revision = models.PositiveIntegerField("udgave", default=1)
    changed_at = models.DateTimeField("ændret")
    changed_by = models.ForeignKey(Employee, models.PROTECT, related_name="changed_plans")
    ended_at = models.DateTimeField("afsluttet", null=True, blank=True)

    class Meta:
        verbose_name = "barnets plan"
        verbose_name_plural = "barnets planer"
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=Q(ended_at__isnull=True), name="plan_one_at_a_time_per_child"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("decided_at")), name="plan_ends_after_decision"
            ),
        ]


class InPlan(models.Model):
    """What goals and agreements have in common: the plan, the place on it, whose words, and the line they came from."""

    id = uuid_key()
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="%(class)ss")
    child = models.ForeignKey(Child, models.PROTECT, related_name="%(class)ss")
    place = models.SmallIntegerField("plads")
    person = models.CharField("hvem siger det", max_length=160, blank=True)
    voice = models.CharField("stemme", max_length=10, choices=Voice, default=Voice.OTHER)
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True, blank=True)
    line = models.OneToOneField(MeetingLine, models.PROTECT, related_name="%(class)s", null=True, blank=True)
    taken_out_at = models.DateTimeField("taget ud", null=True, blank=True)

    class Meta:
        abstract = True


class Goal(InPlan):
    """Mål: what the child or the family wants, in the words it was said."""

    words = models.TextField("ord")

    class Meta:
        verbose_name = "mål"
        verbose_name_plural = "mål"
        indexes = [models.Index(fields=["plan", "place"], name="goal_by_plan")]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="goal_has_words")]


class Agreement(InPlan):
    """Aftale: who does what, from when, and how far it is."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="agreements", null=True, blank=True)
    what = models.TextField("hvad")
    who = models.CharField("hvem", max_length=160, blank=True)
    who_employee = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)
    who_adult = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True, blank=True)
    starts_on = models.DateField("fra", null=True, blank=True)
    status = models.CharField("hvor langt", max_length=10, choices=Status, default=Status.AGREED)

    class Meta:
        verbose_name = "aftale"
        verbose_name_plural = "aftaler"
        indexes = [models.Index(fields=["plan", "place"], name="agreement_by_plan")]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="agreement_says_what")]
