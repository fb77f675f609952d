"""A pupil's absence in a quarter as the school registered it, and what it asked of the school."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from favn.foundation.organisation.models import Employee, Unit, uuid_key
from favn.foundation.people.models import Child
from favn.journey.checkups.choices.absence import AbsenceDutyKind, Fulfilled
from favn.journey.checkups.rules.absence import Days, Quarter, Within

FIRST_DAY = Q(begins_on__day=1, begins_on__month__in=(1, 4, 7, 10))


def _days(name: str) -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(name, max_digits=4, decimal_places=1)


class AbsenceFigure(models.Model):
    """Fraværstal: one pupil's school days in one quarter at one school, and the days of absence by kind.

    A corrected figure is a new row; the old one stays with the moment it was superseded.
    """

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="absence_figures")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    begins_on = models.DateField("kvartalets første dag")
    school_days = _days("skoledage i kvartalet")
    sick_days = _days("sygdom, dage")
    permitted_days = _days("med tilladelse, dage")
    illegal_days = _days("ulovligt, dage")
    source_id = models.UUIDField("filen, det kom med", null=True)
    recorded_at = models.DateTimeField("kommet ind")
    superseded_at = models.DateTimeField("rettet", null=True)

    class Meta:
        verbose_name = "fraværstal"
        verbose_name_plural = "fraværstal"
        indexes = [models.Index(fields=["child", "begins_on"], name="absence_figure_by_child")]
        constraints = [
            models.UniqueConstraint(
                fields=["child", "unit", "begins_on"], condition=Q(superseded_at__isnull=True),
                name="absence_figure_stands_once",
            ),
            models.CheckConstraint(condition=FIRST_DAY, name="absence_figure_of_a_quarter"),
            models.CheckConstraint(
                condition=Q(sick_days__gte=0, permitted_days__gte=0, illegal_days__gte=0)
                & Q(school_days__gte=F("sick_days") + F("permitted_days") + F("illegal_days")),
                name="absence_figure_fits_in_its_school_days",
            ),
        ]  # fmt: skip

    @property
    def days(self) -> Days:
        """The figure as the rules take it."""
        return Days(self.school_days, self.sick_days, self.permitted_days, self.illegal_days)

    @property
    def quarter(self) -> Quarter:
        """The quarter it is about."""
        return Quarter(self.begins_on)


class AbsencePace(models.Model):
    """Fraværsfrist: the working days to warn and to notify, as the municipality decided them from a day on.

    A change is a new row from its day; a duty keeps the day it got when it arose.
    """

    id = uuid_key()
    warn_days = models.PositiveSmallIntegerField("varsle forældrene inden, hverdage")
    notify_days = models.PositiveSmallIntegerField("underrette kommunen inden, hverdage")
    valid_from = models.DateField("fra og med")
    valid_until = models.DateField("til (ikke med)", null=True, blank=True)
    written_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "fraværsfrist"
        verbose_name_plural = "fraværsfrister"
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=Q(valid_until__isnull=True), name="absence_pace_current_once"
            ),
            models.CheckConstraint(condition=Q(warn_days__gte=1, notify_days__gte=1), name="absence_pace_has_days"),
        ]  # fmt: skip

    @property
    def within(self) -> Within:
        """The limits as the rules take them."""
        return Within(self.warn_days, self.notify_days)


class AbsenceDuty(models.Model):
    """Fraværspligt: what one quarter's unlawful absence asks of the school, and who did it, when and how.

    It lapses when a corrected figure no longer asks for it, or when the pupil goes to another school.
    """

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="absence_duties")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    begins_on = models.DateField("kvartalets første dag")
    duty = models.CharField("hvad", max_length=10, choices=AbsenceDutyKind)
    paragraph = models.CharField("paragraf", max_length=60)
    arose_at = models.DateTimeField("opstået")
    due_by = models.DateField("senest")
    done_at = models.DateTimeField("gjort", null=True)
    done_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True)
    fulfilled = models.CharField("hvordan", max_length=14, choices=Fulfilled, blank=True)
    words = models.TextField("med egne ord", blank=True)
    lapsed_at = models.DateTimeField("bortfaldet", null=True)

    class Meta:
        verbose_name = "fraværspligt"
        verbose_name_plural = "fraværspligter"
        indexes = [models.Index(fields=["unit", "begins_on"], name="absence_duty_by_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["child", "begins_on", "duty"], condition=Q(lapsed_at__isnull=True), name="absence_duty_once"
            ),
            models.CheckConstraint(condition=FIRST_DAY, name="absence_duty_of_a_quarter"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by__isnull=True, fulfilled="", words="")
                | (Q(done_at__isnull=False, done_by__isnull=False) & ~Q(fulfilled="")),
                name="absence_duty_done_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(fulfilled="otherwise") | ~Q(words=""), name="absence_duty_done_otherwise_says_how"
            ),
        ]  # fmt: skip

    @property
    def quarter(self) -> Quarter:
        """The quarter it is about."""
        return Quarter(self.begins_on)

    @property
    def is_open(self) -> bool:
        """Somebody must still do it."""
        return self.done_at is None and self.lapsed_at is None
