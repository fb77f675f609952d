"""The clinic's meetings with the specialised area's coordinator, and which children were spoken of, and how."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.consents.queries import custody_holders
from favn.foundation.organisation.models import Employee
from favn.journey.checkups.choices.dental import SpokenWay
from favn.journey.checkups.errors import DentalRefused
from favn.journey.checkups.models import ClinicMeeting, SpokenOf
from favn.journey.checkups.policy.dental import may_treat
from favn.journey.checkups.rules.dental import may_be_named
from favn.kit.clock import local


@transaction.atomic
def hold_meeting(
    *, unit_id: UUID, held_on: date, coordinator: Employee, present: str, learned: str, by: Actor, at: datetime
) -> ClinicMeeting:
    """Skriv netværksmødet, without naming a child. Raises DentalRefused for a wrong role or a day that has not come."""
    if not may_treat(by):
        raise DentalRefused(_("Tandplejens netværksmøder skrives af tandplejen."))
    if held_on > local(at).date():
        raise DentalRefused(_("Mødet skrives, når det er holdt: vælg i dag eller en tidligere dag."))
    held = ClinicMeeting(
        unit_id=unit_id, held_on=held_on, coordinator=coordinator, present=present.strip(), learned=learned.strip(),
        recorded_by_id=by.key, recorded_at=at,
    )  # fmt: skip
    held.save(force_insert=True)
    record(verb="dental.hold_meeting", by=by, at=at, subject=held)
    return held


@transaction.atomic
def speak_of(
    *, meeting: ClinicMeeting, child_id: UUID, way: SpokenWay, advice: str, said_yes: Collection[UUID] = (),
    consent_on: date | None = None, by: Actor, at: datetime,
) -> SpokenOf:  # fmt: skip
    """Skriv, at barnet blev omtalt: without its name, or with a yes from everyone with custody before the meeting.

    Raises DentalRefused when a yes is missing, came after the meeting, or the child stands there already.
    """
    if not may_treat(by):
        raise DentalRefused(_("Tandplejens netværksmøder skrives af tandplejen."))
    if not advice.strip():
        raise DentalRefused(_("Skriv, hvad der blev rådet til."))
    is_named = way == SpokenWay.CONSENT
    if is_named and (
        consent_on is None
        or not may_be_named(custody_holders(child_id, at), said_yes, said_on=consent_on, held_on=meeting.held_on)
    ):
        raise DentalRefused(_("Alle med forældremyndighed skal have sagt ja før mødet. Ellers nævnes intet navn."))
    if SpokenOf.objects.filter(meeting=meeting, child_id=child_id).exists():
        raise DentalRefused(_("Barnet står allerede på det møde."))
    spoken = SpokenOf(
        meeting=meeting, child_id=child_id, way=way, advice=advice.strip(),
        consent_from=sorted(said_yes, key=str) if is_named else [], consent_on=consent_on if is_named else None,
        recorded_by_id=by.key, recorded_at=at,
    )  # fmt: skip
    spoken.save(force_insert=True)
    record(verb="dental.speak_of", by=by, at=at, child_id=child_id, subject=spoken, way=str(way))
    return spoken
