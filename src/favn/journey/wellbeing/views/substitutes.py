"""The leader names those who stand in."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.choices import LEADERS
from favn.journey.wellbeing.errors import NotYourGroup, Refused
from favn.journey.wellbeing.forms.substitutes import SubstituteForm
from favn.journey.wellbeing.queries.rounds import groups_of, work_in
from favn.journey.wellbeing.queries.substitutes import could_stand_in, substitutes_at


@page(*LEADERS)
def substitutes(request: ActingRequest) -> HttpResponse:
    """Who stands in now, and a form for one more."""
    work = [each for each in work_in(groups_of(request.actor), actor=request.actor, at=request.at) if each.is_open]
    form = SubstituteForm(request.POST or None, work=work, raters=could_stand_in(request.actor.unit_ids, request.at))
    if form.is_bound and form.is_valid():
        try:
            actions.name_substitute(**form.named(), by=request.actor, at=request.at)
            return redirect("wellbeing:substitutes")
        except Refused as refusal:
            form.add_error(None, refusal.words)
    told = {"form": form, "may_name": bool(work), "named": substitutes_at(request.actor.unit_ids, request.at)}
    return render(request, "wellbeing/substitutes.html", told, status=422 if form.errors else 200)


@require_POST
@page(*LEADERS)
def ending(request: ActingRequest, substitute_id: UUID) -> HttpResponse:
    """The group is shut to the substitute at once."""
    try:
        actions.end_substitute(substitute_id=substitute_id, by=request.actor, at=request.at)
    except NotYourGroup as refusal:
        raise Http404 from refusal
    return redirect("wellbeing:substitutes")
