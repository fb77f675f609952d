"""What one wrote last: the way back to a child for those who look up the child they meet."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from favn.desks.caseworker.access import SEEKERS
from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.documents.queries import notes_by
from favn.foundation.organisation.choices import Role
from favn.foundation.people.models import Child
from favn.journey.concerns.queries import concerns_by
from favn.kit.speech import gettext as _

MOST = 5
PURPOSES: dict[str, Purpose] = {Role.DENTIST: Purpose.DENTAL, Role.SSP_CONSULTANT: Purpose.SSP}


@dataclass(frozen=True, slots=True)
class Written:
    """One thing the actor wrote about a child: what, when, and where it stands."""

    child: Child
    what: str
    at: datetime
    url: str


def written_by(actor: Actor, at: datetime) -> list[Written] | None:
    """The actor's five newest notes and concerns, the children read through the door; None for other desks."""
    if not actor.has_role(*SEEKERS):
        return None
    rows = [
        (each.child_id, _("Notat"), each.created_at, reverse("documents:note", args=[each.child_id, each.pk]))
        for each in notes_by(actor.key)[:MOST]
    ] + [
        (each.child_id, _("Bekymring"), each.written_at, reverse("concerns:concern", args=[each.child_id, each.pk]))
        for each in concerns_by(actor.key)[:MOST]
    ]  # fmt: skip
    newest = sorted(rows, key=lambda row: row[2], reverse=True)[:MOST]
    asked = {row[0] for row in newest}
    known = (
        door.children(actor=actor, ids=asked, purpose=PURPOSES[actor.role], at=at, verb="work_list") if asked else {}
    )
    return [Written(known[child_id], what, when, url) for child_id, what, when, url in newest if child_id in known]
