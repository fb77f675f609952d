"""Opening a child in an emergency, and a leader's look at it afterwards."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from favn.foundation.access import actions as access
from favn.foundation.access.choices import Compartment
from favn.foundation.access.models import BreakGlass
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts, raise_alert
from favn.foundation.organisation.choices import Role, UnitKind
from favn.foundation.organisation.queries import units_of_kind
from favn.kit.catalogue import N_

REVIEW_WITHIN = timedelta(days=3)


@transaction.atomic
def open_in_emergency(*, child_id: UUID, reason: str, by: Actor, at: datetime) -> BreakGlass:
    """Nødadgang: open the child for four hours with a reason, and tell the team leaders, who review it in three days.

    Opens neither ssp, the family's own words, nor a protected address. Raises access.AccessRefused.
    """
    broken = access.break_glass(child_id=child_id, reason=reason, by=by, at=at)
    for unit in units_of_kind(UnitKind.AUTHORITY):
        raise_alert(
            kind="break_glass", text=N_("Nødadgang er brugt: se efter, om det var i orden"),
            reason=N_("Et barn blev åbnet uden grundlag, med en begrundelse."), due_by=at + REVIEW_WITHIN,
            source=broken, url_name="staff:review", url_id=broken.pk, unit_id=unit.pk, role=Role.TEAM_LEADER,
            child_id=child_id, compartment=Compartment.IDENTITY, by=by, at=at,
        )  # fmt: skip
    return broken


@transaction.atomic
def review_emergency(*, broken: BreakGlass, is_justified: bool, remark: str, by: Actor, at: datetime) -> None:
    """Gennemgå nødadgang: say whether it was in order; what waited for the leaders is done with.

    Raises access.AccessRefused for one's own, access.AlreadyReviewed.
    """
    access.review_break_glass(broken=broken, is_justified=is_justified, remark=remark.strip(), by=by, at=at)
    close_alerts(source_id=broken.pk, kind="break_glass", by=by, at=at)
