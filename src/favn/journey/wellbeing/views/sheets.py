"""The group sheet. Every answer is saved alone; without JavaScript one button saves all."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.organisation.models import Group
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.actions.filling import Cell
from favn.journey.wellbeing.choices import CORE, RATERS, WhyNot
from favn.journey.wellbeing.errors import Refused
from favn.journey.wellbeing.forms.sheets import cells_in, reasons_in
from favn.journey.wellbeing.models import Round
from favn.journey.wellbeing.queries.rounds import round_and_group
from favn.journey.wellbeing.queries.sheets import SheetPage, sheet_to_rate

SHEET = "wellbeing/sheet.html"


@page(*RATERS)
def sheet(request: ActingRequest, round_id: UUID, group_id: UUID) -> HttpResponse:
    """The rater's own sheet; a post saves everything on it."""
    rated, group = round_and_group(round_id, group_id)
    if request.method == "POST":
        _save_all(request, rated, group)
        return redirect("wellbeing:sheet", round_id, group_id)
    shown = sheet_to_rate(rated, group, actor=request.actor, at=request.at)
    return render(request, SHEET, {"page": shown, "why_not": WhyNot.choices})


def _save_all(request: ActingRequest, rated: Round, group: Group) -> None:
    try:
        refused = actions.save_sheet(
            rated=rated, group=group, answers=cells_in(request.POST), reasons=reasons_in(request.POST),
            by=request.actor, at=request.at,
        )  # fmt: skip
        for words in refused:
            messages.error(request, words)
        if "finish" in request.POST:
            actions.finish(rated=rated, group=group, by=request.actor, at=request.at)
    except Refused as refusal:
        messages.error(request, refusal.words)


@require_POST
@page(*RATERS)
def cell(request: ActingRequest, round_id: UUID, group_id: UUID) -> HttpResponse:
    """One answer. Answers with the small pieces of the page that it changes."""
    said = next(iter(cells_in(request.POST)), None)
    if said is None:
        return HttpResponse(status=204)
    rated, group = round_and_group(round_id, group_id)
    words = ""
    try:
        actions.answer(
            rated=rated, group=group, child_id=said.child, question=said.question, value=said.value, was=said.was,
            by=request.actor, at=request.at,
        )  # fmt: skip
    except Refused as refusal:
        words = refusal.words
    shown = sheet_to_rate(rated, group, actor=request.actor, at=request.at, answered=said.child)
    return _changed(request, shown, said, words)


def _changed(request: ActingRequest, shown: SheetPage, said: Cell, words: str) -> HttpResponse:
    told = {
        "page": shown, "row": shown.about(said.child), "question": said.question, "words": words,
        "why_not": WhyNot.choices, "turned": shown.turned_by(said.child, said.question, said.was),
        "core_just_in": shown.core_is_in and said.question in CORE and said.was is None,
    }  # fmt: skip
    return render(request, "wellbeing/changed.html", told, status=409 if words else 200)


@require_POST
@page(*RATERS)
def reason(request: ActingRequest, round_id: UUID, group_id: UUID) -> HttpResponse:
    """Why a child cannot be judged, saved when chosen."""
    said = next(iter(reasons_in(request.POST)), None)
    if said is None:
        return HttpResponse(status=204)
    (rated, group), (child_id, code, was), words = round_and_group(round_id, group_id), said, ""
    try:
        actions.explain(
            rated=rated, group=group, child_id=child_id, reason=code, was=was, by=request.actor, at=request.at
        )
    except Refused as refusal:
        words = refusal.words
    shown = sheet_to_rate(rated, group, actor=request.actor, at=request.at, answered=child_id)
    told = {"page": shown, "row": shown.about(child_id), "words": words, "why_not": WhyNot.choices}
    return render(request, "wellbeing/how_far.html", told, status=409 if words else 200)


@require_POST
@page(*RATERS)
def add(request: ActingRequest, round_id: UUID, group_id: UUID, child_id: UUID) -> HttpResponse:
    """The rater asks more about a child."""
    rated, group = round_and_group(round_id, group_id)
    try:
        actions.add_child(rated=rated, group=group, child_id=child_id, by=request.actor, at=request.at)
    except Refused as refusal:
        messages.error(request, refusal.words)
    return redirect("wellbeing:sheet", round_id, group_id)


@require_POST
@page(*RATERS)
def reopening(request: ActingRequest, round_id: UUID, group_id: UUID) -> HttpResponse:
    """The rater wants to correct a finished sheet."""
    rated, group = round_and_group(round_id, group_id)
    try:
        actions.reopen(rated=rated, group=group, by=request.actor, at=request.at)
    except Refused as refusal:
        messages.error(request, refusal.words)
    return redirect("wellbeing:sheet", round_id, group_id)
