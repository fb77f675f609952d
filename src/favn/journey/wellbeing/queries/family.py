"""What a parent reads about a child's well-being: what the adults agreed on, never one adult's own answers."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import children
from favn.foundation.accounts.actors import Actor
from favn.foundation.people.models import Child
from favn.foundation.people.queries import held_by
from favn.journey.wellbeing.models import JointPosition, Objection, ParentNotice, VisitAssessment
from favn.kit.clock import local

READ_OF_A_VISIT = (
    "child_id", "visitor__name", "occasion", "position", "remark", "next_step", "due_on", "watch_because",
    "assessed_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One position as a parent reads it. `place` says where the child was seen; `until_next` that it stands now."""

    place: str
    when: datetime
    position: str
    remark: str
    next_step: str
    watch_because: str
    stands: bool


@dataclass(frozen=True, slots=True)
class OwnChild:
    """One of the reader's children: the coming round, what was agreed on, and the reader's own objections."""

    child: Child
    notices: list[ParentNotice]
    shown: list[Shown]
    objections: list[Objection]

    @property
    def may_object(self) -> bool:
        """No objection of the reader's waits for an answer."""
        return all(each.answered_at or each.withdrawn_at for each in self.objections)


def own_children(actor: Actor, at: datetime) -> list[OwnChild]:
    """The reader's children by custody, each noted as seen, with what row-level security lets this reader read."""
    keys = held_by(actor.key, on=local(at).date())
    known = children(actor=actor, ids=keys, purpose=Purpose.OWN, at=at, verb="wellbeing.own")
    notices = ParentNotice.objects.filter(child_id__in=known, adult_id=actor.key).select_related("round")
    objections = Objection.objects.filter(child_id__in=known, parent_id=actor.key).order_by("-made_at")
    shown = _positions(list(known)) + _visits(list(known))
    return [
        OwnChild(
            child, [each for each in notices if each.child_id == child.id],
            sorted((each for key, each in shown if key == child.id), key=lambda each: each.when, reverse=True),
            [each for each in objections if each.child_id == child.id],
        )
        for child in sorted(known.values(), key=lambda child: (child.born_on is None, child.born_on, child.sort_key))
    ]  # fmt: skip


def _positions(ids: list[UUID]) -> list[tuple[UUID, Shown]]:
    rows = JointPosition.objects.filter(child_id__in=ids).select_related("round").order_by("-round__opens_on")
    newest: set[tuple[UUID, str]] = set()
    told = []
    for each in rows:
        stands = (each.child_id, each.context) not in newest
        newest.add((each.child_id, each.context))
        place = f"{each.get_context_display()} · {each.round.name}"
        told.append((each.child_id, Shown(place, each.set_at, each.position, each.remark, each.next_step,
                                          each.watch_because, stands)))  # fmt: skip
    return told


def _visits(ids: list[UUID]) -> list[tuple[UUID, Shown]]:
    rows = VisitAssessment.objects.filter(child_id__in=ids).order_by("-assessed_at").values(*READ_OF_A_VISIT)
    seen: set[UUID] = set()
    told = []
    for each in rows:
        key: UUID = each["child_id"]
        place = f"{each['occasion']} · {each['visitor__name']}"
        words = (each["remark"], each["next_step"], each["watch_because"])
        told.append((key, Shown(place, each["assessed_at"], each["position"], *words, key not in seen)))
        seen.add(key)
    return told
