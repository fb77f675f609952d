"""Deciding how much is looked into."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts, raise_alert
from favn.foundation.audit.actions import record
from favn.journey.assessments.choices import Outcome
from favn.journey.assessments.models import Screening
from favn.journey.assessments.policy import may_screen
from favn.journey.assessments.queries import latest_screening
from favn.journey.assessments.rules import next_deadline
from favn.journey.cases.models import Case
from favn.journey.cases.queries import caseworker_of
from favn.kit.catalogue import N_


class ScreeningRefused(Exception):
    """The screening was not saved. The text can be shown."""


class AlreadyScreened(ScreeningRefused):
    """A colleague screened the case after the page was opened."""


@transaction.atomic
def screen(
    *, case: Case, outcome: Outcome, reason: str, by: Actor, at: datetime, seen: UUID | None = None
) -> Screening:
    """Screen sagen: decide whether nothing more is needed, a clarification or an investigation, and why; § 18.

    `seen` is the screening that stood when the page was opened (None for the first): a newer one is never overruled
    unseen. Raises ScreeningRefused, AlreadyScreened.
    """
    if not may_screen(by, case):
        raise ScreeningRefused(_("Kun den, der har sagen, eller teamlederen kan screene den."))
    if not reason.strip():
        raise ScreeningRefused(_("Skriv begrundelsen, så familien kan læse, hvorfor."))
    latest = latest_screening(case)
    if latest and latest.pk != seen:
        raise AlreadyScreened(
            _("Sagen er allerede screenet af %(name)s. Læs den først; din tekst er bevaret her.")
            % {"name": latest.decided_by.name}
        )
    made = Screening(
        case=case, child_id=case.child_id, outcome=outcome, reason=reason.strip(), decided_by_id=by.key, decided_at=at
    )
    made.save(force_insert=True)
    record(verb="assessments.screen", by=by, at=at, child_id=case.child_id, subject=made, outcome=str(outcome))
    _set_clock(made, case, by, at)
    return made


def _set_clock(made: Screening, case: Case, by: Actor, at: datetime) -> None:
    """The screening is done; an investigation starts the clock of § 20 for the one who has the case."""
    term = caseworker_of(case.child_id)
    if term is None:
        return
    close_alerts(source_id=term.pk, kind="screen", by=by, at=at)
    deadline = next_deadline(made.outcome, case.origin_on)
    if deadline:
        raise_alert(
            kind="investigate", text=N_("Gør undersøgelsen færdig"), reason=deadline.reason,
            paragraph=deadline.paragraph, due_by=deadline.due_by, source=case, url_name="caseworker:case",
            url_id=case.pk, to=term.caseworker_id, child_id=case.child_id, compartment=Compartment.AUTHORITY, by=by,
            at=at,
        )  # fmt: skip
