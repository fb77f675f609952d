"""One child among the clinic's colleagues, and the advisory team's own list."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.actions.advice import advise, ask_team
from favn.journey.checkups.actions.clinic_meetings import speak_of
from favn.journey.checkups.choices.dental import AdviceStep, SpokenWay
from favn.journey.checkups.errors import DentalRefused
from favn.journey.checkups.forms.clinic import AdviceForm, QuestionForm, SpokenForm
from favn.journey.checkups.policy.dental import CLINIC, may_advise
from favn.journey.checkups.queries.clinic import advice_by_key, colleagues_about, team_list
from favn.journey.checkups.queries.dental_child import clinic_of
from favn.kit.clock import local
from favn.kit.htmx import REFUSED


def _answer(request: ActingRequest, child_id: UUID, **forms: Any) -> HttpResponse:
    found = colleagues_about(actor=request.actor, child_id=child_id, at=request.at)
    spoken = forms.pop("spoken", None) or SpokenForm(meetings=found.meetings, holders=found.holders)
    about = {"found": found, "child": found.child, "question": QuestionForm(), "spoken": spoken} | forms
    return render(request, "checkups/dental/colleagues.html", about, status=REFUSED if forms or spoken.errors else 200)


@page(*CLINIC)
@require_GET
def colleagues(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """What colleagues advised about a child, and what may be said to its daycare."""
    return _answer(request, child_id)


@page(*CLINIC)
@require_POST
def question(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Ask the advisory team about a child."""
    colleagues_about(actor=request.actor, child_id=child_id, at=request.at)
    form, unit = QuestionForm(request.POST), clinic_of(request.actor)
    if not form.is_valid() or unit is None:
        return _answer(request, child_id, question=form)
    try:
        ask_team(child_id=child_id, unit_id=unit.pk, **form.cleaned_data, by=request.actor, at=request.at)
        messages.success(request, _("Rådgivningsteamet er spurgt. Svaret står her."))
        return redirect("checkups:colleagues", child_id)
    except DentalRefused as refusal:
        form.add_error(None, str(refusal))
    return _answer(request, child_id, question=form)


@page(*CLINIC)
@require_POST
def spoken(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Write that a child was spoken of at a meeting."""
    found = colleagues_about(actor=request.actor, child_id=child_id, at=request.at)
    form = SpokenForm(request.POST, meetings=found.meetings, holders=found.holders)
    if form.is_valid():
        try:
            speak_of(meeting=form.chosen_meeting(), child_id=child_id, way=SpokenWay(form.cleaned_data["way"]),
                     advice=form.cleaned_data["advice"], said_yes=form.yes_from(),
                     consent_on=form.cleaned_data["consent_on"], by=request.actor, at=request.at)  # fmt: skip
            return redirect("checkups:colleagues", child_id)
        except DentalRefused as refusal:
            form.add_error(None, str(refusal))
    return _answer(request, child_id, spoken=form)


@page(*CLINIC)
@require_GET
def team(request: ActingRequest) -> HttpResponse:
    """The advisory team's own list, and what one asked oneself."""
    waiting, mine = team_list(actor=request.actor, at=request.at)
    return render(request, "checkups/dental/team.html", {"waiting": waiting, "mine": mine})


@page(*CLINIC)
@require_http_methods(["GET", "POST"])
def advice(request: ActingRequest, advice_id: UUID) -> HttpResponse:
    """A question to the team, and its answer."""
    found, child = advice_by_key(actor=request.actor, advice_id=advice_id, at=request.at)
    form = AdviceForm(request.POST or None)
    if form.is_valid():
        try:
            advise(asked=found, advice=form.cleaned_data["advice"], step=AdviceStep(form.cleaned_data["step"]),
                   by=request.actor, at=request.at)  # fmt: skip
            messages.success(request, _("Rådet er skrevet. Kollegaen ser det på barnets side."))
            return redirect("checkups:dental_team")
        except DentalRefused as refusal:
            form.add_error(None, str(refusal))
    may = may_advise(request.actor, on=local(request.at).date(), unit_id=found.unit_id)
    about = {"asked": found, "child": child, "form": form, "may_answer": may and found.asked_by_id != request.actor.id}
    return render(request, "checkups/dental/advice.html", about, status=REFUSED if form.is_bound else 200)
