"""The fan of offers: all of it, what suits one child, and a leader's own groups."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from favn.foundation.access.pages import EMPLOYEE, page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.organisation.choices import Role
from favn.journey.offers import actions, queries


@require_GET
@page(EMPLOYEE)
def fan(request: ActingRequest) -> HttpResponse:
    """All offers, with the seats left."""
    return render(request, "offers/fan.html", {"offers": queries.shown_catalogue(request.at)})


@require_GET
@page(EMPLOYEE)
def choose(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """The offers for one child."""
    choice = queries.choice_for(actor=request.actor, child_id=child_id, at=request.at)
    return render(request, "offers/choose.html", {"choice": choice, "child": choice.child})


@require_POST
@page(EMPLOYEE)
def give(request: ActingRequest, child_id: UUID, offer_id: UUID) -> HttpResponse:
    """Give the child a seat."""
    choice = queries.choice_for(actor=request.actor, child_id=child_id, at=request.at)
    offer = queries.offer_by_key(offer_id)
    if offer is None:
        raise Http404
    try:
        actions.give_seat(offer=offer, child_id=choice.child.pk, by=request.actor, at=request.at)
    except actions.SeatRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(name)s har fået en plads.") % {"name": choice.child.given_names})
    return redirect("offers:choose", choice.child.pk)


@require_POST
@page(EMPLOYEE)
def give_back(request: ActingRequest, seat_id: UUID) -> HttpResponse:
    """Give a seat back."""
    seat = queries.seat_by_key(seat_id)
    if seat is None:
        raise Http404
    choice = queries.choice_for(actor=request.actor, child_id=seat.child_id, at=request.at)
    try:
        actions.give_back(seat=seat, by=request.actor, at=request.at)
    except actions.SeatRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Pladsen er givet tilbage."))
    return redirect("offers:choose", choice.child.pk)


@require_GET
@page(Role.OFFER_LEADER)
def mine(request: ActingRequest) -> HttpResponse:
    """Those who have a seat in the offers I lead."""
    return render(request, "offers/mine.html", {"led": queries.led_by(request.actor, request.at)})


@require_POST
@page(EMPLOYEE)
def release(request: ActingRequest, seat_id: UUID, reader_id: UUID) -> HttpResponse:
    """Let one custody holder see the seat."""
    seat = queries.seat_by_key(seat_id)
    if seat is None:
        raise Http404
    choice = queries.choice_for(actor=request.actor, child_id=seat.child_id, at=request.at)
    try:
        actions.release_seat(seat=seat, reader_id=reader_id, by=request.actor, at=request.at)
    except actions.SeatRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("offers:choose", choice.child.pk)
