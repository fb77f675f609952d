"""The next place: the children on their way to us, and saying that we have the note."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.actions.deliveries import receive_delivery
from favn.journey.checkups.policy.transitions import RECEIVERS
from favn.journey.checkups.queries.deliveries import delivery_page, inbox_of


@page(*RECEIVERS)
@require_GET
def inbox(request: ActingRequest) -> HttpResponse:
    """The children on their way to my place."""
    return render(request, "checkups/transitions/inbox.html", {"inbox": inbox_of(request.actor, request.at)})


@page(*RECEIVERS)
@require_GET
def delivery(request: ActingRequest, delivery_id: UUID) -> HttpResponse:
    """The note about one child, as the family accepted it."""
    found = delivery_page(actor=request.actor, delivery_id=delivery_id, at=request.at)
    told = {"arriving": found, "child": found.child, "note": found.delivery.note}
    return render(request, "checkups/transitions/delivery.html", told)


@page(*RECEIVERS)
@require_POST
def receipt(request: ActingRequest, delivery_id: UUID) -> HttpResponse:
    """We have it."""
    found = delivery_page(actor=request.actor, delivery_id=delivery_id, at=request.at)
    receive_delivery(delivery=found.delivery, name="", by=request.actor, at=request.at)
    messages.success(request, _("Tak. Familien kan nu se, at I har modtaget notatet."))
    return redirect("checkups:delivery", delivery_id)
