"""Standing in: one adult rates one group in one round for another, and sees the group only while the round is open."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from favn.foundation.access import actions as access
from favn.foundation.access.choices import Basis, Compartment, Purpose
from favn.foundation.access.door import children_in_group
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.organisation.models import Employee, Group
from favn.journey.wellbeing.errors import NotASubstitute, NotYourGroup, RoundNotOpen
from favn.journey.wellbeing.models import Round, Substitute
from favn.journey.wellbeing.policy import may_name_substitute
from favn.journey.wellbeing.queries.rounds import is_open
from favn.journey.wellbeing.queries.substitutes import may_stand_in
from favn.kit.clock import COPENHAGEN, local


@transaction.atomic
def name_substitute(*, rated: Round, group: Group, rater: Employee, reason: str, by: Actor, at: datetime) -> Substitute:
    """Udpeg en stedfortræder: from now until the round closes, this colleague rates the group and sees its children.

    Raises NotYourGroup, RoundNotOpen, NotASubstitute. Naming the same one again opens children who came since.
    """
    if not may_name_substitute(by, group):
        raise NotYourGroup
    if not is_open(rated, at):
        raise RoundNotOpen
    standing = Substitute.objects.filter(round=rated, group=group, rater=rater, ended_at__isnull=True).first()
    if standing is None and not may_stand_in(rater, group, at):
        raise NotASubstitute
    named = standing or Substitute(
        round=rated, group=group, rater=rater, named_by_id=by.key, named_at=at, reason=reason.strip()
    )
    if standing is None:
        named.save(force_insert=True)
        record(verb="wellbeing.name_substitute", by=by, at=at, subject=named)
    _open_children(named, by, at)
    return named


def _open_children(named: Substitute, by: Actor, at: datetime) -> None:
    until = _shuts_at(named.round)
    for child in children_in_group(actor=by, group_id=named.group_id, purpose=Purpose.WELLBEING, at=at):
        access.grant(
            child_id=child.id, compartments=(Compartment.SCHOOL,), basis=Basis.SUBSTITUTE, source=named, by=by, at=at,
            to=named.rater_id, until=until,
        )  # fmt: skip


@transaction.atomic
def end_past_substitutes(*, by: Actor, at: datetime) -> int:
    """Lad stedfortrædelser udløbe: those whose round has closed end with it. A job's work; returns how many ended.

    What they could see was shut when the round closed; this lets the record say so too.
    """
    past = Substitute.objects.filter(ended_at__isnull=True, round__closes_on__lt=local(at).date())
    over = list(past.select_related("round"))
    for named in over:
        Substitute.objects.filter(pk=named.pk).update(ended_at=_shuts_at(named.round))
        record(verb="wellbeing.end_substitute", by=by, at=at, subject=named)
    return len(over)


def _shuts_at(rated: Round) -> datetime:
    """The midnight after the round's last day."""
    return datetime.combine(rated.closes_on + timedelta(days=1), time.min, COPENHAGEN).astimezone(UTC)


@transaction.atomic
def end_substitute(*, substitute_id: UUID, by: Actor, at: datetime) -> None:
    """Afslut stedfortrædelsen: the group is shut again at once; what was answered stands. Raises NotYourGroup."""
    named = Substitute.objects.select_related("group").filter(pk=substitute_id).first()
    if named is None or not may_name_substitute(by, named.group):
        raise NotYourGroup
    if Substitute.objects.filter(pk=named.pk, ended_at__isnull=True).update(ended_at=at):
        record(verb="wellbeing.end_substitute", by=by, at=at, subject=named)
        access.end(source_id=named.id, by=by, at=at)
