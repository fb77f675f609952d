"""The notification room: the list, one notification with its whole history, its assessment, and finding the child."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from favn.desks.caseworker.notifications.forms import AssessForm, MatchForm, SearchForm, keys_in
from favn.desks.caseworker.notifications.lists import arrivals_for
from favn.desks.caseworker.notifications.room import Room, age_on, enter, who_told
from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import children, find_children
from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.documents.actions import drop_draft
from favn.foundation.documents.queries import draft_for, place_of
from favn.foundation.people.queries import places_of
from favn.journey.concerns.queries import level_words
from favn.journey.notifications import actions
from favn.journey.notifications.choices import NextStep, Urgency
from favn.journey.notifications.policy import RECEIVERS
from favn.journey.notifications.queries import the_notification
from favn.kit.charts.ring import clock
from favn.kit.clock import local
from favn.kit.htmx import REFUSED

CONFLICT = 409


@page(*RECEIVERS)
@require_GET
def arrivals(request: ActingRequest) -> HttpResponse:
    """What waits to be assessed, the one that expires first at the top."""
    listed = arrivals_for(actor=request.actor, asked=request.GET.dict(), at=request.at)
    return render(request, "caseworker/notifications/list.html", {"listed": listed})


def _draft_place(notification_id: UUID) -> str:
    return place_of("vurdering", notification_id)


def _show(request: ActingRequest, room: Room, form: AssessForm, status: int = 200, refused: str = "") -> HttpResponse:
    today = local(request.at).date()
    assessment = getattr(room.notification, "assessment", None)
    context: dict[str, Any] = {
        "room": room, "form": form, "refused": refused, "assessment": assessment,
        "draft_place": _draft_place(room.notification.id),
        "receipt": getattr(room.notification, "receipt", None), "words": level_words(),
        "who": who_told(room.notification), "ages": {child.id: age_on(child.born_on, today) for child in room.children},
        "sibling_ages": {child.id: age_on(child.born_on, today) for child in room.siblings},
        "clock": clock(due_by=room.clocks.assess.due_by, started_at=room.notification.received_at, at=request.at,
                       done_at=assessment.assessed_at if assessment else None),
    }  # fmt: skip
    return render(request, "caseworker/notifications/room.html", context, status=status)


@page(*RECEIVERS)
@require_GET
def room(request: ActingRequest, notification_id: UUID) -> HttpResponse:
    """One notification with everything that must be in view."""
    entered = enter(actor=request.actor, notification_id=notification_id, at=request.at)
    return _show(request, entered, AssessForm(initial=draft_for(request.actor, _draft_place(notification_id))))


@page(*RECEIVERS)
@require_POST
def assess(request: ActingRequest, notification_id: UUID) -> HttpResponse:
    """Assess it. What was typed is kept when a colleague, or a new notification, came first."""
    entered = enter(actor=request.actor, notification_id=notification_id, at=request.at)
    form = AssessForm(request.POST)
    if not form.is_valid():
        return _show(request, entered, form, REFUSED)
    said = form.cleaned_data
    try:
        actions.assess(notification=entered.notification, urgency=Urgency(said["urgency"]), reason=said["reason"],
                       next_step=NextStep(said["next_step"]), seen=keys_in(request.POST.get("seen", "")),
                       by=request.actor, at=request.at)  # fmt: skip
    except (actions.AlreadyAssessed, actions.HistoryNotSeen) as refusal:
        return _show(request, entered, form, CONFLICT, refused=str(refusal))
    drop_draft(place=_draft_place(notification_id), by=request.actor, at=request.at)
    messages.success(request, _("Vurderingen er gemt."))
    return redirect("caseworker:notification", notification_id)


@page(*RECEIVERS)
@require_POST
def acknowledge(request: ActingRequest, notification_id: UUID) -> HttpResponse:
    """Tell the notifier that it was received."""
    entered = enter(actor=request.actor, notification_id=notification_id, at=request.at)
    try:
        actions.acknowledge(notification=entered.notification, by=request.actor, at=request.at)
    except (actions.AlreadyAcknowledged, actions.NobodyToAnswer) as refusal:
        return _show(request, entered, AssessForm(), CONFLICT, refused=str(refusal))
    messages.success(request, _("Kvitteringen er sendt."))
    return redirect("caseworker:notification", notification_id)


@page(*RECEIVERS)
@require_http_methods(["GET", "POST"])
def match(request: ActingRequest, notification_id: UUID) -> HttpResponse:
    """Find the child a notification is about, and tie the two together."""
    notification = the_notification(actor=request.actor, notification_id=notification_id, at=request.at)
    search = SearchForm(request.POST if request.method == "POST" else None)
    words = search.cleaned_data["q"] if search.is_valid() else ""
    found = _candidates(request, words) if words else []
    form = MatchForm(request.POST if "choose" in request.POST else None, found=found)
    if form.is_valid():
        chosen = children(actor=request.actor, ids=map(UUID, form.cleaned_data["children"]),
                          purpose=Purpose.ASSESS_NOTIFICATION, at=request.at, verb="match_notification")  # fmt: skip
        actions.match_children(notification=notification, children=chosen.values(), by=request.actor, at=request.at)
        return redirect("caseworker:notification", notification_id)
    context = {"notification": notification, "search": search, "found": found, "form": form, "words": words}
    status = REFUSED if form.errors else 200
    return render(request, "caseworker/notifications/match.html", context, status=status)


def _candidates(request: ActingRequest, words: str) -> list[tuple[str, str]]:
    """The children whose names are like these words, each with age and place, so that they can be told apart."""
    found = find_children(actor=request.actor, words=words, purpose=Purpose.ASSESS_NOTIFICATION, at=request.at)
    today = local(request.at).date()
    places = places_of(*(child.id for child in found), on=today)
    return [
        (str(child.id), _("%(name)s, %(age)s år%(place)s") % {
            "name": child.name, "age": age_on(child.born_on, today) or 0,
            "place": f" · {places[child.id]}" if child.id in places else "",
        })
        for child in found
    ]  # fmt: skip
