"""The municipality's own limits for absence: an edit is a new row from its day on."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.models import AbsencePace
from favn.journey.checkups.policy.contacts import may_decide
from favn.kit.clock import local


@transaction.atomic
def revise_absence_pace(*, pace: AbsencePace, warn_days: int, notify_days: int, by: Actor, at: datetime) -> AbsencePace:
    """Ret fraværsfristerne from today on: duties that have arisen keep their day.

    Raises ContactRefused for anyone but the administrator, and when somebody else was first.
    """
    if not may_decide(by):
        raise ContactRefused(_("Fraværsfrister rettes af en administrator."))
    today = local(at).date()
    ended = AbsencePace.objects.filter(pk=pace.pk, valid_until__isnull=True).update(valid_until=today)
    if not ended:
        raise ContactRefused(_("En anden har rettet fristerne imens. Åbn siden igen."))
    made = AbsencePace(warn_days=warn_days, notify_days=notify_days, valid_from=today, written_by_id=by.key)
    made.save(force_insert=True)
    record(verb="checkups.revise_absence_pace", by=by, at=at, subject=made, warn=warn_days, notify=notify_days)
    return made
