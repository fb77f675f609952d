"""The family's pages, and the caseworker's page of what the family wrote."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from favn.desks.family import actions, queries
from favn.desks.family.forms import MessageForm
from favn.desks.family.home import greeting, home_of
from favn.foundation.access.pages import EMPLOYEE, FAMILY, page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.documents.queries import draft_for
from favn.journey.plans.choices import TONES
from favn.kit.htmx import REFUSED
from favn.oversight.log.queries import child_log as log_of
from favn.oversight.log.wording import WORDS

DRAFT = "besked-til-kontaktpersonen"


def _home(request: ActingRequest, data: Any = None, refused: str = "") -> HttpResponse:
    shown = home_of(request.actor, request.at)
    draft = draft_for(request.actor, DRAFT)
    form = MessageForm(data, initial=draft, children=shown.household.own) if shown.household.own else None
    status = REFUSED if refused or (form and form.errors) else 200
    context = {
        "home": shown,
        "form": form,
        "place": DRAFT,
        "has_draft": bool(draft),
        "refused": refused,
        "tones": TONES,
    }
    return render(request, "family/home.html", context | WORDS | greeting(request.actor, request.at), status=status)


@page(FAMILY)
@require_GET
def home(request: ActingRequest) -> HttpResponse:
    """What is released to the one who reads; for whom nothing is, why not."""
    return _home(request)


@page(FAMILY)
@require_POST
def write(request: ActingRequest) -> HttpResponse:
    """Write to the contact person. A refused message stands in the field."""
    own = queries.household_of(request.actor, request.at).own
    if not own:
        raise Http404
    form = MessageForm(request.POST, children=own)
    if not form.is_valid():
        return _home(request, request.POST)
    try:
        actions.write_to_us(child_id=form.child_id(), words=form.cleaned_data["words"], draft=DRAFT, by=request.actor,
                            at=request.at)  # fmt: skip
    except actions.WritingRefused as refusal:
        return _home(request, request.POST, refused=str(refusal))
    messages.success(request, _("Din besked er sendt. Ordene står, som du skrev dem."))
    return redirect("family:home")


@page(FAMILY)
@require_GET
def meeting(request: ActingRequest, meeting_id: UUID) -> HttpResponse:
    """One meeting as it is shared with this reader."""
    found = queries.minutes_of(actor=request.actor, meeting_id=meeting_id, at=request.at)
    return render(request, "family/meeting.html", {"minutes": found})


@page(FAMILY)
@require_GET
def child_log(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Who has looked at the child, and why."""
    child, shown = log_of(actor=request.actor, child_id=child_id, asked=request.GET.dict(), at=request.at)
    return render(request, "family/log.html", {"child": child, "page": shown} | WORDS)


@page(EMPLOYEE)
@require_GET
def words(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """What the family wrote, in their own words, for the one who has the child's case."""
    child, shown = queries.words_about(actor=request.actor, child_id=child_id, asked=request.GET.dict(), at=request.at)
    return render(request, "family/words.html", {"child": child, "page": shown})
