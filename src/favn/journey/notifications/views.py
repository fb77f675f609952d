"""The professional's own page: notify about a child one meets."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import open_child
from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.documents.queries import draft_for
from favn.foundation.people.models import Child
from favn.foundation.people.queries import places_of
from favn.journey.concerns.actions import place
from favn.journey.concerns.forms import ConcernForm
from favn.journey.concerns.policy import may_place
from favn.journey.concerns.queries import level_words
from favn.journey.notifications import actions
from favn.journey.notifications.forms import NotifyForm
from favn.journey.notifications.policy import NOTIFIERS
from favn.journey.notifications.queries import clocks_of
from favn.journey.notifications.receipts import open_receipt, seal_receipt
from favn.journey.notifications.surroundings import draft_place, prefilled, snapshots_of, words_on_absence
from favn.journey.notifications.telling import notifier_of
from favn.kit.clock import local
from favn.kit.htmx import REFUSED


def _page(request: ActingRequest, child: Child, form: NotifyForm, **more: Any) -> dict[str, Any]:
    places = places_of(child.id, on=local(request.at).date())
    return {
        "child": child,
        "place": places.get(child.id, ""),
        "form": form,
        "draft_place": draft_place(child.id),
    } | more


def _keep_concern(request: ActingRequest, child: Child) -> None:
    """Place the concern that was being written, when it is whole; half of one is carried over in words only."""
    form = ConcernForm(request.POST, words=level_words(), name=child.given_names, today=local(request.at).date())
    if may_place(request.actor) and form.is_valid():
        place(child=child, seen=form.seen(), by=request.actor, at=request.at)


@page(*NOTIFIERS)
@require_http_methods(["GET", "POST"])
def notify(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Write and send a notification. A concern half written on the ruler comes along (`carried`)."""
    child = open_child(actor=request.actor, child_id=child_id, purpose=Purpose.NOTIFY, at=request.at)
    carried = "carried" in request.POST
    if carried:
        _keep_concern(request, child)
    snapshots = snapshots_of(child.id)
    sent = request.POST if request.method == "POST" and not carried else None
    draft = {} if carried else draft_for(request.actor, draft_place(child.id))
    due = words_on_absence(child.id, request.actor, request.at) if sent is None else ""
    form = NotifyForm(sent, initial=prefilled(snapshots, request.POST, draft, due), attachable=list(snapshots))
    if sent is not None and form.is_valid():
        made = actions.notify(children=[child], told=form.told(snapshots), notifier=notifier_of(request.actor),
                              by=request.actor, at=request.at)  # fmt: skip
        return redirect("notifications:receipt", child.id, seal_receipt(made))
    status = REFUSED if form.errors else 200
    return render(request, "notifications/notify.html", _page(request, child, form), status=status)


@page(*NOTIFIERS)
@require_GET
def receipt(request: ActingRequest, child_id: UUID, sealed: str) -> HttpResponse:
    """What happens now, and the number to refer to. What was written can no longer be read here."""
    child = open_child(actor=request.actor, child_id=child_id, purpose=Purpose.NOTIFY, at=request.at)
    kept = open_receipt(sealed)
    if kept is None:
        raise Http404
    context = {"child": child, "kept": kept, "clocks": clocks_of(kept)}
    return render(request, "notifications/receipt.html", context)
