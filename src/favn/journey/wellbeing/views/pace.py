"""The pages of the pace: the leader's for a unit, and the administrator's for all that have none of their own."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.organisation.choices import Role
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.choices import LEADERS
from favn.journey.wellbeing.forms.pace import FOLLOW, PaceForm, UnitPaceForm
from favn.journey.wellbeing.queries.last_year import last_year, unit_led
from favn.journey.wellbeing.queries.pace import (
    PACE_WORDS,
    changes_of_pace,
    municipal_pace,
    own_pace,
    pace_of,
    reach_of_municipal_pace,
)
from favn.journey.wellbeing.rules.talk import Pace
from favn.kit.htmx import REFUSED


@page(*LEADERS)
@require_http_methods(["GET", "POST"])
def pace(request: ActingRequest) -> HttpResponse:
    """Numbers for each group and pace, and a form."""
    unit = unit_led(request.actor)
    own, municipal = own_pace(unit.id), municipal_pace()
    form = UnitPaceForm(request.POST or None, municipal=municipal, initial={"pace": own.value if own else FOLLOW})
    if form.is_valid():
        said = form.cleaned_data["reason"]
        actions.set_pace(unit=unit, pace=form.own(), reason=said, by=request.actor, at=request.at)
        return redirect("wellbeing:pace")
    told = {
        "form": form, "unit": unit, "year": last_year(unit, actor=request.actor, at=request.at), "words": PACE_WORDS,
        "changes": changes_of_pace(unit.id), "paces": list(Pace), "now": pace_of(unit.id), "own": own,
        "municipal": municipal,
    }  # fmt: skip
    return render(request, "wellbeing/pace.html", told, status=REFUSED if form.errors else 200)


@page(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def municipal(request: ActingRequest) -> HttpResponse:
    """What the municipality's pace means, who follows it, and a form."""
    now = municipal_pace()
    form = PaceForm(request.POST or None, initial={"pace": now.value})
    if form.is_valid():
        said = form.cleaned_data["reason"]
        actions.set_municipal_pace(pace=form.chosen(), reason=said, by=request.actor, at=request.at)
        return redirect("wellbeing:municipal_pace")
    told = {
        "form": form, "words": PACE_WORDS, "paces": list(Pace), "now": now, "reach": reach_of_municipal_pace(),
        "changes": changes_of_pace(None),
    }  # fmt: skip
    return render(request, "wellbeing/municipal_pace.html", told, status=REFUSED if form.errors else 200)
