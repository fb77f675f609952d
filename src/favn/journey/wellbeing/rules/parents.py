"""What a parent is told, and by when an objection is answered. Facts in, answer out."""

from datetime import UTC, datetime

from dateutil.relativedelta import relativedelta

ANSWER_WITHIN = relativedelta(months=1)  # GDPR art. 12(3): without undue delay, and at the latest within a month


def answer_by(made_at: datetime) -> datetime:
    """The last moment to answer an objection, in UTC."""
    return made_at.astimezone(UTC) + ANSWER_WITHIN


def leader_role(unit_kind: str) -> str:
    """The role that answers for a unit of this kind."""
    return "school_leader" if unit_kind == "school" else "daycare_leader"
