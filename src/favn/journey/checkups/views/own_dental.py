"""The family's page of the dentist."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from favn.foundation.access.pages import FAMILY, page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.queries.own_dental import own_dental


@page(FAMILY)
@require_GET
def own(request: ActingRequest) -> HttpResponse:
    """The times that come, those kept and missed, and the letters."""
    return render(request, "checkups/own_dental.html", {"children": own_dental(request.actor, request.at)})
