"""Screening a case."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import open_child
from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.organisation.choices import Role
from favn.journey.assessments.actions import ScreeningRefused, screen
from favn.journey.assessments.choices import Outcome
from favn.journey.assessments.forms import ScreeningForm
from favn.journey.assessments.policy import may_screen
from favn.journey.assessments.queries import latest_screening
from favn.journey.cases.models import Case
from favn.journey.cases.queries import case_by_key
from favn.kit.htmx import REFUSED


def _open(request: ActingRequest, case_id: UUID) -> Case:
    case = case_by_key(case_id)
    if case is None:
        raise Http404
    open_child(actor=request.actor, child_id=case.child_id, purpose=Purpose.CASEWORK, at=request.at,
               compartment=Compartment.AUTHORITY)  # fmt: skip
    if not may_screen(request.actor, case):
        raise Http404
    return case


@page(Role.CASEWORKER, Role.TEAM_LEADER)
def screening(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Decide whether nothing more is needed, a clarification or an investigation."""
    case = _open(request, case_id)
    latest = latest_screening(case)
    form = ScreeningForm(
        request.POST if request.method == "POST" else None, initial={"seen": latest.pk if latest else None}
    )
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            screen(case=case, outcome=Outcome(asked["outcome"]), reason=asked["reason"], seen=asked["seen"],
                   by=request.actor, at=request.at)  # fmt: skip
        except ScreeningRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Screeningen er gemt."))
            return redirect("caseworker:case", case.pk)
    context = {"case": case, "form": form, "latest": latest}
    return render(request, "assessments/screen.html", context, status=REFUSED if form.errors else 200)
