"""A rater's own sheet, row by row, with what the page may show and nothing more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.http import Http404
from django.utils.translation import get_language

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import children_in_group, seen
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.models import Employee, Group
from favn.foundation.people.models import Child, Enrolment
from favn.journey.wellbeing.choices import CANNOT_JUDGE, CORE, MORE, QUESTIONS, RATERS
from favn.journey.wellbeing.models import Assessment, Dialogue, Form, JointPosition, Round, Sheet
from favn.journey.wellbeing.policy import may_rate
from favn.journey.wellbeing.queries.rounds import form_of, is_open
from favn.journey.wellbeing.queries.waiting import waiting_in
from favn.journey.wellbeing.queries.words import Wordings
from favn.journey.wellbeing.rules.minutes import minutes
from favn.journey.wellbeing.rules.stages import asked_more, is_given
from favn.kit.clock import local

SECONDS_A_CHILD = 10
NEW_FOR = timedelta(weeks=6)  # so long is a child shown as new in the group; it is rated all the same
MARKS = 4  # earlier rounds beside a child
Mark = tuple[str, str]  # tone, words


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it is asked, in the language of the page, with what 1 and 5 look like."""

    code: str
    label: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Row:
    """One child on a sheet. `marks` is empty until the rater's own core answers are given."""

    number: int
    child: Child
    answers: Mapping[str, int | None]
    reason: str
    asks_more: bool
    is_added: bool = False
    marks: Sequence[Mark] = ()

    @property
    def is_core_given(self) -> bool:
        """All three core questions have an answer."""
        return is_given([self.answers[question] for question in CORE])

    @property
    def has_more(self) -> bool:
        """Any of the nine further questions is answered."""
        return any(self.answers[question] is not None for question in MORE)

    @property
    def needs_reason(self) -> bool:
        """Something cannot be judged, and nobody has said why."""
        return CANNOT_JUDGE in self.answers.values() and not self.reason

    @property
    def is_done(self) -> bool:
        """Everything asked about this child is answered."""
        asked = QUESTIONS if self.asks_more else CORE
        return is_given([self.answers[question] for question in asked]) and not self.needs_reason

    @property
    def cannot_judge(self) -> bool:
        """At least one answer is that it cannot be judged."""
        return CANNOT_JUDGE in self.answers.values()


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A whole sheet as its rater sees it."""

    rated: Round
    group: Group
    sheet: Sheet | None
    dialogue: Dialogue | None
    is_open: bool
    core: Sequence[Question]
    more: Sequence[Question]
    rows: Sequence[Row]
    colleagues: Sequence[str] = field(default=())
    finished: int = 0
    new: Mapping[UUID, date] = field(default_factory=dict)
    waiting: Sequence[Child] = field(default=())

    def about(self, child_id: UUID) -> Row:
        """One child's line. Http404 when the child is not on the sheet."""
        for row in self.rows:
            if row.child.id == child_id:
                return row
        raise Http404

    def turned_by(self, child_id: UUID, question: str, was: int | None) -> list[Row]:
        """The lines whose second stage opened or shut because this answer is no longer `was`.

        A line that is answered further, or was added by the rater, stays as it is: somebody may be writing there.
        """
        now = {row.child.id: [row.answers[code] for code in CORE] for row in self.rows}
        changed = dict(self.about(child_id).answers) | {question: was}
        before = now | {child_id: [changed[code] for code in CORE]}
        turned = asked_more(now) ^ asked_more(before)
        return [row for row in self.rows if row.child.id in turned and not row.has_more and not row.is_added]

    @property
    def done(self) -> int:
        """Children about whom everything asked is answered."""
        return sum(row.is_done for row in self.rows)

    @property
    def minutes_left(self) -> int:
        """What is left for hands and eyes, at ten seconds a child; rounded up."""
        return -(-(len(self.rows) - self.done) * SECONDS_A_CHILD // 60)

    @property
    def minutes_spent(self) -> int | None:
        """What the rater used on the sheet, pauses left out; None before it is finished, or when nothing was timed."""
        timed = self.sheet.active_seconds if self.sheet and self.is_finished else 0
        return minutes(timed) if timed else None

    @property
    def is_finished(self) -> bool:
        """The rater has reported the sheet finished."""
        return self.sheet is not None and self.sheet.finished_at is not None

    @property
    def may_open_dialogue(self) -> bool:
        """All have finished, and the dialogue has not begun."""
        return self.is_finished and self.dialogue is None and self.finished >= self.rated.raters_required

    @property
    def may_fill(self) -> bool:
        """The round is open and the sheet is not reported finished."""
        return self.is_open and not self.is_finished and self.dialogue is None

    @property
    def core_is_in(self) -> bool:
        """The core answers of every child are given, so the second stage is open."""
        return all(row.is_core_given for row in self.rows)


def own_sheet(rated: Round, group: Group, rater: Actor) -> Sheet | None:
    """The sheet this rater has begun, if any."""
    return Sheet.objects.filter(round=rated, group=group, rater_id=rater.id).select_related("form").first()


def questions_of(form: Form) -> dict[str, Question]:
    """The twelve questions by code, in the language of the page (Danish where another is missing)."""
    language = (get_language() or "da")[:2]
    words = {code: form.questions[code].get(language) or form.questions[code]["da"] for code in QUESTIONS}
    return {code: Question(code, *said[:3]) for code, said in words.items()}


def open_more(rows: Mapping[UUID, Assessment | None]) -> frozenset[UUID]:
    """The children whose nine further questions are open: by the rule, added by the rater, or already answered."""
    chosen = asked_more({child: _core(row) for child, row in rows.items()})
    kept = {child for child, row in rows.items() if row is not None and (row.added_at or row.has_more())}
    return chosen | kept


def _core(row: Assessment | None) -> list[int | None]:
    return [getattr(row, question) if row else None for question in CORE]


def unfinished(sheet: Sheet, child_ids: Iterable[UUID]) -> int:
    """How many children lack an answer or a reason."""
    return sum(not row.is_done for row in _rows(sheet, [Child(pk=key) for key in child_ids]))


def _rows(sheet: Sheet | None, children: Sequence[Child]) -> list[Row]:
    found = {row.child_id: row for row in Assessment.objects.filter(sheet=sheet)} if sheet else {}
    by_child = {child.id: found.get(child.id) for child in children}
    more = open_more(by_child)
    nothing: dict[str, int | None] = dict.fromkeys(QUESTIONS)
    return [
        Row(
            number=number, child=child, answers=row.answers() if row else nothing,
            reason=row.cannot_judge if row else "", asks_more=child.id in more,
            is_added=row is not None and row.added_at is not None,
        )
        for number, child in enumerate(children, start=1)
        for row in [by_child[child.id]]
    ]  # fmt: skip


def sheet_to_rate(rated: Round, group: Group, *, actor: Actor, at: datetime, answered: UUID | None = None) -> SheetPage:
    """`sheet_page` for those who rate the group; Http404 for everybody else."""
    if not may_rate(actor, group):
        raise Http404
    return sheet_page(rated, group, actor=actor, at=at, answered=answered)


def sheet_page(rated: Round, group: Group, *, actor: Actor, at: datetime, answered: UUID | None = None) -> SheetPage:
    """The actor's own sheet of this group. Few statements, whatever its size; each child is noted as seen.

    `answered`: this is the answer to a change about one child on a page that was noted when it was opened, so nobody
    is noted anew (the change itself is in the log), and only this child's earlier marks are fetched.
    """
    listed = list(children_in_group(actor=actor, group_id=group.id, purpose=Purpose.WELLBEING, at=at))
    if answered is None:
        seen(listed, actor=actor, purpose=Purpose.WELLBEING, at=at, verb="wellbeing.sheet")
    waits = waiting_in(rated.id, [child.id for child in listed])
    begun = list(Sheet.objects.filter(round=rated, group=group).select_related("form"))
    sheet = next((each for each in begun if each.rater_id == actor.id), None)
    questions = questions_of(sheet.form if sheet else form_of(rated, group))
    return SheetPage(
        rated=rated, group=group, sheet=sheet, is_open=is_open(rated, at),
        rows=_with_marks(_rows(sheet, [each for each in listed if each.id not in waits]), rated, group, answered),
        waiting=[each for each in listed if each.id in waits],
        dialogue=Dialogue.objects.filter(round=rated, group=group).first(),
        core=[questions[code] for code in CORE], more=[questions[code] for code in MORE],
        colleagues=[] if answered else [other.name for other in raters_of(group, at) if other.id != actor.id],
        finished=sum(each.finished_at is not None for each in begun),
        new={} if answered else new_in(group, at, among=len(listed)),
    )  # fmt: skip


def new_in(group: Group, at: datetime, *, among: int) -> dict[UUID, date]:
    """The children who came in the last weeks, each with the day; nobody is new in a group that has just begun.

    `among`: the size of the group. The caller shows only the children it may.
    """
    today = local(at).date()
    came = Enrolment.objects.filter(group=group, valid_from__gt=today - NEW_FOR, valid_from__lte=today)
    found = dict(came.values_list("child_id", "valid_from"))
    return found if 2 * len(found) < among else {}


def _with_marks(rows: list[Row], rated: Round, group: Group, answered: UUID | None) -> list[Row]:
    """The earlier positions are fetched for children whose core answers are given, and for no other."""
    given = [row.child.id for row in rows if row.is_core_given and answered in {None, row.child.id}]
    told = marks_before(rated, group, given)
    return [replace(row, marks=told.get(row.child.id, ())) for row in rows]


def marks_before(
    rated: Round, group: Group, child_ids: Sequence[UUID], words: Wordings | None = None
) -> dict[UUID, list[Mark]]:
    """The positions of the last rounds at this unit, oldest first. Another unit's do not follow along."""
    if not child_ids:
        return {}
    earlier = JointPosition.objects.filter(
        child_id__in=child_ids, round__opens_on__lt=rated.opens_on, dialogue__group__unit_id=group.unit_id
    ).order_by("round__opens_on")
    told: dict[UUID, list[Mark]] = {}
    words = words or Wordings()
    for child, tone, name, day in earlier.values_list("child_id", "position", "round__name", "round__opens_on"):
        told.setdefault(child, []).append((tone, f"{name}: {words.said(tone, day)}"))
    return {child: marks[-MARKS:] for child, marks in told.items()}


def raters_of(group: Group, at: datetime) -> list[Employee]:
    """The adults who work in the group today and rate it, and those who stand in."""
    today = local(at).date()
    current = Employee.objects.filter(
        positions__group=group, positions__role__in=RATERS, positions__valid_from__lte=today
    ).exclude(positions__group=group, positions__valid_until__lte=today)
    named = Employee.objects.filter(substitutes__group=group, substitutes__ended_at__isnull=True)
    return list(Employee.objects.filter(Q(pk__in=current) | Q(pk__in=named)).order_by("name"))
