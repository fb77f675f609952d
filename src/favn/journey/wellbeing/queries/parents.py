"""What parents are told, whether they were, and what they object to."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import children, open_child
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.models import Group
from favn.foundation.people.models import Child, Enrolment, Relation
from favn.foundation.people.queries import holders_of
from favn.journey.wellbeing.models import Objection, ParentNotice, Round
from favn.journey.wellbeing.queries.rounds import covers
from favn.journey.wellbeing.queries.waiting import waiting_in
from favn.kit.clock import local
from favn.kit.periods import valid_on

OPEN_OBJECTION = Q(answered_at__isnull=True, withdrawn_at__isnull=True)


def enrolled_in_round(rated: Round, at: datetime) -> QuerySet[Enrolment]:
    """Today's children of the groups the round is for."""
    groups = Group.objects.filter(unit__kind=rated.unit_kind, closed_on__isnull=True).select_related("unit")
    covered = [group.id for group in groups if covers(rated, group)]
    return Enrolment.objects.filter(valid_on(local(at).date()), group_id__in=covered)


def not_yet_written_to(rated: Round, at: datetime, *, most: int) -> list[UUID]:
    """Children of the round whose parents have no notice of it."""
    noted = ParentNotice.objects.filter(round=rated).values("child_id")
    held = Relation.objects.filter(valid_on(local(at).date()), holds_custody=True).values("child_id")
    missing = enrolled_in_round(rated, at).filter(child_id__in=held).exclude(child_id__in=noted)
    return list(missing.order_by("child_id").values_list("child_id", flat=True).distinct()[:most])


def rounds_to_write_about(at: datetime) -> list[Round]:
    """The rounds whose parents are to be written to and that have not closed."""
    return list(Round.objects.filter(parents_asked_at__isnull=False, closes_on__gte=local(at).date()).order_by("id"))


@dataclass(frozen=True, slots=True)
class Waiting:
    """One child that waits in one round, and why: an objection, or nobody told."""

    child: Child
    group: str
    rated: Round
    objection: Objection | None


def waiting_at(actor: Actor, at: datetime) -> list[Waiting]:
    """The children of the leader's units who wait in a round that comes or runs, by group. Each is noted."""
    rounds = [each for each in Round.objects.filter(closes_on__gte=local(at).date()).order_by("opens_on", "id")
              if not each.unit_ids or set(each.unit_ids) & set(actor.unit_ids)]  # fmt: skip
    found: list[tuple[Round, UUID, str]] = []
    for rated in rounds:
        there = enrolled_in_round(rated, at).filter(unit_id__in=actor.unit_ids).select_related("group")
        groups = {each.child_id: each.group.name if each.group else "" for each in there}
        found += [(rated, child, groups[child]) for child in waiting_in(rated.id, groups)]
    ids = {child for _rated, child, _group in found}
    known = children(actor=actor, ids=ids, purpose=Purpose.WELLBEING, at=at, verb="wellbeing.waiting")
    objections = {each.child_id: each for each in Objection.objects.filter(child_id__in=ids, withdrawn_at__isnull=True)}
    waits = [
        Waiting(known[child], group, rated, objections.get(child)) for rated, child, group in found if child in known
    ]
    return sorted(waits, key=lambda each: (each.rated.opens_on, each.group, each.child.sort_key))


@dataclass(frozen=True, slots=True)
class Parent:
    """One custody holder and what is known of the notice."""

    relation: Relation
    notice: ParentNotice | None


@dataclass(frozen=True, slots=True)
class Told:
    """A child, the round that comes or runs, and each parent's notice."""

    child: Child
    rated: Round | None
    parents: list[Parent]
    objections: list[Objection]


def told_about(child_id: UUID, *, actor: Actor, at: datetime) -> Told:
    """Who has been told about the child's present round. Http404 when the child is not in reach."""
    child = open_child(actor=actor, child_id=child_id, purpose=Purpose.WELLBEING, at=at, compartment=Compartment.SCHOOL)
    rated = round_of_child(child.id, at)
    notices = {each.adult_id: each for each in ParentNotice.objects.filter(child_id=child.id, round=rated)}
    return Told(
        child, rated, [Parent(each, notices.get(each.adult_id)) for each in holders_of(child.id, on=local(at).date())],
        list(Objection.objects.filter(child_id=child.id).select_related("parent", "round").order_by("-made_at")),
    )  # fmt: skip


def round_of_child(child_id: UUID, at: datetime) -> Round | None:
    """The round that comes or runs for the child's groups; the first when there are several."""
    today = local(at).date()
    stays = Enrolment.objects.filter(valid_on(today), child_id=child_id, group__isnull=False)
    groups = [each.group for each in stays.select_related("group__unit") if each.group]
    ahead = Round.objects.filter(closes_on__gte=today).order_by("opens_on", "id")
    return next((each for each in ahead if any(covers(each, group) for group in groups)), None)


def objection_by_key(objection_id: UUID, *, actor: Actor, at: datetime) -> Objection:
    """An objection the leader may answer; the child is opened and noted. Http404 for hidden and missing alike."""
    found = Objection.objects.select_related("parent", "round").filter(pk=objection_id).first()
    if found is None:
        raise Http404
    found.child = open_child(
        actor=actor, child_id=found.child_id, purpose=Purpose.WELLBEING, at=at, compartment=Compartment.SCHOOL
    )
    return found
