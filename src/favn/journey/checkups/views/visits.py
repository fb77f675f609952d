"""The page of a visit, written on a telephone that may lose its connection."""

import base64
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.actions import visits
from favn.journey.checkups.conflicts import chosen, differences
from favn.journey.checkups.errors import ChangedMeanwhile, ContactRefused
from favn.journey.checkups.forms.visits import VisitForm, written_in
from favn.journey.checkups.policy.contacts import VISITORS
from favn.journey.checkups.queries.visits import VisitPage, band_of, visit_page
from favn.journey.checkups.vault import UnknownSalt, key_for, new_key
from favn.kit.clock import local
from favn.kit.htmx import REFUSED

VISIT = "checkups/visit.html"
CONFLICT = 409


@page(*VISITORS)
@require_http_methods(["GET", "POST"])
def visit(request: ActingRequest, visit_id: UUID) -> HttpResponse:
    """Write a visit, or read and correct one that is written."""
    shown = visit_page(actor=request.actor, visit_id=visit_id, at=request.at)
    standing = written_in(shown.visit, shown.said)
    initial = {**standing, "held_on": shown.visit.held_on or local(request.at).date()}
    typed = chosen(request.POST, standing) if request.method == "POST" else None
    form = VisitForm(typed, parents=shown.parents, scales=shown.scales, initial=initial)
    status = REFUSED if form.is_bound else 200
    if form.is_valid():
        if _is_written(request, shown, form, standing):
            return _onward(request, shown)
        status = REFUSED if form.errors else CONFLICT
    differing = differences(form, standing) if status == CONFLICT else []
    about = {"page": shown, "child": shown.child, "form": form, "differing": differing, "band_of": band_of}
    return render(request, VISIT, about, status=status)


def _is_written(request: ActingRequest, shown: VisitPage, form: VisitForm, standing: dict[str, Any]) -> bool:
    """Whether it stands now. Not when it was refused (on the form), or somebody else wrote something else first.

    A telephone that lost the answer sends again: what stands is then exactly what it says.
    """
    try:
        visits.write_visit(visit=shown.visit, revision=form.cleaned_data["revision"], facts=form.facts(),
                           kind=shown.kind, by=request.actor, at=request.at)  # fmt: skip
    except ContactRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    except ChangedMeanwhile:
        return not differences(form, standing)
    return True


def _onward(request: ActingRequest, shown: VisitPage) -> HttpResponse:
    messages.success(request, _("Besøget er gemt."))
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"url": reverse("checkups:child", args=[shown.child.pk])})
    return redirect("checkups:child", shown.child.pk)


@page(*VISITORS)
@require_POST
def key(request: ActingRequest) -> HttpResponse:
    """The key this telephone keeps unsent visits under; with `salt`, the one it used before."""
    salt = request.POST.get("salt", "")
    try:
        made = key_for(request.actor.key, salt) if salt else new_key(request.actor.key)
    except UnknownSalt:
        return JsonResponse({}, status=404)
    return JsonResponse({"salt": made.salt, "key": base64.b64encode(made.key).decode()})


@page(*VISITORS)
@require_POST
def cancelling(request: ActingRequest, visit_id: UUID) -> HttpResponse:
    """The visit is called off; the contact is open again."""
    shown = visit_page(actor=request.actor, visit_id=visit_id, at=request.at)
    visits.cancel_visit(visit=shown.visit, by=request.actor, at=request.at)
    messages.success(request, _("Besøget er aflyst. Kontakten er åben igen."))
    return redirect("checkups:child", shown.child.pk)
