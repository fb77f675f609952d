"""One child at the dentist: the times, whether it came, and what was agreed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.actions import dental
from favn.journey.checkups.choices.dental import Attendance
from favn.journey.checkups.errors import DentalRefused
from favn.journey.checkups.forms.dental import DeclineForm, TimeForm
from favn.journey.checkups.policy.dental import CLINIC
from favn.journey.checkups.queries.dental import time_by_key
from favn.journey.checkups.queries.dental_child import ChildAtDentist, child_at_dentist
from favn.kit.catalogue import N_
from favn.kit.htmx import REFUSED

CHILD = "checkups/dental/child.html"
SAID = {
    Attendance.ATTENDED: N_("Det er skrevet, at barnet kom."),
    Attendance.NO_SHOW: N_("Det er skrevet. Næste skridt står på listen med sin dag."),
    Attendance.CANCELLED: N_("Afbuddet er skrevet. Aftal en ny tid, når familien ringer."),
}


def _about(found: ChildAtDentist, **forms: Any) -> dict[str, Any]:
    asked = {"time": TimeForm(contacts=found.open), "no": DeclineForm()} | forms
    return {"found": found, "child": found.child, **asked}


@page(*CLINIC)
@require_GET
def child(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """A child's times, the no-show that waits, the checks, the letters."""
    found = child_at_dentist(actor=request.actor, child_id=child_id, at=request.at)
    return render(request, CHILD, _about(found))


@page(*CLINIC)
@require_POST
def agree_time(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Agree on a time."""
    found = child_at_dentist(actor=request.actor, child_id=child_id, at=request.at)
    form = TimeForm(request.POST, contacts=found.open)
    if form.is_valid() and found.unit:
        try:
            dental.agree_time(child_id=child_id, unit_id=found.unit.pk, planned_at=form.planned_at(),
                              code=form.cleaned_data["code"], by=request.actor, at=request.at)  # fmt: skip
            messages.success(request, _("Tiden er aftalt."))
            return redirect("checkups:dental_child", child_id)
        except DentalRefused as refusal:
            form.add_error(None, str(refusal))
    return render(request, CHILD, _about(found, time=form), status=REFUSED)


@page(*CLINIC)
@require_POST
def settle_time(request: ActingRequest, appointment_id: UUID) -> HttpResponse:
    """Write whether the child came."""
    found = time_by_key(actor=request.actor, appointment_id=appointment_id, at=request.at)
    word = request.POST.get("attendance", "")
    if word not in Attendance:
        messages.error(request, _("Vælg, om barnet kom, udeblev eller meldte afbud."))
        return redirect("checkups:dental_child", found.child_id)
    try:
        dental.settle_time(appointment=found, attendance=Attendance(word), by=request.actor, at=request.at)
        messages.success(request, _(SAID[Attendance(word)]))
    except DentalRefused as refusal:
        messages.error(request, str(refusal))
    back = request.POST.get("back") == "list"
    return redirect("login:home") if back else redirect("checkups:dental_child", found.child_id)


@page(*CLINIC)
@require_POST
def decline(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """The family says no to dental care."""
    found = child_at_dentist(actor=request.actor, child_id=child_id, at=request.at)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return render(request, CHILD, _about(found, no=form), status=REFUSED)
    code = found.open[0].kind.code if found.open else ""
    dental.decline(child_id=child_id, code=code, reason=form.cleaned_data["reason"], by=request.actor, at=request.at)
    messages.success(request, _("Det er skrevet. Familien kan altid sige ja igen."))
    return redirect("checkups:dental_child", child_id)
