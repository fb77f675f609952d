"""What a clinic and a daycare may say to each other, on which ground, and until when."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.organisation.models import Unit
from favn.journey.checkups.choices.dental import AgreementGround
from favn.journey.checkups.errors import DentalRefused
from favn.journey.checkups.models import ClinicAgreement
from favn.journey.checkups.policy.dental import may_lead
from favn.kit.clock import local


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed. `valid_until` is the first day it no longer counts."""

    ground: AgreementGround
    may_be_said: str
    agreed_with: str
    valid_until: date
    paragraph: str = ""


@transaction.atomic
def agree_with(*, unit_id: UUID, partner: Unit, terms: Terms, by: Actor, at: datetime) -> ClinicAgreement:
    """Aftal med dagtilbuddet from today. An agreement tells of no child, and opens no child's room to anybody.

    Raises DentalRefused for anyone but the clinic's leader, words that are missing, an end that has passed, and when
    an agreement stands already.
    """
    today = local(at).date()
    if not may_lead(by, on=today):
        raise DentalRefused(_("Aftaler med dagtilbud indgås af klinikkens leder."))
    if not terms.may_be_said.strip() or not terms.agreed_with.strip():
        raise DentalRefused(_("Skriv, hvad der må siges, og hvem I har aftalt det med."))
    if terms.valid_until <= today:
        raise DentalRefused(_("Vælg en sidste dag, der ikke er passeret."))
    standing = ClinicAgreement.objects.filter(unit_id=unit_id, partner=partner, ended_on__isnull=True)
    if standing.filter(valid_until__gt=today).exists():
        raise DentalRefused(_("Der er allerede en aftale med det dagtilbud. Afslut den, før I laver en ny."))
    standing.update(ended_on=today, ended_by_id=by.key, ended_because=_("Afløst af en ny aftale."))
    made = ClinicAgreement(
        unit_id=unit_id, partner=partner, ground=terms.ground, paragraph=terms.paragraph.strip(),
        may_be_said=terms.may_be_said.strip(), agreed_with=terms.agreed_with.strip(), valid_from=today,
        valid_until=terms.valid_until, made_by_id=by.key, made_at=at,
    )  # fmt: skip
    made.save(force_insert=True)
    record(verb="dental.agree_with", by=by, at=at, subject=made, partner=str(partner.pk), ground=str(terms.ground))
    return made


@transaction.atomic
def end_agreement(*, agreement: ClinicAgreement, because: str, by: Actor, at: datetime) -> None:
    """Aftalen ophører from today. Ending it twice keeps the first. Raises DentalRefused."""
    if not may_lead(by, on=local(at).date()):
        raise DentalRefused(_("Aftaler med dagtilbud afsluttes af klinikkens leder."))
    if not because.strip():
        raise DentalRefused(_("Skriv, hvorfor aftalen ophører."))
    standing = ClinicAgreement.objects.filter(pk=agreement.pk, ended_on__isnull=True)
    if standing.update(ended_on=local(at).date(), ended_by_id=by.key, ended_because=because.strip()):
        record(verb="dental.end_agreement", by=by, at=at, subject=agreement)
