"""What a parent reads of the visits: what was agreed, one's own words, and a mother what was told of her."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import note_read
from favn.foundation.people.models import Child
from favn.foundation.people.queries import held_by
from favn.journey.checkups.choices.contacts import Outcome, Reason
from favn.journey.checkups.models import Circumstance, Contact, ParentAtVisit, PregnancyMessage, Visit
from favn.journey.checkups.queries.kinds import names_of
from favn.kit.clock import local

VERB = "checkups.own_health"
OF_A_VISIT = ("id", "child_id", "code", "visitor__name", "held_on", "weight_grams", "length_mm", "agreed", "next_on")
OF_A_MESSAGE = ("child_id", "sender", "sender_name", "sent_on", "about", "told", "her_words", "ground", "ground_reason")


@dataclass(frozen=True, slots=True)
class OwnVisit:
    """A visit as a parent reads it. `own_words` are the reader's; weight in grams, length in millimetres."""

    name: str
    visitor: str
    held_on: date
    weight_grams: int | None
    length_mm: int | None
    agreed: str
    next_on: date | None
    own_words: str


@dataclass(frozen=True, slots=True)
class NotHeld:
    """A contact that was not held: which, what became of it, and why."""

    name: str
    outcome: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class OwnHealth:
    """One of the reader's children: the visits, what gives more of them, and what was not held."""

    child: Child
    visits: list[OwnVisit]
    noted: list[tuple[str, str, date, date | None]]  # what, why, from, until
    not_held: list[NotHeld]

    @property
    def is_empty(self) -> bool:
        """Nothing was written that this reader may read."""
        return not (self.visits or self.noted or self.not_held)


def own_health(actor: Actor, at: datetime) -> list[OwnHealth]:
    """The reader's children by custody, each noted as seen. The database gives what was written for them."""
    keys = held_by(actor.key, on=local(at).date())
    known = door.children(actor=actor, ids=keys, purpose=Purpose.OWN, at=at, verb=VERB)
    visits, noted, not_held = _visits(known), _noted(known), _not_held(known)
    in_order = sorted(known.values(), key=lambda child: (str(child.born_on or child.due_on or ""), child.sort_key))
    return [
        OwnHealth(child, visits.get(child.id, []), noted.get(child.id, []), not_held.get(child.id, []))
        for child in in_order
    ]


def told_of_me(actor: Actor, at: datetime) -> list[Mapping[str, object]]:
    """What a midwife or doctor told of the reader herself, newest first, born or not; each child is noted as seen."""
    told = list(PregnancyMessage.objects.order_by("-sent_on", "-id").values(*OF_A_MESSAGE))
    for key in {each["child_id"] for each in told}:
        note_read(verb=VERB, by=actor, at=at, child_id=key, purpose=Purpose.OWN)
    return list(told)


def _visits(child_ids: Iterable[UUID]) -> dict[UUID, list[OwnVisit]]:
    rows = list(Visit.objects.filter(child_id__in=list(child_ids)).order_by("-held_on", "-id").values(*OF_A_VISIT))
    own = ParentAtVisit.objects.filter(visit_id__in=[row["id"] for row in rows])
    said, names = dict(own.values_list("visit_id", "words")), names_of(row["code"] for row in rows)
    found: dict[UUID, list[OwnVisit]] = {}
    for row in rows:
        found.setdefault(row["child_id"], []).append(
            OwnVisit(names.get(row["code"], ""), row["visitor__name"], row["held_on"], row["weight_grams"],
                     row["length_mm"], row["agreed"], row["next_on"], said.get(row["id"], ""))
        )  # fmt: skip
    return found


def _noted(child_ids: Iterable[UUID]) -> dict[UUID, list[tuple[str, str, date, date | None]]]:
    rows = Circumstance.objects.filter(child_id__in=list(child_ids)).order_by("-valid_from", "-id")
    found: dict[UUID, list[tuple[str, str, date, date | None]]] = {}
    for child_id, kind, why, since, until in rows.values_list("child_id", "kind", "why", "valid_from", "valid_until"):
        found.setdefault(child_id, []).append((str(Reason(kind).label), why, since, until))
    return found


def _not_held(child_ids: Iterable[UUID]) -> dict[UUID, list[NotHeld]]:
    rows = list(
        Contact.objects.filter(child_id__in=list(child_ids)).exclude(outcome=Outcome.DONE)
        .order_by("-happened_on", "-id").values_list("child_id", "code", "outcome", "happened_on", "reason")
    )  # fmt: skip
    names = names_of(code for _, code, *_rest in rows)
    found: dict[UUID, list[NotHeld]] = {}
    for child_id, code, outcome, on, reason in rows:
        found.setdefault(child_id, []).append(NotHeld(names.get(code, ""), str(Outcome(outcome).label), on, reason))
    return found
