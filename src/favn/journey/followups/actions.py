"""Following up: one look at child and care, everyone's own words, and a decided next time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.access.actions import release
from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts, raise_alert
from favn.foundation.audit.actions import record
from favn.journey.cases.queries import caseworker_of, custody_holders
from favn.journey.followups.models import FollowUp, FollowUpWords
from favn.journey.followups.rules import next_deadline
from favn.journey.networks.choices import Voice
from favn.journey.plans.actions.making import FOLLOW_UP_DUE
from favn.journey.plans.models import Plan
from favn.journey.plans.policy import may_write_plan
from favn.kit.catalogue import N_
from favn.kit.clock import local


class FollowUpRefused(Exception):
    """The follow-up cannot be written. The text can be shown."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one person says it is like now. `adult_id` is None for the child."""

    person: str
    text: str
    adult_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Where child and care are seen now (1-5 on the same ruler as the concern), and what was said."""

    child_level: int
    care_level: int
    said: Iterable[Said] = field(default=())


@transaction.atomic
def hold_follow_up(*, plan: Plan, seen: Seen, next_on: date, reason: str, by: Actor, at: datetime) -> FollowUp:
    """Følg op: set the ruler again, write what each says, decide when to look next and why then (barnets lov § 95).

    The alert that waited is done with, and the next one begins. Raises FollowUpRefused.
    """
    if not may_write_plan(by, plan.child_id, local(at).date()):
        raise FollowUpRefused(_("Der følges op af den, der leder netværket, eller den, der har barnets sag."))
    if next_on <= local(at).date():
        raise FollowUpRefused(_("Vælg en dag efter i dag til næste opfølgning."))
    if not reason.strip():
        raise FollowUpRefused(_("Skriv, hvorfor næste opfølgning ligger da. Loven kræver en begrundelse."))
    held = FollowUp(
        child_id=plan.child_id, plan=plan, held_at=at, held_by_id=by.key, child_level=seen.child_level,
        care_level=seen.care_level, next_on=next_on, reason=reason.strip(),
    )  # fmt: skip
    held.save(force_insert=True)
    _write_words(held, seen)
    record(verb="followups.hold", by=by, at=at, child_id=plan.child_id, subject=held,
           child_level=seen.child_level, care_level=seen.care_level)  # fmt: skip
    close_alerts(source_id=plan.pk, kind=FOLLOW_UP_DUE, by=by, at=at)
    _remind(plan, next_on, by, at)
    return held


def _write_words(held: FollowUp, seen: Seen) -> None:
    FollowUpWords.objects.bulk_create(
        FollowUpWords(
            follow_up=held, child_id=held.child_id, person=said.person, text=said.text.strip(), adult_id=said.adult_id,
            voice=Voice.PARENT if said.adult_id else Voice.CHILD,
        )
        for said in seen.said if said.text.strip()
    )  # fmt: skip


def _remind(plan: Plan, next_on: date, by: Actor, at: datetime) -> None:
    due = next_deadline(plan.decided_at, plan.follow_up_by, next_on)
    term = caseworker_of(plan.child_id)
    raise_alert(
        kind=FOLLOW_UP_DUE, text=N_("Følg op på planen"), paragraph=due.paragraph, due_by=due.due_by, source=plan,
        reason=N_("Ved sidste opfølgning blev det besluttet, hvornår I ser på planen igen."),
        url_name="followups:hold", url_id=plan.pk, child_id=plan.child_id, compartment=Compartment.NETWORK,
        to=term.caseworker_id if term else by.key, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def release_follow_up(*, held: FollowUp, reader_id: UUID, by: Actor, at: datetime) -> None:
    """Frigiv opfølgningen to one custody holder; what the other parent said stays hidden. Raises FollowUpRefused."""
    if not may_write_plan(by, held.child_id, local(at).date()):
        raise FollowUpRefused(_("Opfølgningen frigives af den, der leder netværket, eller den, der har barnets sag."))
    if reader_id not in {relation.adult_id for relation in custody_holders(held.child_id, at)}:
        raise FollowUpRefused(_("Opfølgningen kan kun frigives til dem, der har forældremyndigheden."))
    release(child_id=held.child_id, subject=held, reader_id=reader_id, reason=_("opfølgning på planen"), by=by, at=at)
    record(verb="followups.release", by=by, at=at, child_id=held.child_id, about_id=reader_id, subject=held)
