"""Logging in and out. Everything here happens at the gate: before it, nobody is anybody."""

from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest
from django_otp import login as otp_login
from django_otp.plugins.otp_totp.models import TOTPDevice

from favn.foundation.access.acting import at_the_gate
from favn.foundation.access.hats import hat_for
from favn.foundation.accounts.attempts import failed, forget, is_locked
from favn.foundation.accounts.models import User
from favn.foundation.audit.actions import record
from favn.foundation.audit.choices import EntryKind

PENDING = "pending_user"
NOBODY = "00000000-0000-0000-0000-000000000000"


class LoginRefused(Exception):
    """The name and password do not belong together (we never say which)."""


class TooManyAttempts(LoginRefused):
    """Five wrong passwords: the name rests for a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the login still needs: nothing, a code, or a device to be set up first."""

    needs_code: bool
    needs_device: bool


def check_password(*, request: HttpRequest, username: str, password: str, at: datetime) -> NextStep:
    """Take the first step. Raises LoginRefused or TooManyAttempts; wrong attempts are counted per name."""
    with at_the_gate():
        if is_locked(username, at=at):
            raise TooManyAttempts
        user = authenticate(request, username=username, password=password)
        if isinstance(user, User) and user.password_expires_at and user.password_expires_at <= at:
            user = None
        if user is None:
            failed(username=username, at=at)
    if user is None:  # refused outside the block, so that the count is kept
        raise LoginRefused
    with at_the_gate():
        forget(username=username)
        device = TOTPDevice.objects.filter(user=user, confirmed=True).first()
        if settings.SECOND_FACTOR_REQUIRED or device:
            request.session.cycle_key()
            request.session[PENDING] = str(user.pk)
            return NextStep(needs_code=device is not None, needs_device=device is None)
        _let_in(request, user, at)
        return NextStep(needs_code=False, needs_device=False)


def pending_user(request: HttpRequest) -> User | None:
    """The one who gave the right password and has not given a code yet."""
    with at_the_gate():
        return User.objects.filter(pk=request.session.get(PENDING, NOBODY), is_active=True).first()


def check_code(*, request: HttpRequest, user: User, code: str, at: datetime) -> bool:
    """Take the second step with the code of the user's device; too many wrong codes make the device wait."""
    with at_the_gate():
        for device in TOTPDevice.objects.filter(user=user, confirmed=True):
            if device.verify_is_allowed()[0] and device.verify_token(code):
                _let_in(request, user, at, device)
                return True
    return False


def device_to_set_up(*, user: User) -> tuple[str, str]:
    """The device this user is about to confirm, as an address for the phone and a secret to type.

    It is made once, so that a reload shows the same picture.
    """
    with at_the_gate():
        found = TOTPDevice.objects.filter(user=user, confirmed=False).first()
        device = found or TOTPDevice.objects.create(user=user, name="app", confirmed=False)
        return device.config_url, b32encode(device.bin_key).decode()


def confirm_device(*, request: HttpRequest, user: User, code: str, at: datetime) -> bool:
    """Confirm the new device with its first code, and log in with it."""
    with at_the_gate():
        device = TOTPDevice.objects.filter(user=user, confirmed=False).first()
        if device is None or not device.verify_token(code):
            return False
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        _let_in(request, user, at, device)
        return True


def choose_password(*, request: HttpRequest, user: User, password: str, at: datetime) -> None:
    """Replace the one-time password with one's own, which must have been held against the password rules."""
    with at_the_gate():
        user.set_password(password)
        user.password_expires_at = None
        user.save(update_fields=["password", "password_expires_at"])
        update_session_auth_hash(request, user)
        actor, _hats = hat_for(user, "", at)
        record(verb="choose_password", by=actor, at=at, kind=EntryKind.LOGIN)


def become(*, request: HttpRequest, username: str, at: datetime) -> bool:
    """Demo only: be this person without a password. The caller has made sure that this is the demo."""
    with at_the_gate():
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            return False
        days = request.session.get("demo_days", 0)
        _let_in(request, user, at)
        request.session["demo_days"] = days
        return True


def _let_in(request: HttpRequest, user: User, at: datetime, device: Any = None) -> None:
    request.session.pop(PENDING, None)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    if device is not None:
        otp_login(request, device)
    actor, _hats = hat_for(user, "", at)
    record(verb="log_in", by=actor, at=at, kind=EntryKind.LOGIN)


def leave(*, request: HttpRequest) -> None:
    """Log out and forget the session."""
    with transaction.atomic(), at_the_gate():
        logout(request)
