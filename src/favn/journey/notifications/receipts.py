"""The number a notifier keeps, carried in the address itself: nothing is stored to show it."""

from dataclasses import dataclass
from datetime import datetime

from django.core import signing

from favn.journey.notifications.models import Notification

SALT = "favn.notification.receipt"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a receipt says: the number, when it came, and whether there is anybody to answer."""

    number: str
    received_at: datetime
    is_anonymous: bool


def seal_receipt(notification: Notification) -> str:
    """A signed text with the number and the time. It names no child and no notifier."""
    content = [notification.number, notification.received_at.isoformat(), notification.is_anonymous]
    return signing.dumps(content, salt=SALT, compress=True)


def open_receipt(sealed: str) -> Kept | None:
    """What a receipt says, or None when it was not made here."""
    try:
        number, received_at, is_anonymous = signing.loads(sealed, salt=SALT)
    except signing.BadSignature:
        return None
    return Kept(number, datetime.fromisoformat(received_at), is_anonymous)
