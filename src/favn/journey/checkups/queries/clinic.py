"""The clinic among its colleagues: its people, what the team is asked, meetings, and agreements with daycare."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import Actor
from favn.foundation.consents.queries import custody_holders
from favn.foundation.organisation.choices import Role, UnitKind
from favn.foundation.organisation.models import Employee, Position, Unit
from favn.foundation.organisation.queries import units_of_kind
from favn.foundation.people.models import Adult, Child
from favn.foundation.people.queries import enrolments_of
from favn.journey.checkups.choices.dental import Post
from favn.journey.checkups.models import ClinicAgreement, ClinicMeeting, DentalAdvice, DentalPost, SpokenOf
from favn.journey.checkups.queries.dental import dental_child
from favn.kit.clock import local
from favn.kit.periods import valid_on

SHOWN = 50
MEETINGS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the team, the child it is about, and whether the answer is late."""

    advice: DentalAdvice
    child: Child
    is_late: bool


@dataclass(frozen=True, slots=True)
class Colleagues:
    """One child among the clinic's colleagues: advice, meetings it was spoken of at, and its daycare's agreement."""

    child: Child
    advice: Sequence[DentalAdvice]
    spoken: Sequence[SpokenOf]
    meetings: Sequence[ClinicMeeting]
    holders: Sequence[Adult]
    place: Unit | None
    agreement: ClinicAgreement | None


def dentists(*, on: date) -> list[tuple[Employee, Unit]]:
    """Everyone who works as a dentist on that day, and where."""
    held = Position.objects.filter(valid_on(on), role=Role.DENTIST).select_related("employee", "unit")
    return [(each.employee, each.unit) for each in held.order_by("employee__name", "id")]


def posts(*, on: date) -> list[DentalPost]:
    """The posts that stand on that day."""
    held = DentalPost.objects.filter(valid_on(on)).select_related("employee", "unit")
    return list(held.order_by("unit__name", "post", "employee__name", "id"))


def post_by_key(post_id: UUID) -> DentalPost | None:
    """A post that stands."""
    return DentalPost.objects.filter(pk=post_id, valid_until__isnull=True).first()


def advisers(unit_id: UUID, *, on: date) -> list[UUID]:
    """The employees in a clinic's advisory team on that day."""
    held = DentalPost.objects.filter(valid_on(on), unit_id=unit_id, post=Post.ADVISER)
    return list(held.order_by("employee__name", "id").values_list("employee_id", flat=True))


def team_list(*, actor: Actor, at: datetime) -> tuple[list[Asked], list[Asked]]:
    """What waits for the actor's team, the most urgent first, and what the actor asked, the newest first.

    Each child shown is written down as seen.
    """
    today, mine = local(at).date(), Q(asked_by_id=actor.key)
    held = DentalPost.objects.filter(valid_on(today), employee_id=actor.key, post=Post.ADVISER).values("unit_id")
    waiting = DentalAdvice.objects.filter(~mine, unit_id__in=held, advised_at__isnull=True).select_related("asked_by")
    asked = DentalAdvice.objects.filter(mine).select_related("advised_by")
    rows, own = list(waiting.order_by("answer_by", "id")[:SHOWN]), list(asked.order_by("-asked_at", "-id")[:SHOWN])
    keys = {each.child_id for each in (*rows, *own)}
    known = door.children(actor=actor, ids=keys, purpose=Purpose.DENTAL, at=at, verb="dental.team")
    told = [
        Asked(each, known[each.child_id], each.advised_at is None and each.answer_by < today)
        for each in (*rows, *own) if each.child_id in known
    ]  # fmt: skip
    return [each for each in told if each.advice in rows], [each for each in told if each.advice in own]


def advice_by_key(*, actor: Actor, advice_id: UUID, at: datetime) -> tuple[DentalAdvice, Child]:
    """A question to the team, through the child's door. Raises Http404."""
    found = DentalAdvice.objects.select_related("asked_by", "advised_by").filter(pk=advice_id).first()
    if found is None:
        raise Http404
    return found, dental_child(actor=actor, child_id=found.child_id, at=at)


def meetings_seen_by(actor: Actor) -> QuerySet[ClinicMeeting]:
    """The meetings the reader may know of, the newest first: the clinic's own, and those a coordinator was at."""
    found = ClinicMeeting.objects.select_related("coordinator", "unit", "recorded_by")
    if actor.has_role(Role.DENTIST):
        return found.filter(unit_id__in=actor.unit_ids).order_by("-held_on", "-id")
    return found.filter(coordinator_id=actor.key).order_by("-held_on", "-id")


def coordinators(*, on: date) -> list[Employee]:
    """Those of the specialised area who can take part in the clinic's meetings."""
    held = Position.objects.filter(valid_on(on), role__in=(Role.NETWORK_COORDINATOR, Role.CASEWORKER, Role.TEAM_LEADER))
    return list(Employee.objects.filter(pk__in=held.values("employee_id")).order_by("name", "id"))


def colleagues_about(*, actor: Actor, child_id: UUID, at: datetime) -> Colleagues:
    """The page, through the child's door in the dental room. Raises Http404."""
    child, today = dental_child(actor=actor, child_id=child_id, at=at), local(at).date()
    advice = DentalAdvice.objects.filter(child_id=child.pk).select_related("asked_by", "advised_by")
    spoken = SpokenOf.objects.filter(child_id=child.pk).select_related("meeting__coordinator")
    place = next((each.unit for each in enrolments_of(child.pk, on=today)), None)
    return Colleagues(
        child=child, advice=list(advice.order_by("-asked_at", "-id")[:SHOWN]),
        spoken=list(spoken.order_by("-recorded_at", "-id")[:SHOWN]),
        meetings=list(meetings_seen_by(actor)[:MEETINGS_SHOWN]),
        holders=list(Adult.objects.filter(pk__in=custody_holders(child.pk, at)).order_by("sort_key", "id")),
        place=place, agreement=standing_agreement(place, on=today) if place else None,
    )  # fmt: skip


def standing_agreement(partner: Unit, *, on: date) -> ClinicAgreement | None:
    """The agreement with a daycare that counts on that day."""
    return agreements_on(on).filter(partner=partner).first()


def agreements_on(on: date) -> QuerySet[ClinicAgreement]:
    """The agreements that count on that day, by daycare."""
    found = ClinicAgreement.objects.filter(valid_on(on), ended_on__isnull=True).select_related("partner", "unit")
    return found.order_by("partner__name", "id")


def agreements_for(actor: Actor, *, on: date) -> list[ClinicAgreement]:
    """The agreements a reader works under: a clinic's own, or those of one's own daycare."""
    mine = Q(unit_id__in=actor.unit_ids) | Q(partner_id__in=actor.unit_ids)
    return list(agreements_on(on).filter(mine).select_related("made_by"))


def agreements_over(actor: Actor, *, on: date) -> list[ClinicAgreement]:
    """Those that were ended or have run out, the newest first."""
    gone = ClinicAgreement.objects.filter(Q(ended_on__isnull=False) | Q(valid_until__lte=on))
    mine = gone.filter(unit_id__in=actor.unit_ids).select_related("partner", "ended_by")
    return list(mine.order_by("-made_at", "-id")[:SHOWN])


def agreement_by_key(actor: Actor, agreement_id: UUID) -> ClinicAgreement | None:
    """An agreement of the actor's clinic that was not ended."""
    return ClinicAgreement.objects.filter(pk=agreement_id, unit_id__in=actor.unit_ids, ended_on__isnull=True).first()


def daycares() -> list[Unit]:
    """The open daycares an agreement can be made with."""
    return list(units_of_kind(UnitKind.DAYCARE, UnitKind.CHILDMINDER))
