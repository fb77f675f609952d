"""Wrong passwords: counted per login name for a quarter of an hour, without storing the name."""

from datetime import datetime, timedelta

from favn.foundation.accounts.models import FailedLogin
from favn.kit.crypto import lookup_hash

MOST = 5
REST = timedelta(minutes=15)


def _mark(username: str) -> bytes:
    return lookup_hash(username.strip().casefold(), purpose="login")


def is_locked(username: str, *, at: datetime) -> bool:
    """Whether this name has had too many wrong passwords lately."""
    return FailedLogin.objects.filter(name_hash=_mark(username), failed_at__gt=at - REST).count() >= MOST


def failed(*, username: str, at: datetime) -> None:
    """Count one wrong password."""
    FailedLogin.objects.create(name_hash=_mark(username), failed_at=at)


def forget(*, username: str) -> None:
    """The right password was given: start over."""
    FailedLogin.objects.filter(name_hash=_mark(username)).delete()


def sweep(*, at: datetime) -> int:
    """Delete what is a day old. Returns how many."""
    return FailedLogin.objects.filter(failed_at__lt=at - timedelta(days=1)).delete()[0]
