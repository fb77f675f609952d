"""What is told, and by whom: the two values a notification is made from."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import UnitKind
from favn.foundation.organisation.models import Unit
from favn.journey.notifications.choices import AttachmentKind

# Statistics Denmark's codes for who notifies (list NOTIFIERS in codes).
ANONYMOUS, OTHER_ADMINISTRATION = "8", "1"
CODES = {
    UnitKind.SCHOOL: "2",
    UnitKind.DAYCARE: "3",
    UnitKind.CHILDMINDER: "3",
    UnitKind.HEALTH: "5",
    UnitKind.DENTAL: "5",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a notifier tells. All of it but the text may be left out: nothing may delay a notification."""

    text: str
    child_description: str = ""
    written_with: str = ""
    parent_words: str = ""
    child_words: str = ""
    reason_not_with_parents: str = ""
    attached: dict[AttachmentKind, dict[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notifier:
    """Who tells, as far as they say. Nothing at all when they are anonymous."""

    code: str
    name: str = ""
    contact: str = ""
    unit_id: UUID | None = None
    is_anonymous: bool = False


def notifier_of(actor: Actor) -> Notifier:
    """The professional as a notifier, coded by the unit they work at. They are never anonymous to the municipality."""
    unit = Unit.objects.filter(pk__in=actor.unit_ids[:1]).first()
    code = CODES.get(UnitKind(unit.kind), OTHER_ADMINISTRATION) if unit else OTHER_ADMINISTRATION
    return Notifier(code=code, name=actor.name, unit_id=unit.pk if unit else None)
