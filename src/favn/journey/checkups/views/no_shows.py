"""One no-show: what has been done, what is next and by when, and doing it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.actions import dental, no_shows
from favn.journey.checkups.choices.dental import Ending, Said
from favn.journey.checkups.errors import DentalRefused
from favn.journey.checkups.forms.dental import CallForm, StopForm
from favn.journey.checkups.policy.dental import CLINIC
from favn.journey.checkups.queries.dental import no_show_by_key
from favn.journey.checkups.queries.no_show_page import page_about
from favn.kit.htmx import REFUSED

PAGE = "checkups/dental/no_show.html"


def _answer(request: ActingRequest, no_show_id: UUID, **forms: Any) -> HttpResponse:
    """The page as it stands, with the form that was refused, if any."""
    found = page_about(actor=request.actor, no_show_id=no_show_id, at=request.at)
    about = {"page": found, "no_show": found.no_show, "child": found.child, "call": CallForm(), "ending": StopForm()}
    return render(request, PAGE, about | forms, status=REFUSED if forms else 200)


@page(*CLINIC)
@require_GET
def no_show(request: ActingRequest, no_show_id: UUID) -> HttpResponse:
    """What is next for a child that did not come."""
    return _answer(request, no_show_id)


@page(*CLINIC)
@require_POST
def letter(request: ActingRequest, no_show_id: UUID) -> HttpResponse:
    """Send the standard letter, to each custody holder apart."""
    found, child = no_show_by_key(actor=request.actor, no_show_id=no_show_id, at=request.at)
    try:
        sent = no_shows.send_step_letter(no_show=found, child=child, by=request.actor, at=request.at)
        words = ngettext("%(n)s brev er skrevet.", "%(n)s breve er skrevet, et til hver.", sent) % {"n": sent}
        messages.success(request, words)
    except DentalRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("checkups:no_show", found.pk)


@page(*CLINIC)
@require_POST
def call(request: ActingRequest, no_show_id: UUID) -> HttpResponse:
    """Write what came of a call."""
    found, _child = no_show_by_key(actor=request.actor, no_show_id=no_show_id, at=request.at)
    form = CallForm(request.POST)
    if not form.is_valid():
        return _answer(request, no_show_id, call=form)
    try:
        dental.settle_call(no_show=found, said=Said(form.cleaned_data["said"]), note=form.cleaned_data["note"],
                           new_time_at=form.new_time_at(), by=request.actor, at=request.at)  # fmt: skip
    except DentalRefused as refusal:
        form.add_error(None, str(refusal))
        return _answer(request, no_show_id, call=form)
    messages.success(request, _("Opkaldet er skrevet."))
    return redirect("checkups:no_show", found.pk)


@page(*CLINIC)
@require_POST
def ending(request: ActingRequest, no_show_id: UUID) -> HttpResponse:
    """Nothing more is to be done, and why."""
    found, _child = no_show_by_key(actor=request.actor, no_show_id=no_show_id, at=request.at)
    form = StopForm(request.POST)
    if not form.is_valid():
        return _answer(request, no_show_id, ending=form)
    because, note = Ending(form.cleaned_data["because"]), form.cleaned_data["note"]
    try:
        dental.stop(no_show=found, because=because, note=note, by=request.actor, at=request.at)
    except DentalRefused as refusal:
        form.add_error(None, str(refusal))
        return _answer(request, no_show_id, ending=form)
    messages.success(request, _("Udeblivelsen er afsluttet."))
    return redirect("checkups:no_show", found.pk)


@page(*CLINIC)
@require_POST
def taking(request: ActingRequest, no_show_id: UUID) -> HttpResponse:
    """The next step is mine."""
    found, _child = no_show_by_key(actor=request.actor, no_show_id=no_show_id, at=request.at)
    try:
        no_shows.take_over(no_show=found, by=request.actor, at=request.at)
        messages.success(request, _("Du har næste skridt."))
    except DentalRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("checkups:no_show", found.pk)
