"""The dentist's pages: the day, and a concern in a minute."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from favn.desks.dental.actions import raise_concern
from favn.desks.dental.queries import child_to_worry_about, day_of
from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.documents.queries import draft_for
from favn.foundation.people.models import Child
from favn.foundation.people.queries import places_of
from favn.journey.checkups.policy.dental import CLINIC
from favn.journey.concerns import queries as concerns
from favn.journey.concerns.drafts import draft_place
from favn.journey.concerns.forms import ConcernForm, level_in
from favn.journey.concerns.rules import guide_level
from favn.kit.clock import local
from favn.kit.htmx import REFUSED


@page(*CLINIC)
@require_GET
def day(request: ActingRequest) -> HttpResponse:
    """What needs the clinic today, and by whom."""
    found = day_of(actor=request.actor, asked=request.GET.dict(), at=request.at)
    return render(request, "dental/day.html", {"day": found, "at": request.at})


@page(*CLINIC)
@require_http_methods(["GET", "POST"])
def concern(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """A concern in a minute: two levels, and what the clinic has done is written already."""
    child, told = child_to_worry_about(actor=request.actor, child_id=child_id, at=request.at)
    form = _form(request, child, told)
    if request.method == "POST" and form.is_valid():
        placed = raise_concern(child=child, seen=form.seen(), by=request.actor, at=request.at)
        messages.success(request, _("Bekymringen er gemt."))
        return redirect("concerns:concern", child.pk, placed.pk)
    return render(request, "dental/concern.html", _about(request, child, form), status=REFUSED if form.errors else 200)


def _form(request: ActingRequest, child: Child, told: str) -> ConcernForm:
    kept = draft_for(request.actor, draft_place(child.pk))
    return ConcernForm(
        request.POST if request.method == "POST" else None, initial={"worrying": told} | (kept or {}),
        words=concerns.level_words(), name=child.given_names.split(" ")[0], today=local(request.at).date(),
    )  # fmt: skip


def _about(request: ActingRequest, child: Child, form: ConcernForm) -> dict[str, Any]:
    typed = request.POST or form.initial
    return {
        "child": child, "form": form, "guide": concerns.guide(), "words": concerns.level_words(),
        "place": places_of(child.pk, on=local(request.at).date()).get(child.pk, ""),
        "draft_place": draft_place(child.pk),
        "level": guide_level(level_in(typed, "child_level"), level_in(typed, "care_level")),
    }  # fmt: skip
