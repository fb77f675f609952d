"""Well-being over time: of a child, of a group, of a unit."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.organisation.queries import the_group
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.choices import LEADERS, RATERS
from favn.journey.wellbeing.errors import Refused
from favn.journey.wellbeing.forms.steps import StepForm
from favn.journey.wellbeing.policy import may_see_dialogue
from favn.journey.wellbeing.queries.history import child_history, group_history, unit_history, waiting_step
from favn.journey.wellbeing.queries.words import position_words
from favn.kit.clock import local


@page(*RATERS, *LEADERS)
def child_line(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """One child: a line for each area, and what was agreed on."""
    told = {"history": child_history(child_id, actor=request.actor, at=request.at), "me": request.actor.id}
    return render(request, "wellbeing/child_line.html", told)


@require_POST
@page(*RATERS, *LEADERS)
def step(request: ActingRequest, agreed_id: UUID) -> HttpResponse:
    """The agreed step is done."""
    try:
        done = actions.finish_step(position_id=agreed_id, by=request.actor, at=request.at)
    except Refused as refusal:
        raise Http404 from refusal
    messages.success(request, _("Skridtet er gjort."))
    return redirect("wellbeing:child_line", done.child_id)


@page(*RATERS, *LEADERS)
@require_http_methods(["GET", "POST"])
def step_change(request: ActingRequest, agreed_id: UUID) -> HttpResponse:
    """The agreed step gets another day, or is given up."""
    asked = waiting_step(agreed_id, actor=request.actor, at=request.at)
    form = StepForm(request.POST or None)
    if form.is_valid():
        try:
            _change(request, agreed_id, form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.words)
        else:
            return redirect("wellbeing:child_line", asked.child.pk)
    told = {"step": asked.agreed, "child": asked.child, "form": form}
    return render(request, "wellbeing/step.html", told, status=422 if form.errors else 200)


def _change(request: ActingRequest, agreed_id: UUID, said: dict[str, Any]) -> None:
    if said["due_on"]:
        actions.move_step(position_id=agreed_id, **said, by=request.actor, at=request.at)
        messages.success(request, _("Skridtet er flyttet."))
    else:
        actions.end_step(position_id=agreed_id, reason=said["reason"], by=request.actor, at=request.at)
        messages.success(request, _("Skridtet er opgivet."))


@page(*RATERS, *LEADERS)
def group(request: ActingRequest, group_id: UUID) -> HttpResponse:
    """The children of a group with their last positions."""
    found = the_group(group_id)
    if found is None or not may_see_dialogue(request.actor, found):
        raise Http404
    told = {"group": found, "told": group_history(found, actor=request.actor, at=request.at)}
    return render(request, "wellbeing/group_line.html", told)


@page(*LEADERS)
def unit(request: ActingRequest) -> HttpResponse:
    """The leader's unit in figures that tell of nobody."""
    return render(
        request,
        "wellbeing/unit_line.html",
        {"rounds": unit_history(request.actor.unit_ids), "words": position_words(local(request.at).date())},
    )
