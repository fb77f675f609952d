"""The municipality's own moves and guide questions, decided by its administrator."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.actions.transition_kinds import revise_transition_kind, write_guide
from favn.journey.checkups.errors import TransitionRefused
from favn.journey.checkups.forms.transitions import GuideForm, TransitionKindForm
from favn.journey.checkups.models import TransitionKind
from favn.journey.checkups.policy.contacts import DECIDERS
from favn.journey.checkups.queries.transition_kinds import earlier_kinds, guide_of, kind_by_key, kinds_on
from favn.kit.clock import local
from favn.kit.htmx import REFUSED
from favn.kit.tables import Column


@page(*DECIDERS)
@require_GET
def kinds(request: ActingRequest) -> HttpResponse:
    """Every move, and what lets a note follow."""
    columns = [Column(_("Overgang")), Column(_("Grundlag")), Column(_("Svarfrist")), Column(_("Kvittering"))]
    told = {"kinds": kinds_on(local(request.at).date()), "columns": columns}
    return render(request, "checkups/transitions/kinds.html", told)


def _page(request: ActingRequest, found: TransitionKind, status: int = 200, **forms: Any) -> HttpResponse:
    newest = guide_of(found.code)
    about = {
        "kind": found, "guide": newest, "earlier": earlier_kinds(found.code),
        "form": TransitionKindForm(initial=TransitionKindForm.showing(found)),
        "asked": GuideForm(initial=GuideForm.showing(newest)),
    }  # fmt: skip
    return render(request, "checkups/transitions/kind.html", about | forms, status=status)


def _found(transition_kind_id: UUID) -> TransitionKind:
    found = kind_by_key(transition_kind_id)
    if found is None:
        raise Http404
    return found


@page(*DECIDERS)
@require_http_methods(["GET", "POST"])
def kind(request: ActingRequest, transition_kind_id: UUID) -> HttpResponse:
    """Change one move from today on."""
    found = _found(transition_kind_id)
    if request.method == "GET":
        return _page(request, found)
    form = TransitionKindForm(request.POST)
    if form.is_valid():
        try:
            revise_transition_kind(kind=found, by=request.actor, at=request.at, **form.cleaned_data)
            messages.success(request, _("Det gælder fra i dag. Notater, der er vist, beholder deres grundlag."))
            return redirect("checkups:transition_kinds")
        except TransitionRefused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, found, REFUSED, form=form)


@page(*DECIDERS)
@require_POST
def guide(request: ActingRequest, transition_kind_id: UUID) -> HttpResponse:
    """Write the questions of one move anew."""
    found, asked = _found(transition_kind_id), GuideForm(request.POST)
    if asked.is_valid():
        try:
            write_guide(code=found.code, questions=asked.questions(), by=request.actor, at=request.at)
            messages.success(request, _("Spørgsmålene gælder fra nu. Notater, der er skrevet, beholder deres."))
            return redirect("checkups:transition_kind", found.pk)
        except TransitionRefused as refusal:
            asked.add_error(None, str(refusal))
    return _page(request, found, REFUSED, asked=asked)
