"""A child's times at the dentist, and what is done when the child does not come."""

from django.db import models
from django.db.models import Q

from favn.foundation.organisation.models import Employee, Unit, uuid_key
from favn.foundation.people.models import Child
from favn.journey.checkups.choices.dental import Attendance, Ending, Said, StepKind


class DentalAppointment(models.Model):
    """Tandlægetid: one time at the clinic, and whether the child came."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="dental_appointments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dental_appointments")
    planned_at = models.DateTimeField("tid")
    code = models.SlugField("kontaktens kode", max_length=30, blank=True)
    attendance = models.CharField("fremmøde", max_length=10, choices=Attendance, blank=True)
    booked_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    booked_at = models.DateTimeField("aftalt")
    settled_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)
    settled_at = models.DateTimeField("skrevet", null=True, blank=True)

    class Meta:
        verbose_name = "tandlægetid"
        verbose_name_plural = "tandlægetider"
        indexes = [
            models.Index(fields=["child", "-planned_at"], name="dental_time_by_child"),
            models.Index(fields=["unit", "planned_at", "id"], condition=Q(attendance=""), name="dental_time_open"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["child", "planned_at"], name="dental_time_once"),
            models.CheckConstraint(
                condition=Q(attendance="", settled_at__isnull=True, settled_by__isnull=True)
                | (~Q(attendance="") & Q(settled_at__isnull=False, settled_by__isnull=False)),
                name="dental_time_settled_by_someone",
            ),
        ]


class NoShowPace(models.Model):
    """Tidsplan for udeblivelser: the days between the steps, as the municipality decided them from a day on."""

    id = uuid_key()
    letter_days = models.PositiveSmallIntegerField("brev efter, dage", default=2)
    call_days = models.PositiveSmallIntegerField("opkald efter brevet, dage", default=10)
    calls = models.PositiveSmallIntegerField("så mange opkald uden svar", default=2)
    call_again_days = models.PositiveSmallIntegerField("nyt opkald efter, dage", default=2)
    second_letter_days = models.PositiveSmallIntegerField("andet brev efter opkaldet, dage", default=3)
    concern_days = models.PositiveSmallIntegerField("vurdering efter andet brev, dage", default=14)
    misses_to_concern = models.PositiveSmallIntegerField("vurdering straks ved udeblivelse nummer", default=3)
    valid_from = models.DateField("fra og med")
    valid_until = models.DateField("til (ikke med)", null=True, blank=True)
    written_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "tidsplan for udeblivelser"
        verbose_name_plural = "tidsplaner for udeblivelser"
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=Q(valid_until__isnull=True), name="no_show_pace_current_once"
            ),
            models.CheckConstraint(condition=Q(calls__gte=1, misses_to_concern__gte=2), name="no_show_pace_is_fair"),
        ]


class NoShowLetter(models.Model):
    """Standardbrev om udeblivelse: one edition of the municipality's letter; an edit is a new one from its day.

    `for_young`: the letter to the young person, beside the parents', from fifteen.
    """

    id = uuid_key()
    step = models.CharField("brev", max_length=14, choices=StepKind)
    for_young = models.BooleanField("til den unge selv", default=False)
    edition = models.PositiveSmallIntegerField("udgave")
    title = models.CharField("overskrift", max_length=120)
    text = models.TextField("tekst")
    title_en = models.CharField("overskrift på engelsk", max_length=120, blank=True)
    text_en = models.TextField("tekst på engelsk", blank=True)
    valid_from = models.DateField("fra og med")
    valid_until = models.DateField("til (ikke med)", null=True, blank=True)
    written_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "standardbrev om udeblivelse"
        verbose_name_plural = "standardbreve om udeblivelse"
        constraints = [
            models.UniqueConstraint(fields=["step", "for_young", "edition"], name="no_show_letter_edition_once"),
            models.UniqueConstraint(
                fields=["step", "for_young"],
                condition=Q(valid_until__isnull=True),
                name="no_show_letter_current_once",
            ),
            models.CheckConstraint(
                condition=Q(step__in=("letter", "second_letter")) & ~Q(title="") & ~Q(text=""),
                name="no_show_letter_has_words",
            ),
        ]


class NoShow(models.Model):
    """Udeblivelse: a child did not come, and steps are taken until it comes, a new time is agreed, or somebody decides.

    `next_step` and `due_on` are what the rule said when the last thing happened, so that a later change of the pace
    moves nobody's date.
    """

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="no_shows")
    appointment = models.OneToOneField(DentalAppointment, models.PROTECT, related_name="no_show")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    pace = models.ForeignKey(NoShowPace, models.PROTECT, related_name="+")
    misses = models.PositiveSmallIntegerField("udeblivelser siden sidst mødt", default=1)
    missed_on = models.DateField("udeblev")
    owner = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    next_step = models.CharField("næste skridt", max_length=14, choices=StepKind, blank=True)
    due_on = models.DateField("senest", null=True, blank=True)
    stopped_at = models.DateTimeField("afsluttet", null=True, blank=True)
    stopped_because = models.CharField("hvorfor", max_length=12, choices=Ending, blank=True)
    stopped_note = models.TextField("begrundelse", blank=True)
    stopped_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "udeblivelse"
        verbose_name_plural = "udeblivelser"
        indexes = [
            models.Index(fields=["unit", "due_on", "id"], condition=Q(stopped_at__isnull=True), name="no_show_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=Q(stopped_at__isnull=True), name="no_show_open_once_per_child"
            ),
            models.CheckConstraint(
                condition=(
                    Q(stopped_at__isnull=True, stopped_because="", stopped_by__isnull=True, due_on__isnull=False)
                    & ~Q(next_step="")
                )
                | (
                    Q(stopped_at__isnull=False, stopped_by__isnull=False, due_on__isnull=True, next_step="")
                    & ~Q(stopped_because="")
                ),
                name="no_show_is_due_or_stopped",
            ),
        ]


class NoShowStep(models.Model):
    """Skridt efter udeblivelse: a letter that was sent or a call that was made, by whom, and what came of it."""

    id = uuid_key()
    no_show = models.ForeignKey(NoShow, models.PROTECT, related_name="steps")
    child = models.ForeignKey(Child, models.PROTECT, related_name="+")
    step = models.CharField("skridt", max_length=14, choices=StepKind)
    said = models.CharField("udfald", max_length=12, choices=Said, blank=True)
    note = models.TextField("notat", blank=True)
    letters = models.PositiveSmallIntegerField("breve", default=0)
    due_on = models.DateField("senest den dag")
    done_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    done_at = models.DateTimeField("gjort")

    class Meta:
        verbose_name = "skridt efter udeblivelse"
        verbose_name_plural = "skridt efter udeblivelse"
        indexes = [models.Index(fields=["no_show", "done_at"], name="no_show_step_by_no_show")]
        constraints = [
            models.CheckConstraint(
                condition=(Q(step="call") & ~Q(said="")) | (~Q(step="call") & Q(said="")),
                name="a_call_says_what_came_of_it",
            ),
        ]
