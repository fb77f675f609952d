"""The first page of the day, and the children one carries."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from favn.desks.caseworker.access import CARRIERS, WORKERS
from favn.desks.caseworker.day.queries import children_of, day_of
from favn.desks.caseworker.day.written import written_by
from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.kit.tables import Column


@page(*WORKERS)
@require_safe
def day(request: ActingRequest) -> HttpResponse:
    """Min dag: what needs me, why, and by when."""
    shown = day_of(request.actor, asked=request.GET, at=request.at)
    about = {"day": shown, "written": written_by(request.actor, request.at)}
    return render(request, "caseworker/day.html", about)


@page(*CARRIERS)
@require_safe
def children(request: ActingRequest) -> HttpResponse:
    """Mine børn: those whose case I have, or whose network I lead."""
    mine, found = children_of(request.actor, asked=request.GET, at=request.at)
    columns = [Column(_("Barn"), sort="navn"), Column(_("Sag eller netværk")), Column(_("Næste frist"))]
    return render(request, "caseworker/children.html", {"mine": mine, "page": found, "columns": columns})
