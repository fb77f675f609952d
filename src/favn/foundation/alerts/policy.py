"""Who may say that a thing is done. Deny by default."""

from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.models import Alert


def may_close(actor: Actor, alert: Alert) -> bool:
    """The one it waits for, anyone in the role at the unit it waits for, and jobs."""
    if not actor.is_employee:
        return actor.role.startswith("system:")
    return alert.employee_id == actor.id or (alert.unit_id in actor.unit_ids and alert.role == actor.role)
