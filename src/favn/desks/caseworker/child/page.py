"""One child on one page: read once, through the door, and shown as far as the reader's rooms reach."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from favn.desks.caseworker.child import lines, people
from favn.desks.caseworker.child.journey import Coming, coming, day_of, newest, rooms_told, steps
from favn.desks.caseworker.child.parts import Rows, parts_of
from favn.foundation.access import door
from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.policy import may_reveal_number
from favn.foundation.access.standing import Released, Standing, family_is_protected, released_of, standing_of
from favn.foundation.accounts.actors import Actor
from favn.foundation.people.models import Child
from favn.foundation.people.queries import Spoken, siblings_of, spoken_around
from favn.journey.checkups.choices.transitions import ROOM_OF_ROLE
from favn.journey.checkups.pages.absence import AttachedAbsence
from favn.journey.concerns.policy import may_place
from favn.journey.effects.rules import NOT_PROOF
from favn.journey.networks.policy import may_begin_network
from favn.journey.plans.choices import TONES, Status
from favn.journey.wellbeing.queries.words import Wordings
from favn.kit.charts.circle import Picture as Map
from favn.kit.charts.line import Picture
from favn.kit.clock import local
from favn.kit.parts import Step
from favn.kit.wording import day

NOTES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class ChildPage:
    """What the page shows. `rows` are the child's rows by part; `rooms` are the reader's keys."""

    child: Child
    rooms: frozenset[str]
    rows: Rows
    steps: list[Step]
    coming: list[Coming]
    people: Map
    wellbeing: Picture | None
    absence: AttachedAbsence | None
    effect: Picture | None
    effect_words: str
    is_protected: bool
    described: str
    may_place: bool
    may_begin_network: bool
    may_reveal: bool
    log_url: str
    words_url: str
    transition_url: str
    spoken: Spoken | None

    @property
    def first_name(self) -> str:
        """What the child is called."""
        return people.first_name(self.child)

    @property
    def facts(self) -> str:
        """The masked number, who has custody, and the language the family is met in, in one line."""
        numbers = [f"{_('CPR')} {row['masked']}" for row in self.rows["number"][:1]]
        return " · ".join([*numbers, *filter(None, [people.custody(self.rows), people.met_in(self.spoken)])])

    @property
    def carriers(self) -> list[tuple[str, str]]:
        """Who carries the help."""
        return people.carriers(self.rows)

    @property
    def rooms_told(self) -> list[str]:
        """The reader's rooms in words."""
        return rooms_told(self.rooms)

    @property
    def own_words(self) -> tuple[str, str] | None:
        """The last thing the child said that the reader may see, and when."""
        said = newest(self.rows, "wish", "spoken", "concern", "notification")
        return (said["words"], day(day_of(said["on"]))) if said else None

    @property
    def position(self) -> dict[str, Any] | None:
        """The newest joint position from the school."""
        return self.rows["position"][-1] if self.rows["position"] else None

    @property
    def position_word(self) -> str:
        """What the municipality called that position when the round opened."""
        found = self.position
        return Wordings().said(found["position"], day_of(found["on"])) if found else ""

    @property
    def notes(self) -> list[dict[str, Any]]:
        """The newest of what is written in the reader's rooms, the newest first."""
        return [row | {"day": day_of(row["on"])} for row in self.rows["note"][: -NOTES_SHOWN - 1 : -1]]

    @property
    def plan_lines(self) -> list[tuple[str, bool, list[dict[str, Any]]]]:
        """The plan: each goal, whether it is the child's own words, and its agreements; those without a goal last."""
        found = [(goal["words"], goal["voice"] == "child", self._agreed(goal["id"])) for goal in self.rows["goal"]]
        return [*found, *([("", False, rest)] if (rest := self._agreed(None)) else [])]

    def _agreed(self, goal_id: str | None) -> list[dict[str, Any]]:
        mine = [row for row in self.rows["agreement"] if row["goal"] == goal_id]
        return [
            row | {
                "word": str(Status(row["status"]).label), "tone": TONES[Status(row["status"])],
                "from": day_of(row["starts_on"]) if row["starts_on"] else None,
            }
            for row in mine
        ]  # fmt: skip

    @property
    def sees_little(self) -> bool:
        """Whether the reader has no room with anything in it on this page."""
        return not self.rooms & {"school", "health", "dental", "authority", "network", "ssp"}

    @property
    def seats(self) -> list[tuple[str, bool]]:
        """The offers the child has a seat in, and whether each is preventive."""
        held = [(str(row["name"]), bool(row["preventive"])) for row in self.rows["seat"]]
        return [(_(name), is_preventive) for name, is_preventive in held]

    @property
    def honest_sentence(self) -> str:
        """What one child's line cannot show."""
        return _(NOT_PROOF)


def page_of(*, actor: Actor, child_id: UUID, at: datetime) -> ChildPage:
    """The child's page for this reader at this instant, and the read written down. Raises Http404 for hidden ones."""
    child = door.open_child(actor=actor, child_id=child_id, purpose=_purpose(actor), at=at)
    rooms = door.compartments_of(child.id)
    rows = parts_of(child.id, actor, at)
    today = local(at).date()
    siblings = door.children(
        actor=actor, ids=siblings_of(child.id, on=today), purpose=_purpose(actor), at=at, verb="see_sibling"
    )
    effect, effect_words = lines.from_concern_to_now(child.id)
    absence = lines.absence(rows)
    return ChildPage(
        child=child, rooms=rooms, rows=rows, steps=steps(rows, rooms), coming=coming(rows, at),
        people=people.people_map(child, rows, siblings.values()), wellbeing=lines.wellbeing(child.id, rows, rooms),
        absence=absence, may_begin_network=absence is not None and may_begin_network(actor, child.id),
        effect=effect, effect_words=effect_words, is_protected=family_is_protected(child.id),
        may_reveal=bool(rows["number"]) and may_reveal_number(actor, rooms),
        described=people.described(child, rows, today), may_place=may_place(actor), log_url=log_url(child.id, rooms),
        transition_url=transition_url(actor, child.id, rooms),
        words_url=reverse("family:words", args=[child.id]) if Compartment.FAMILY in rooms else "",
        spoken=spoken_around(child.id, on=today).get(child.id),
    )  # fmt: skip


def _purpose(actor: Actor) -> Purpose:
    return Purpose.CASEWORK if actor.role in ("caseworker", "team_leader", "duty_officer") else Purpose.DAILY_WORK


def transition_url(actor: Actor, child_id: UUID, rooms: frozenset[str]) -> str:
    """The page to agree on a transition conversation, for those who know the child where it is now."""
    room = ROOM_OF_ROLE.get(actor.role)
    return reverse("checkups:plan_transition", args=[child_id]) if room in rooms else ""


def log_url(child_id: UUID, rooms: frozenset[str]) -> str:
    """The page that tells who has looked, for those who have the child in the authority's room."""
    return reverse("staff:child_log", args=[child_id]) if Compartment.AUTHORITY in rooms else ""


@dataclass(frozen=True, slots=True)
class AccessPage:
    """Who may see what of a child, and why; and what is released to whom in the family."""

    child: Child
    standing: list[Standing]
    released: list[tuple[str, Released]]
    log_url: str


def access_page_of(*, actor: Actor, child_id: UUID, at: datetime) -> AccessPage:
    """Who has access to the child, for those who have it themselves. Raises Http404 for hidden and missing alike."""
    child = door.open_child(actor=actor, child_id=child_id, purpose=Purpose.REVIEW, at=at)
    names = {UUID(row["id"]): f"{row['given']} {row['surname']}" for row in parts_of(child.id, actor, at)["adult"]}
    released = [(names.get(each.reader_id, _("en i familien")), each) for each in released_of(child.id)]
    return AccessPage(child, standing_of(child.id), released, log_url(child.id, door.compartments_of(child.id)))
