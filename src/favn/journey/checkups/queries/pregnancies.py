"""A child on the way as its page shows it, and what waits because of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404

from favn.foundation.access.standing import family_is_protected
from favn.foundation.accounts.actors import Actor
from favn.foundation.letters.recipients import to_adult
from favn.foundation.people.models import Adult, Child
from favn.journey.checkups.models import PregnancyClosing, PregnancyMessage, PregnancyOffer, Visit
from favn.journey.checkups.queries.schedule import Planned, contacts_of, history_of
from favn.journey.checkups.queries.visits import health_child
from favn.journey.checkups.rules.schedule import OPEN
from favn.kit.clock import local

CLOSED = PregnancyClosing.objects.filter(taken_back_at__isnull=True)


@dataclass(frozen=True, slots=True)
class PregnancyPage:
    """The mother and how she is met, what was told of her, what she was offered, the visits, and whether it ended.

    `home` is empty where the address is protected, hidden or unknown; `is_protected` says that one should ask her.
    """

    child: Child
    mother: Adult | None
    home: tuple[str, ...]
    is_protected: bool
    messages: list[PregnancyMessage]
    offers: list[PregnancyOffer]
    agreed: list[Visit]
    held: list[Visit]
    contacts: list[Planned]
    closing: PregnancyClosing | None

    @property
    def is_followed(self) -> bool:
        """Whether there still is something to do before the birth."""
        return self.closing is None and self.child.born_on is None

    @property
    def open(self) -> list[Planned]:
        """Contacts that need somebody now and are not agreed yet."""
        return [each for each in self.contacts if each.state in OPEN and each.visit is None]


def pregnancy_page(*, actor: Actor, child_id: UUID, at: datetime) -> PregnancyPage:
    """The page, through the child's door in the health room; also after the birth. Raises Http404.

    A child that never was an unborn child in Favn has no such page.
    """
    child = health_child(actor=actor, child_id=child_id, at=at)
    if child.mother_id is None:
        raise Http404
    today, closing, is_protected = local(at).date(), closing_of(child.pk), family_is_protected(child.pk)
    mother = Adult.objects.filter(pk=child.mother_id).first()
    contacts = contacts_of(child, roles=(actor.role,), on=today) if child.born_on is None else []
    messages = PregnancyMessage.objects.filter(child=child).select_related("recorded_by")
    return PregnancyPage(
        child=child, mother=mother, home=() if mother is None or is_protected else to_adult(mother, at).lines,
        is_protected=is_protected, messages=list(messages.order_by("-sent_on", "-id")),
        offers=list(PregnancyOffer.objects.filter(child=child).order_by("offered_on", "id")),
        agreed=agreed_visits(child.pk), held=history_of(child.pk), contacts=contacts, closing=closing,
    )  # fmt: skip


def agreed_visits(child_id: UUID) -> list[Visit]:
    """What is agreed and not held yet."""
    waiting = Visit.objects.filter(child_id=child_id, held_on__isnull=True, cancelled_at__isnull=True)
    return list(waiting.order_by("planned_at", "id"))


def closing_of(child_id: UUID) -> PregnancyClosing | None:
    """Why this pregnancy is followed no more; None while it is."""
    return CLOSED.filter(child_id=child_id).select_related("closed_by", "child").first()


def closed_among(child_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The pregnancies among these that are followed no more, and why."""
    return dict(CLOSED.filter(child_id__in=list(child_ids)).values_list("child_id", "kind"))


def message_of(*, actor: Actor, message_id: UUID, at: datetime) -> PregnancyMessage:
    """A message, through the child's door. Raises Http404 for hidden and missing alike."""
    found = PregnancyMessage.objects.filter(pk=message_id).first()
    if found is None:
        raise Http404
    health_child(actor=actor, child_id=found.child_id, at=at)
    return found


def offer_of(*, actor: Actor, pregnancy_offer_id: UUID, at: datetime) -> PregnancyOffer:
    """An offer, through the child's door. Raises Http404 for hidden and missing alike."""
    found = PregnancyOffer.objects.filter(pk=pregnancy_offer_id).first()
    if found is None:
        raise Http404
    health_child(actor=actor, child_id=found.child_id, at=at)
    return found


def waiting_for_receipt(area_ids: Iterable[UUID]) -> list[PregnancyMessage]:
    """Messages of these districts nobody has acknowledged, the most urgent first; none of a pregnancy that ended."""
    waiting = PregnancyMessage.objects.filter(
        receipt__isnull=True, child__area_id__in=list(area_ids), child__left_on__isnull=True
    )
    ended = CLOSED.filter(child_id=OuterRef("child_id"))
    return list(waiting.exclude(Exists(ended)).order_by("receipt_by", "id"))
