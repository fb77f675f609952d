"""The leader's page of the pace: what another one would have meant last year, and the way to change it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.choices import LEADERS
from favn.journey.wellbeing.forms.pace import PaceForm
from favn.journey.wellbeing.queries.last_year import last_year, unit_led
from favn.journey.wellbeing.queries.pace import PACE_WORDS, changes_of_pace, pace_of
from favn.journey.wellbeing.rules.talk import Pace


@page(*LEADERS)
def pace(request: ActingRequest) -> HttpResponse:
    """Numbers for each group and pace, and a form."""
    unit = unit_led(request.actor)
    form = PaceForm(request.POST or None, initial={"pace": pace_of(unit.id).value})
    if request.method == "POST" and form.is_valid():
        chosen = Pace(form.cleaned_data["pace"])
        actions.set_pace(unit=unit, pace=chosen, reason=form.cleaned_data["reason"], by=request.actor, at=request.at)
        return redirect("wellbeing:pace")
    told = {
        "form": form, "unit": unit, "year": last_year(unit, actor=request.actor, at=request.at), "words": PACE_WORDS,
        "changes": changes_of_pace(unit.id), "paces": list(Pace), "now": pace_of(unit.id),
    }  # fmt: skip
    return render(request, "wellbeing/pace.html", told, status=422 if form.errors else 200)
