"""One child's contacts, and what became of them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.actions import contacts, visits
from favn.journey.checkups.choices.contacts import Outcome
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.forms.contacts import AgreeForm, CircumstanceForm, OutcomeForm
from favn.journey.checkups.policy.contacts import VISITORS
from favn.journey.checkups.queries.children import child_page, circumstance_of, contact_of
from favn.journey.checkups.queries.schedule import Planned
from favn.journey.checkups.queries.visits import health_child
from favn.kit.clock import local
from favn.kit.htmx import REFUSED

CHILD = "checkups/child.html"


@page(*VISITORS)
@require_GET
def child(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """A child's contacts as a line, and the visits that were held."""
    shown = child_page(actor=request.actor, child_id=child_id, at=request.at)
    return render(request, CHILD, {"page": shown, "child": shown.child, "circumstance": CircumstanceForm()})


@page(*VISITORS)
@require_http_methods(["GET", "POST"])
def outcome(request: ActingRequest, child_id: UUID, code: str) -> HttpResponse:
    """A contact that is not held: declined, not relevant, or another day."""
    asked = health_child(actor=request.actor, child_id=child_id, at=request.at)
    planned = contact_of(asked, code, actor=request.actor, on=local(request.at).date())
    if planned is None:
        raise Http404
    form = OutcomeForm(request.POST or None)
    if form.is_valid() and _is_written(request, form, planned):
        messages.success(request, _("Det er skrevet."))
        return redirect("checkups:child", asked.pk)
    about = {"child": asked, "planned": planned, "form": form}
    return render(request, "checkups/outcome.html", about, status=REFUSED if form.is_bound else 200)


def _is_written(request: ActingRequest, form: OutcomeForm, planned: Planned) -> bool:
    said = form.cleaned_data
    try:
        contacts.record_outcome(
            child_id=planned.child.pk, kind=planned.kind, outcome=Outcome(said["outcome"]), reason=said["reason"],
            on=local(request.at).date(), moved_on=said["moved_on"], due_on=planned.window.due_on, by=request.actor,
            at=request.at,
        )  # fmt: skip
    except ContactRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@page(*VISITORS)
@require_http_methods(["GET", "POST"])
def agree(request: ActingRequest, child_id: UUID, code: str) -> HttpResponse:
    """Agree on a visit."""
    asked = health_child(actor=request.actor, child_id=child_id, at=request.at)
    planned = contact_of(asked, code, actor=request.actor, on=local(request.at).date())
    form = AgreeForm(request.POST or None)
    if form.is_valid():
        try:
            made = visits.agree_visit(child_id=asked.pk, code=planned.kind.code if planned else "",
                                      planned_at=form.planned_at(), by=request.actor, at=request.at)  # fmt: skip
            return redirect("checkups:visit", made.pk)
        except ContactRefused as refusal:
            form.add_error(None, str(refusal))
    about = {"child": asked, "planned": planned, "form": form, "code": code}
    return render(request, "checkups/agree.html", about, status=REFUSED if form.is_bound else 200)


@page(*VISITORS)
@require_POST
def circumstance(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Note something that gives the child more visits."""
    shown = child_page(actor=request.actor, child_id=child_id, at=request.at)
    form = CircumstanceForm(request.POST)
    if not form.is_valid():
        about = {"page": shown, "child": shown.child, "circumstance": form}
        return render(request, CHILD, about, status=REFUSED)
    try:
        contacts.note_circumstance(child_id=child_id, **form.cleaned_data, by=request.actor, at=request.at)
    except ContactRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("checkups:child", child_id)


@page(*VISITORS)
@require_POST
def circumstance_ending(request: ActingRequest, circumstance_id: UUID) -> HttpResponse:
    """It is no longer so."""
    noted = circumstance_of(actor=request.actor, circumstance_id=circumstance_id, at=request.at)
    contacts.end_circumstance(circumstance=noted, by=request.actor, at=request.at)
    return redirect("checkups:child", noted.child_id)
