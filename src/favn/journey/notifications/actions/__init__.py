"""The verbs of notifications, by subject."""

from favn.journey.notifications.actions.assessing import acknowledge, assess, match_children
from favn.journey.notifications.actions.receiving import (
    MOST_IN_AN_HOUR,
    admit,
    forget_attempts,
    name_child,
    notify,
    notify_publicly,
)
from favn.journey.notifications.actions.refusals import (
    AlreadyAcknowledged,
    AlreadyAssessed,
    HistoryNotSeen,
    NobodyToAnswer,
    NotificationRefused,
    TooManyNow,
)

__all__ = [
    "MOST_IN_AN_HOUR", "AlreadyAcknowledged", "AlreadyAssessed", "HistoryNotSeen", "NobodyToAnswer",
    "NotificationRefused", "TooManyNow", "acknowledge", "admit", "assess", "forget_attempts", "match_children",
    "name_child", "notify", "notify_publicly",
]  # fmt: skip
