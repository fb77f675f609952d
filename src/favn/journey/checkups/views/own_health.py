"""The parents' page of the health visitor's visits."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from favn.foundation.access.pages import FAMILY, page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.choices.pregnancies import Ground, Sender
from favn.journey.checkups.queries.own_health import own_health, told_of_me


@page(FAMILY)
@require_GET
def own(request: ActingRequest) -> HttpResponse:
    """What was agreed at the visits, and what was told of a mother before a birth."""
    about = {
        "children": own_health(request.actor, request.at), "told": told_of_me(request.actor, request.at),
        "senders": dict(Sender.choices), "grounds": dict(Ground.choices),
    }  # fmt: skip
    return render(request, "checkups/own_health.html", about)
