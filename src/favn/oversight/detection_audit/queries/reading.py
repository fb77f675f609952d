"""The newest edition, for those who read it. Row-level security decides whose unit's figures there are."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import children
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.models import Area, Unit
from favn.foundation.people.models import Child
from favn.journey.wellbeing.choices import QUESTIONS
from favn.oversight.detection_audit.choices import FigureName, Period
from favn.oversight.detection_audit.models import AuditFigure, Miss
from favn.oversight.detection_audit.rules.agreement import Agreement, worth_talking_about
from favn.oversight.detection_audit.rules.material import Span

Key = tuple[str, str, str]  # name, period, part


@dataclass(frozen=True, slots=True)
class Edition:
    """The newest edition: the municipality's figures, and those of one unit or area when the reader has one."""

    span: Span
    areas: list[Area]
    units: list[Unit]
    chosen: Area | Unit | None
    whole: dict[Key, AuditFigure]
    own: dict[Key, AuditFigure]

    @property
    def first_on(self) -> date:
        """The first day of the year."""
        return self.span.begins_on

    def talk_about(self) -> list[str]:
        """The questions to talk about: those of the unit or area that is read, else the municipality's."""
        figures = self.own if self.chosen else self.whole
        return worth_talking_about({item: _agreement(figures.get(_agreed_on(item))) for item in QUESTIONS})


def _agreed_on(question: str) -> Key:
    return FigureName.AGREEMENT.value, Period.YEAR.value, question


def _agreement(figure: AuditFigure | None) -> Agreement | None:
    if figure is None or figure.value is None or figure.low is None or figure.high is None:
        return None
    return Agreement(figure.value, figure.low, figure.high, 0)


def newest_edition(where: UUID | None) -> Edition | None:
    """The newest edition with the figures of this unit or area, or of the reader's only unit. At most four statements.

    None before anything is counted. A unit or area the reader may not see gives none of its own figures.
    """
    last = AuditFigure.objects.order_by("-ends_on").values_list("ends_on", flat=True).first()
    if last is None:
        return None
    of_edition = AuditFigure.objects.filter(ends_on=last)
    areas = list(Area.objects.filter(pk__in=of_edition.values("area_id")).order_by("name", "id"))
    units = list(Unit.objects.filter(pk__in=of_edition.values("unit_id")).order_by("name", "id"))
    places: list[Area | Unit] = [*areas, *units]
    chosen = next((each for each in places if each.id == where), None)
    if chosen is None and len(places) == 1 and units:
        chosen = units[0]
    figures: dict[UUID | None, dict[Key, AuditFigure]] = {}
    for figure in of_edition:
        figures.setdefault(figure.area_id or figure.unit_id, {})[figure.name, figure.period, figure.part] = figure
    own = figures.get(chosen.id, {}) if chosen else {}
    return Edition(Span(last), areas, units, chosen, figures.get(None, {}), own)


@dataclass(frozen=True, slots=True)
class Unseen:
    """A child nobody saw coming, and what happened."""

    child: Child
    miss: Miss


def misses(*, actor: Actor, at: datetime) -> list[Unseen]:
    """The misses of children the actor has a basis for in the authority's room; each is written down as looked at."""
    found = list(Miss.objects.order_by("-happened_at", "id"))
    known = children(actor=actor, ids=[miss.child_id for miss in found], purpose=Purpose.REVIEW, at=at)
    return [Unseen(known[miss.child_id], miss) for miss in found if miss.child_id in known]
