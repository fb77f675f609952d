"""Every request, also an anonymous one, runs in one transaction under one actor, and is rendered inside it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from favn.foundation.access.acting import acting, at_the_gate
from favn.foundation.access.hats import hat_for
from favn.foundation.access.pages import may_open, opened_for
from favn.foundation.access.requests import ActingRequest
from favn.foundation.accounts.actors import PUBLIC
from favn.foundation.accounts.models import User
from favn.foundation.audit.actions import LogUnavailable
from favn.kit.clock import now

Next = Callable[[HttpRequest], HttpResponse]
DEMO_DAYS = "demo_days"
HAT = "hat"


def request_time(request: HttpRequest) -> datetime:
    """The instant of the request. In the demo town time can be moved forward, to see what a deadline does."""
    days = request.session.get(DEMO_DAYS, 0) if settings.DEMO or settings.MODE == "test" else 0
    return now() + timedelta(days=int(days))


def _known(request: HttpRequest) -> User | None:
    """The logged-in user, with a password of their own; in production only one who has given the second factor too."""
    user = request.user
    if not isinstance(user, User) or user.password_expires_at is not None:
        return None
    if settings.SECOND_FACTOR_REQUIRED and not user.is_verified():
        return None
    return user


class GateMiddleware:
    """Opens the transaction and stands at the gate: enough to learn who asks. Static files never come here."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path in settings.FAVN_GATELESS_PATHS:
            return self.get_response(request)
        with at_the_gate():
            return self.get_response(request)


class ActingMiddleware:
    """Acts as the one who asks while the view works and the page is rendered; undoes everything if the view failed."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        acted = cast("ActingRequest", request)
        acted.view_failed = False
        if request.path in settings.FAVN_GATELESS_PATHS:
            acted.actor, acted.hats, acted.at = PUBLIC, [], now()
            return self.get_response(request)
        user = _known(request)
        acted.at = request_time(request)
        acted.actor, acted.hats = hat_for(user, request.session.get(HAT, ""), acted.at)
        try:
            with acting(acted.actor, at=acted.at):
                response = self.get_response(request)
                if acted.view_failed:
                    transaction.set_rollback(True)
        except LogUnavailable:
            return render(request, "kit/problem.html", {"kind": "log_unavailable"}, status=503)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Deny by default: a page that names nobody is open for nobody, and a shut page looks like a missing one."""
        acted = cast("ActingRequest", request)
        if may_open(acted.actor, opened_for(view)):
            return None
        if acted.actor.kind is PUBLIC.kind and opened_for(view):
            return redirect_to_login(request.get_full_path())
        raise Http404

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Remember that the view failed, so that nothing half-done is kept."""
        cast("ActingRequest", request).view_failed = True
