"""The two sheets side by side, differences first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import children_in_group, seen
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import UnitKind
from favn.foundation.organisation.models import Employee, Group, Position
from favn.foundation.people.models import Child
from favn.journey.wellbeing.choices import CORE, LEADERS, QUESTIONS, Context
from favn.journey.wellbeing.models import Assessment, Dialogue, JointPosition, Round
from favn.journey.wellbeing.policy import may_see_dialogue
from favn.journey.wellbeing.queries.rounds import form_of
from favn.journey.wellbeing.queries.sheets import Mark, Question, marks_before, questions_of, raters_of
from favn.journey.wellbeing.queries.talk import TalkList, talk_list
from favn.journey.wellbeing.queries.words import Wordings
from favn.kit.clock import local

CLEAR_DIFFERENCE = 2  # points on 1-5 between two raters


@dataclass(frozen=True, slots=True)
class Compared:
    """One question about one child: every rater's answer, in the order of `raters`."""

    question: Question
    answers: Sequence[int | None]

    @property
    def difference(self) -> int:
        """Points between the highest and the lowest answer; 0 when fewer than two could judge."""
        judged = [answer for answer in self.answers if answer]
        return max(judged) - min(judged) if len(judged) > 1 else 0

    @property
    def is_clear(self) -> bool:
        """The raters see something different."""
        return self.difference >= CLEAR_DIFFERENCE


@dataclass(frozen=True, slots=True)
class Passed:
    """One child in the dialogue: the answers, the joint position if it is set, and the rounds before."""

    child: Child
    core: Sequence[Compared]
    more: Sequence[Compared]
    reasons: Sequence[str]
    position: JointPosition | None
    marks: Sequence[Mark]
    at_home: JointPosition | None = None

    @property
    def differs_by(self) -> int:
        """The largest difference between the raters on any question."""
        return max((each.difference for each in (*self.core, *self.more)), default=0)


@dataclass(frozen=True, slots=True)
class DialoguePage:
    """The dialogue of a group: children with the clearest differences first, then by name."""

    rated: Round
    group: Group
    dialogue: Dialogue
    raters: Sequence[str]
    children: Sequence[Passed]
    talk: TalkList
    words: dict[str, str]

    @property
    def done(self) -> int:
        """Children with a joint position."""
        return sum(each.position is not None for each in self.children)

    def about(self, child_id: UUID) -> Passed:
        """One of the children. Http404 when it is not in the group."""
        for each in self.children:
            if each.child.id == child_id:
                return each
        raise Http404

    def after(self, child_id: UUID) -> Child | None:
        """The next child without a joint position, going round; None when all are passed."""
        keys = [each.child.id for each in self.children]
        start = keys.index(child_id) + 1
        turn = [*self.children[start:], *self.children[: start - 1]]
        return next((each.child for each in turn if each.position is None), None)


def context_of(group: Group) -> Context:
    """Where the adults of this group see the child."""
    return Context.SCHOOL if group.unit.kind == UnitKind.SCHOOL else Context.DAYCARE


def owners_of(group: Group, at: datetime) -> list[Employee]:
    """Who may own a next step: the adults of the group, and the leaders of its unit."""
    today = local(at).date()
    held = Position.objects.filter(unit_id=group.unit_id, role__in=LEADERS, valid_from__lte=today)
    leaders = Employee.objects.filter(pk__in=held.exclude(valid_until__lte=today).values("employee_id"))
    return [*raters_of(group, at), *leaders.order_by("name")]


def dialogue_of(rated: Round, group: Group, *, actor: Actor) -> Dialogue:
    """The open dialogue. Http404 when it has not begun or is none of the actor's business."""
    found = Dialogue.objects.select_related("group__unit", "round").filter(round=rated, group=group).first()
    if found is None or not may_see_dialogue(actor, group):
        raise Http404
    return found


def dialogue_page(rated: Round, group: Group, *, actor: Actor, at: datetime) -> DialoguePage:
    """Everything the adults need to talk their group through. Few statements, whatever its size."""
    dialogue = dialogue_of(rated, group, actor=actor)
    listed = children_in_group(actor=actor, group_id=group.id, purpose=Purpose.WELLBEING, at=at)
    children = seen(listed, actor=actor, purpose=Purpose.WELLBEING, at=at, verb="wellbeing.dialogue")
    rows = list(Assessment.objects.filter(round=rated, group=group).select_related("rater"))
    raters = sorted({(row.rater.name, row.rater_id) for row in rows})
    questions = questions_of(form_of(rated, group))
    positions = {
        (each.child_id, each.context == Context.HOME): each
        for each in JointPosition.objects.filter(dialogue=dialogue).select_related("owner", "set_by")
    }
    words = Wordings()
    marks = marks_before(rated, group, [child.id for child in children], words)
    own: dict[UUID, dict[UUID, Assessment]] = {}
    for row in rows:
        own.setdefault(row.child_id, {})[row.rater_id] = row
    passed = [
        _passed(child, [own.get(child.id, {}).get(key) for _name, key in raters], questions,
                (positions.get((child.id, False)), positions.get((child.id, True))), marks.get(child.id, []))
        for child in children
    ]  # fmt: skip
    passed.sort(key=lambda each: -each.differs_by)  # stable: equal differences stay in Danish order
    return DialoguePage(
        rated, group, dialogue, [name for name, _key in raters], passed,
        talk_list(rated, group, children, dialogue=dialogue, actor=actor, at=at), words.on(rated.opens_on),
    )  # fmt: skip


def _passed(
    child: Child, rows: Sequence[Assessment | None], questions: dict[str, Question],
    positions: tuple[JointPosition | None, JointPosition | None], marks: Sequence[Mark],
) -> Passed:  # fmt: skip
    answers = [row.answers() if row else {} for row in rows]
    compared = [Compared(questions[code], [each.get(code) for each in answers]) for code in QUESTIONS]
    reasons = [row.get_cannot_judge_display() if row else "" for row in rows]
    more = [each for each in compared[len(CORE) :] if any(answer is not None for answer in each.answers)]
    return Passed(child, compared[: len(CORE)], more, reasons, positions[0], marks, positions[1])


def steps_of(actor: Actor) -> list[JointPosition]:
    """The next steps the actor owns, soonest first. The children's names come through the door."""
    owned = JointPosition.objects.filter(
        owner_id=actor.id, due_on__isnull=False, step_done_at__isnull=True, step_ended_at__isnull=True
    ).select_related("round", "dialogue")
    return list(owned.order_by("due_on", "id")[:50])
