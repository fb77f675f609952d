"""Figures for the committee."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.oversight.statistics.choices import DEFINITIONS, UNITS
from favn.oversight.statistics.policy import READERS
from favn.oversight.statistics.queries import newest_figures
from favn.oversight.statistics.rules import SMALL


@page(*READERS)
@require_GET
def figures(request: ActingRequest) -> HttpResponse:
    """Three figures for the municipality, each with what it counts; a small one is hidden."""
    about = {"figures": newest_figures(), "definitions": DEFINITIONS, "units": UNITS, "small": SMALL}
    return render(request, "leader/figures.html", about)
