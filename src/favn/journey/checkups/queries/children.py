"""One child's page: every contact as a line, what was noted, and the visits that were held."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.people.models import Child
from favn.journey.checkups.models import Circumstance, Visit
from favn.journey.checkups.queries.schedule import Planned, contacts_of, history_of, noted_about
from favn.journey.checkups.queries.visits import health_child
from favn.journey.checkups.rules.schedule import OPEN, State
from favn.kit.catalogue import N_
from favn.kit.clock import local

WORDS = {
    State.LATER: N_("senere"),
    State.DUE: N_("nu"),
    State.OVERDUE: N_("over tid"),
    State.LAPSED: N_("ikke holdt"),
    State.DELETED: N_("ikke længere gemt"),
    State.DONE: N_("holdt"),
    State.DECLINED: N_("forældrene har sagt nej"),
    State.NOT_RELEVANT: N_("ikke relevant"),
}
TONES = {State.DUE: "teal", State.OVERDUE: "red", State.LAPSED: "yellow", State.DONE: "green"}


@dataclass(frozen=True, slots=True)
class ChildPage:
    """What the health visitor sees of a child: contacts that are open, the whole line, what was noted, the visits."""

    child: Child
    contacts: list[Planned]
    noted: list[Circumstance]
    history: list[Visit]

    @property
    def open(self) -> list[Planned]:
        """What needs somebody now."""
        return [each for each in self.contacts if each.state in OPEN]

    def line(self) -> list[tuple[Planned, str, str]]:
        """Every contact in the order it comes, from pregnancy on, with its state in words and the tone of its mark."""
        return [(each, _(WORDS[each.state]), TONES.get(each.state, "plain")) for each in self.contacts]


def child_page(*, actor: Actor, child_id: UUID, at: datetime) -> ChildPage:
    """The page, through the child's door in the health room. Raises Http404."""
    child = health_child(actor=actor, child_id=child_id, at=at)
    today = local(at).date()
    return ChildPage(
        child, contacts_of(child, roles=(actor.role,), on=today), noted_about(child.id), history_of(child.id)
    )


def contact_of(child: Child, code: str, *, actor: Actor, on: date) -> Planned | None:
    """One of the child's contacts by its code, among those the actor sees to."""
    found = contacts_of(child, roles=(actor.role,), on=on)
    return next((each for each in found if each.kind.code == code), None)


def circumstance_of(*, actor: Actor, circumstance_id: UUID, at: datetime) -> Circumstance:
    """Something noted, through the child's door. Raises Http404."""
    noted = Circumstance.objects.filter(pk=circumstance_id).first()
    if noted is None:
        raise Http404
    health_child(actor=actor, child_id=noted.child_id, at=at)
    return noted
