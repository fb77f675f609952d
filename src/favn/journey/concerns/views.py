"""The concern's own pages: placing it, and reading what was placed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import open_child
from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.documents.queries import draft_for
from favn.foundation.people.models import Child
from favn.foundation.people.queries import places_of
from favn.journey.concerns import actions, queries
from favn.journey.concerns.drafts import draft_place
from favn.journey.concerns.forms import ConcernForm, level_in
from favn.journey.concerns.models import Concern
from favn.journey.concerns.policy import WRITERS, room_of
from favn.journey.concerns.rules import guide_level
from favn.kit.clock import local
from favn.kit.htmx import REFUSED, render_block
from favn.kit.parts import Happening


def _the_child(request: ActingRequest, child_id: UUID) -> Child:
    return open_child(actor=request.actor, child_id=child_id, purpose=Purpose.CONCERN, at=request.at,
                      compartment=room_of(request.actor))  # fmt: skip


def _form(request: ActingRequest, child: Child) -> ConcernForm:
    sent = request.POST if request.method == "POST" else None
    kept = draft_for(request.actor, draft_place(child.id))
    name = child.given_names.split(" ")[0]
    return ConcernForm(sent, initial=kept, words=queries.level_words(), name=name, today=local(request.at).date())


def _happening(concern: Concern) -> Happening:
    """A concern as one line of what happened."""
    return Happening(
        on=local(concern.written_at).date(),
        title=_("Barnet %(child)s, omsorgen %(care)s") % {"child": concern.child_level, "care": concern.care_level},
        text=concern.written_by.name,
        url=reverse("concerns:concern", args=[concern.child_id, concern.id]),
    )


def _page(request: ActingRequest, child: Child, form: ConcernForm, **more: Any) -> dict[str, Any]:
    typed = request.POST or request.GET or form.initial
    return {
        "child": child,
        "place": places_of(child.id, on=local(request.at).date()).get(child.id, ""),
        "form": form,
        "guide": queries.guide(),
        "words": queries.level_words(),
        "level": guide_level(level_in(typed, "child_level"), level_in(typed, "care_level")),
        "draft_place": draft_place(child.id),
        "earlier": [_happening(each) for each in queries.concerns_for(child.id)[:5]],
    } | more


@page(*WRITERS)
@require_http_methods(["GET", "POST"])
def place(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Put the concern on the ruler, with the handleguide beside."""
    child = _the_child(request, child_id)
    form = _form(request, child)
    if request.method == "POST" and form.is_valid():
        placed = actions.place(child=child, seen=form.seen(), by=request.actor, at=request.at)
        messages.success(request, _("Bekymringen er gemt."))
        return redirect("concerns:concern", child.id, placed.id)
    status = REFUSED if form.errors else 200
    return render(request, "concerns/place.html", _page(request, child, form), status=status)


@page(*WRITERS)
@require_GET
def guide(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """The handleguide at the level chosen so far, alone."""
    child = _the_child(request, child_id)
    return render_block(request, "concerns/place.html", "guide", _page(request, child, _form(request, child)))


@page(*WRITERS)
@require_GET
def concern(request: ActingRequest, child_id: UUID, concern_id: UUID) -> HttpResponse:
    """One concern as it was placed, and what the handleguide says to do now."""
    child = _the_child(request, child_id)
    placed = get_object_or_404(queries.concerns_for(child.id), pk=concern_id)
    level = guide_level(placed.child_level, placed.care_level)
    others = [_happening(each) for each in queries.concerns_for(child.id).exclude(pk=placed.pk)[:5]]
    context = _page(request, child, _form(request, child), concern=placed, level=level, earlier=others)
    return render(request, "concerns/concern.html", context)
