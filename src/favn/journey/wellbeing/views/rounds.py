"""The administrator's page of rounds."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.organisation.choices import Role
from favn.foundation.organisation.queries import units_of_kind
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.choices import ROUND_KINDS
from favn.journey.wellbeing.errors import Refused
from favn.journey.wellbeing.forms.rounds import RoundForm
from favn.journey.wellbeing.queries.rounds import planned_round, rounds_planned


@page(Role.ADMINISTRATOR)
def rounds(request: ActingRequest) -> HttpResponse:
    """All rounds, and a form for the next one."""
    units = list(units_of_kind(*ROUND_KINDS))
    form = RoundForm(request.POST or None, units=units)
    if request.method == "POST" and form.is_valid():
        actions.plan_round(**form.cleaned_data, by=request.actor, at=request.at)
        return redirect("wellbeing:rounds")
    told = {"form": form, "rounds": rounds_planned(), "unit_names": {unit.id: unit.name for unit in units}}
    return render(request, "wellbeing/rounds.html", told, status=422 if form.errors else 200)


@require_POST
@page(Role.ADMINISTRATOR)
def opening(request: ActingRequest, round_id: UUID) -> HttpResponse:
    """First the parents are informed, then the round opens."""
    planned = planned_round(round_id)
    verb = actions.open_round
    if "informed" in request.POST or "letters" in request.POST:
        verb = actions.write_to_parents if "letters" in request.POST else actions.inform_parents
    try:
        verb(planned=planned, by=request.actor, at=request.at)
    except Refused as refusal:
        messages.error(request, refusal.words)
    return redirect("wellbeing:rounds")
