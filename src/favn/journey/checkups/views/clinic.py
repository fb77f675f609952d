"""The clinic's meetings with a coordinator, and its agreements with daycare."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.actions.agreements import agree_with, end_agreement
from favn.journey.checkups.actions.clinic_meetings import hold_meeting
from favn.journey.checkups.errors import DentalRefused
from favn.journey.checkups.forms.clinic import AgreementEndForm, AgreementForm, MeetingForm
from favn.journey.checkups.policy.dental import AGREEMENT_READERS, CLINIC, MEETING_READERS, may_lead, may_treat
from favn.journey.checkups.queries.clinic import (
    MEETINGS_SHOWN,
    agreement_by_key,
    agreements_for,
    agreements_over,
    coordinators,
    daycares,
    meetings_seen_by,
)
from favn.journey.checkups.queries.dental_child import clinic_of
from favn.kit.clock import local
from favn.kit.htmx import REFUSED


@page(*MEETING_READERS)
@require_http_methods(["GET", "POST"])
def meetings(request: ActingRequest) -> HttpResponse:
    """The meetings; a clinic writes a new one, a coordinator reads those she was at."""
    unit, today = clinic_of(request.actor), local(request.at).date()
    writes = may_treat(request.actor) and unit is not None
    form = MeetingForm(request.POST or None, coordinators=coordinators(on=today)) if writes else None
    if form and unit and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("held_on", "present", "learned")}
        try:
            hold_meeting(unit_id=unit.pk, coordinator=form.chosen(), **said, by=request.actor, at=request.at)
            messages.success(request, _("Mødet er skrevet. Skriv på barnets side, hvis et barn blev omtalt."))
            return redirect("checkups:clinic_meetings")
        except DentalRefused as refusal:
            form.add_error(None, str(refusal))
    about = {"meetings": meetings_seen_by(request.actor)[:MEETINGS_SHOWN], "form": form}
    return render(request, "checkups/dental/meetings.html", about, status=REFUSED if form and form.errors else 200)


@page(*AGREEMENT_READERS)
@require_http_methods(["GET", "POST"])
def agreements(request: ActingRequest) -> HttpResponse:
    """The agreements; the clinic's leader makes a new one, a daycare's leader reads their own."""
    unit, today = clinic_of(request.actor), local(request.at).date()
    leads = unit is not None and may_lead(request.actor, on=today)
    form = AgreementForm(request.POST or None, daycares=daycares()) if leads else None
    if form and unit and form.is_valid():
        try:
            agree_with(unit_id=unit.pk, partner=form.chosen(), terms=form.terms(), by=request.actor, at=request.at)
            messages.success(request, _("Aftalen gælder fra i dag."))
            return redirect("checkups:agreements")
        except DentalRefused as refusal:
            form.add_error(None, str(refusal))
    about = {"agreements": agreements_for(request.actor, on=today), "form": form, "at": request.at,
             "over": agreements_over(request.actor, on=today)}  # fmt: skip
    return render(request, "checkups/dental/agreements.html", about, status=REFUSED if form and form.errors else 200)


@page(*CLINIC)
@require_http_methods(["GET", "POST"])
def agreement_ending(request: ActingRequest, agreement_id: UUID) -> HttpResponse:
    """An agreement ends today, and why."""
    found = agreement_by_key(request.actor, agreement_id)
    if found is None or not may_lead(request.actor, on=local(request.at).date()):
        raise Http404
    form = AgreementEndForm(request.POST or None)
    if form.is_valid():
        end_agreement(agreement=found, **form.cleaned_data, by=request.actor, at=request.at)
        messages.success(request, _("Aftalen er ophørt."))
        return redirect("checkups:agreements")
    about = {"agreement": found, "form": form}
    return render(request, "checkups/dental/ending.html", about, status=REFUSED if form.is_bound else 200)
