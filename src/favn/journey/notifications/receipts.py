"""What a notifier is told back: a number at once, carried in the address itself, and a letter afterwards."""

from dataclasses import dataclass
from datetime import datetime

from django.core import signing
from django.utils.translation import gettext as _

from favn.foundation.documents.blocks import Block, Definition, Paragraph
from favn.journey.notifications.models import Notification
from favn.kit.wording import moment

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


def receipt_text(notification: Notification) -> list[Block]:
    """What a receipt says: thanks, when it came, and what happens; nothing of the child or of what was decided."""
    return [
        Paragraph(_("Tak, fordi du underrettede os. Vi har modtaget din underretning og læst den.")),
        Definition(_("Nummer"), notification.number),
        Definition(_("Modtaget"), moment(notification.received_at)),
        Paragraph(
            _(
                "Vi vurderer alle underretninger inden 24 timer. Af hensyn til familien kan vi ikke fortælle dig "
                "alt om, hvad der sker nu. Ser du noget nyt, så underret os igen."
            )
        ),
        Paragraph(_("Du får denne kvittering efter barnets lov § 137.")),
    ]
