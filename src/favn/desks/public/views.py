"""Pages for anyone: help right now, and a notification without logging in. They keep nothing of who reads them."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_GET, require_http_methods

from favn.desks.public.forms import OpenForm
from favn.foundation.access.acting import acting
from favn.foundation.access.pages import ANYONE, page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.accounts.actors import PUBLIC
from favn.foundation.organisation.queries import the_municipality
from favn.journey.notifications import actions
from favn.journey.notifications.queries import clocks_of
from favn.journey.notifications.receipts import open_receipt, seal_receipt
from favn.kit.clock import local
from favn.kit.htmx import REFUSED
from favn.kit.navigation import navigation_for

TOO_MANY = 429


def _numbers() -> dict[str, Any]:
    municipality = the_municipality()
    return {
        "municipality": municipality,
        "duty_phone": municipality.duty_phone if municipality else "",
    }


@page(ANYONE)
@require_GET
def front(request: ActingRequest) -> HttpResponse:
    """The front door: help right now, notify, log in. Who is logged in already goes on to their own first page."""
    places = navigation_for(request.actor.role, request.path)
    if places:
        return redirect(places[0].url)
    return render(request, "public/front.html", _numbers())


@page(ANYONE)
@require_http_methods(["GET", "POST"])
def notify(request: ActingRequest) -> HttpResponse:
    """Anyone writes, and is nobody here: also one who happens to be logged in acts as the public."""
    with acting(PUBLIC, at=request.at):
        return _notify(request)


def _notify(request: ActingRequest) -> HttpResponse:
    form = OpenForm(request.POST if request.method == "POST" else None, today=local(request.at).date())
    context: dict[str, Any] = {"form": form, "hints": [], **_numbers()}
    if request.method != "POST" or not form.is_valid():
        return _answer(request, context, REFUSED if form.errors else 200)
    if "hints_seen" not in request.POST and form.hints():
        return _answer(request, context | {"hints": form.hints()})
    try:
        actions.admit(address=_address(request), by=PUBLIC, at=request.at)
    except actions.TooManyNow as refusal:
        return _answer(request, context | {"refused": str(refusal)}, TOO_MANY)
    made = actions.notify_publicly(told=form.told(), notifier=form.notifier(), by=PUBLIC, at=request.at)
    return redirect("public:receipt", seal_receipt(made))


def _answer(request: ActingRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    answer = render(request, "public/notify.html", context, status=status)
    patch_cache_control(answer, no_store=True, private=True)
    return answer


def _address(request: ActingRequest) -> str:
    """Where the request came from, used once to make a mark and then forgotten. Behind a proxy, the proxy says it."""
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.MODE == "production" else ""
    return forwarded.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")


@page(ANYONE)
@require_GET
def receipt(request: ActingRequest, sealed: str) -> HttpResponse:
    """The number to keep. It is read out of the address; nothing is looked up, and no name is stored."""
    kept = open_receipt(sealed)
    if kept is None:
        raise Http404
    return render(request, "public/receipt.html", {"kept": kept, "clocks": clocks_of(kept), **_numbers()})
