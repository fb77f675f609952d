"""The log: searched, sampled, proved; and one child's log for those who have the child's case."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from favn.desks.staff.log.forms import LogForm, SampleForm
from favn.foundation.access.pages import EMPLOYEE, page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.organisation.choices import Role
from favn.kit.clock import local
from favn.kit.htmx import REFUSED
from favn.kit.tables import Column
from favn.oversight.log import review
from favn.oversight.log.pseudonyms import references_for
from favn.oversight.log.queries import child_log as log_of
from favn.oversight.log.wording import WORDS

OFFICER = Role.DATA_PROTECTION_OFFICER


def _columns() -> list[Column]:
    return [Column(_("Hvornår")), Column(_("Medarbejder")), Column(_("Hvad")), Column(_("Hvorfor")),
            Column(_("Barn"))]  # fmt: skip


@page(OFFICER)
@require_GET
def log(request: ActingRequest) -> HttpResponse:
    """The log without the child: who did what, when, why; a child is a reference that leads back to nobody."""
    form = LogForm(request.GET)
    found = None
    if form.is_valid():
        found = review.found_entries(actor=request.actor, wanted=form.wanted(), asked=request.GET.dict(), at=request.at)
    named = {"reference_of": references_for(found.rows if found else [])}
    about = {"form": form, "page": found, "headings": _columns()} | named | WORDS
    return render(request, "staff/log/log.html", about, status=REFUSED if form.errors else 200)


@page(OFFICER)
@require_GET
def sample(request: ActingRequest) -> HttpResponse:
    """Twenty reads of a month, drawn at random, to ask about."""
    asked = request.GET or SampleForm.showing(local(request.at).date())
    form, drawn = SampleForm(asked), []
    if form.is_valid():
        said = form.cleaned_data
        drawn = review.sample_of(actor=request.actor, month=said["month_on"], seed=said["seed"], at=request.at)
    about = {"form": form, "drawn": drawn, "headings": _columns(), "reference_of": references_for(drawn)} | WORDS
    return render(request, "staff/log/sample.html", about, status=REFUSED if form.errors else 200)


@page(OFFICER)
@require_GET
def integrity(request: ActingRequest) -> HttpResponse:
    """Whether the chain of seals is whole, and when that was last proved."""
    return render(request, "staff/log/integrity.html", {"state": review.integrity()})


@page(EMPLOYEE)
@require_GET
def child_log(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Who has looked at a child, for those who have the child in the authority's room."""
    child, shown = log_of(actor=request.actor, child_id=child_id, asked=request.GET.dict(), at=request.at)
    return render(request, "staff/log/child.html", {"child": child, "page": shown} | WORDS)
