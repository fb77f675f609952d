"""The municipality's own letter and days: each edit is a new edition, and what was sent stands as it was sent."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.journey.checkups.errors import DentalRefused
from favn.journey.checkups.models import NoShowLetter, NoShowPace
from favn.journey.checkups.policy.dental import may_lead
from favn.journey.checkups.rules.dental_letters import missing_places, unknown_places
from favn.kit.clock import local


@transaction.atomic
def revise_letter(
    *, letter: NoShowLetter, title: str, text: str, title_en: str = "", text_en: str = "", by: Actor, at: datetime
) -> NoShowLetter:
    """Ret standardbrevet from today on: a new edition; the old one stands with its last day.

    Raises DentalRefused for anyone but the clinic's leader, for a place that cannot be filled in, a letter without the
    child's name or the telephone, and when somebody else was first.
    """
    today = local(at).date()
    if not may_lead(by, on=today):
        raise DentalRefused(_("Standardbreve rettes af klinikkens leder."))
    unknown = unknown_places(title + text + title_en + text_en)
    if unknown:
        raise DentalRefused(_("Feltet {%(place)s} findes ikke.") % {"place": unknown[0]})
    texts = [text, text_en] if text_en.strip() else [text]
    if any(missing_places(each, for_young=letter.for_young) for each in texts):
        if letter.for_young:
            raise DentalRefused(_("Brevet skal have {telefon} med."))
        raise DentalRefused(_("Brevet skal have {barnet} og {telefon} med."))
    ended = NoShowLetter.objects.filter(pk=letter.pk, valid_until__isnull=True).update(valid_until=today)
    if not ended:
        raise DentalRefused(_("En anden har rettet brevet imens. Åbn det igen."))
    made = NoShowLetter(
        step=letter.step, for_young=letter.for_young, edition=letter.edition + 1,
        title=title.strip(), text=text.strip(), title_en=title_en.strip(), text_en=text_en.strip(), valid_from=today,
        written_by_id=by.key,
    )  # fmt: skip
    made.save(force_insert=True)
    record(verb="dental.revise_letter", by=by, at=at, subject=made, letter=letter.step, edition=made.edition)
    return made


@transaction.atomic
def revise_pace(*, pace: NoShowPace, by: Actor, at: datetime, **days: int) -> NoShowPace:
    """Ret tidsplanen: it counts for no-shows from now on; those that run keep the one they began with.

    Raises DentalRefused for anyone but the clinic's leader, and when somebody else was first.
    """
    today = local(at).date()
    if not may_lead(by, on=today):
        raise DentalRefused(_("Tidsplanen rettes af klinikkens leder."))
    ended = NoShowPace.objects.filter(pk=pace.pk, valid_until__isnull=True).update(valid_until=today)
    if not ended:
        raise DentalRefused(_("En anden har rettet tidsplanen imens. Åbn den igen."))
    made = NoShowPace(**days, valid_from=today, written_by_id=by.key)
    made.save(force_insert=True)
    record(verb="dental.revise_pace", by=by, at=at, subject=made, days=days)
    return made
