"""Well-being over time: a child with a line for each area, a group, and a unit in figures that tell of nobody."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean
from uuid import UUID

from django.db.models import Count
from django.http import Http404

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import children_in_group, open_child, seen
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.models import Group
from favn.foundation.people.models import Child
from favn.journey.wellbeing.choices import QUESTIONS, Area, Tone
from favn.journey.wellbeing.models import Assessment, JointPosition, VisitAssessment
from favn.journey.wellbeing.policy import may_rate
from favn.journey.wellbeing.queries.lines import PositionLine, positions_for
from favn.journey.wellbeing.queries.sheets import Mark
from favn.journey.wellbeing.queries.words import Wordings
from favn.journey.wellbeing.rules.areas import levels_by_area
from favn.kit.charts.line import Picture, Point, draw
from favn.kit.clock import local
from favn.kit.small_numbers import parts_shown, shown

ROUNDS = 8


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area over the rounds: its name, and the mean of its answers 1-5 in each (None when nobody could judge)."""

    name: str
    picture: Picture
    points: list[tuple[str, float | None]]


@dataclass(frozen=True, slots=True)
class ChildHistory:
    """A child's rounds at school and daycare, oldest first, once the raters have talked."""

    child: Child
    areas: list[AreaLine]
    positions: list[PositionLine]


def child_history(child_id: UUID, *, actor: Actor, at: datetime) -> ChildHistory:
    """The child with a line for each area. Http404 when the child is not in reach in the school's room."""
    child = open_child(actor=actor, child_id=child_id, purpose=Purpose.WELLBEING, at=at, compartment=Compartment.SCHOOL)
    return ChildHistory(child, area_lines(child.id), positions_for(child.id)[::-1])


@dataclass(frozen=True, slots=True)
class WaitingStep:
    """A step that is neither done nor given up, and the child it is for."""

    agreed: JointPosition
    child: Child


def waiting_step(agreed_id: UUID, *, actor: Actor, at: datetime) -> WaitingStep:
    """A step that is this actor's to say something of. Http404 for all others, as if it were not there."""
    open_steps = JointPosition.objects.filter(pk=agreed_id, step_done_at__isnull=True, step_ended_at__isnull=True)
    agreed = open_steps.exclude(next_step="").select_related("dialogue__group", "owner").first()
    if agreed is None or (agreed.owner_id != actor.key and not may_rate(actor, agreed.dialogue.group)):
        raise Http404
    child = open_child(actor=actor, child_id=agreed.child_id, purpose=Purpose.WELLBEING, at=at,
                       compartment=Compartment.SCHOOL)  # fmt: skip
    return WaitingStep(agreed, child)


def area_lines(child_id: UUID) -> list[AreaLine]:
    """One line for each area; the questions' areas come from the form that was used in the round. One statement."""
    shared = Assessment.objects.filter(child_id=child_id, sheet__level_mean__isnull=False)
    rows = shared.order_by("round__opens_on").values_list(
        "round__opens_on", "round__name", "sheet__form__questions", *QUESTIONS
    )
    rounds: dict[tuple[date, str], dict[str, list[float]]] = {}
    for opens_on, name, questions, *answers in rows:
        found = rounds.setdefault((opens_on, name), defaultdict(list))
        for area, level in levels_by_area(questions, dict(zip(QUESTIONS, answers, strict=True))).items():
            found[area].append(level)
    newest = list(rounds.items())[-ROUNDS:]
    return [_line(Area(area), [(name, found.get(area)) for (_on, name), found in newest]) for area in Area.values]


def _line(area: Area, rounds: list[tuple[str, list[float] | None]]) -> AreaLine:
    points = [(name, round(fmean(found), 1) if found else None) for name, found in rounds]
    picture = draw(str(area.label), {str(area.label): [Point(name, value) for name, value in points]}, low=1, high=5)
    return AreaLine(str(area.label), picture, points)


@dataclass(frozen=True, slots=True)
class VisitHistory:
    """What health visitors found together with the parents, newest first."""

    child: Child
    visits: list[VisitAssessment]


def visit_history(child_id: UUID, *, actor: Actor, at: datetime) -> VisitHistory:
    """The visits of one child. Http404 when the child is not in reach in the room of health."""
    child = open_child(actor=actor, child_id=child_id, purpose=Purpose.HEALTH, at=at, compartment=Compartment.HEALTH)
    visits = VisitAssessment.objects.filter(child_id=child.id).select_related("visitor", "form")
    return VisitHistory(child, list(visits.order_by("-assessed_at")))


@dataclass(frozen=True, slots=True)
class GroupHistory:
    """The last rounds by name, oldest first, each child with one mark a round (None where it has none), and what the
    marks mean today."""

    rounds: list[str]
    meaning: list[Mark]
    children: list[tuple[Child, list[Mark | None]]]


def group_history(group: Group, *, actor: Actor, at: datetime) -> GroupHistory:
    """The group's children with their last positions as marks, in Danish order; each is noted as seen."""
    listed = seen(
        children_in_group(actor=actor, group_id=group.id, purpose=Purpose.WELLBEING, at=at),
        actor=actor, purpose=Purpose.WELLBEING, at=at, verb="wellbeing.group_history",
    )  # fmt: skip
    marks: dict[tuple[date, str], dict[UUID, Mark]] = {}
    rows = JointPosition.objects.filter(child_id__in=[child.id for child in listed]).order_by("round__opens_on")
    words = Wordings()
    for child, tone, name, day in rows.values_list("child_id", "position", "round__name", "round__opens_on"):
        marks.setdefault((day, name), {})[child] = (tone, words.said(tone, day))
    newest = list(marks.items())[-ROUNDS:]
    today = local(at).date()
    return GroupHistory([name for (_on, name), _ in newest], [(tone, words.said(tone, today)) for tone in Tone.values],
                        [(child, [found.get(child.id) for _, found in newest]) for child in listed])  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """How many children of a unit had each position in one round; None where the number is too small to show."""

    name: str
    rated: int | None
    counts: dict[str, int | None]
    with_step_done: int | None


def unit_history(unit_ids: Iterable[UUID]) -> list[RoundFigures]:
    """A unit's rounds, newest first, in numbers of children. One statement; row-level security keeps it to the unit."""
    rows = (
        JointPosition.objects.filter(dialogue__group__unit_id__in=list(unit_ids))
        .values("round__opens_on", "round__name", "position")
        .annotate(children=Count("child_id", distinct=True), done=Count("step_done_at"))
        .order_by("-round__opens_on")
    )
    rounds: dict[tuple[date, str], Counter[str]] = {}
    done: Counter[tuple[date, str]] = Counter()
    for row in rows:
        key = (row["round__opens_on"], row["round__name"])
        rounds.setdefault(key, Counter())[row["position"]] += row["children"]
        done[key] += row["done"]
    return [_figures(key, counts, done[key]) for key, counts in list(rounds.items())[:ROUNDS]]


def _figures(key: tuple[date, str], counts: Counter[str], done: int) -> RoundFigures:
    parts = parts_shown([counts[tone] for tone in Tone.values], nought=True)
    told = dict(zip(Tone.values, parts, strict=True))
    return RoundFigures(key[1], shown(sum(counts.values())), told, shown(done, nought=True))
