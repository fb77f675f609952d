"""Absence: the school's list, one pupil over time, warning the parents, and the family's own page."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from favn.foundation.access.pages import FAMILY, page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.people.queries import holders_of
from favn.journey.checkups.actions.absence import fulfil_otherwise, warn_parents
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.forms.absence import OtherwiseForm
from favn.journey.checkups.letters.absence import letter_about
from favn.journey.checkups.models import AbsenceDuty
from favn.journey.checkups.pages.absence import by_class, duty_words, how_they_go, picture, quarters_told, waiting
from favn.journey.checkups.policy.absence import ABSENCE_READERS, ANSWER_FOR_ABSENCE
from favn.journey.checkups.queries import absence as queries
from favn.journey.checkups.rules.absence import Duty
from favn.journey.checkups.wording.absence import quarter_name
from favn.kit.clock import local
from favn.kit.htmx import REFUSED


@page(*ABSENCE_READERS)
@require_GET
def absence(request: ActingRequest) -> HttpResponse:
    """Pupils above 10 percent in my classes, class by class; what is due stands on top."""
    quarters = queries.quarters_with_figures()
    chosen = queries.chosen(quarters, request.GET.get("kvartal", ""))
    lines = queries.lines_for(request.actor, chosen, request.at) if chosen else []
    context = {
        "quarters": [(each, quarter_name(each), each == chosen) for each in quarters],
        "groups": by_class(lines),
        "due": [(each.child, duty_words(duty)) for each in lines for duty in each.duties if duty.is_open],
    }
    return render(request, "checkups/absence.html", context)


@page(*ABSENCE_READERS)
@require_GET
def absence_of(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """One pupil: the line over the quarters, what is due and what was done."""
    found = queries.absence_of(child_id, actor=request.actor, at=request.at)
    context = {
        "found": found, "picture": picture(found.quarters), "quarters": quarters_told(found.quarters),
        "waiting": waiting(found, request.actor), "done": [each for each in found.duties if each.done_at],
        "quarter_name": quarter_name,
    }  # fmt: skip
    return render(request, "checkups/absence_of.html", context)


def _asked(request: ActingRequest, duty_id: UUID, *duties: Duty) -> AbsenceDuty:
    found = queries.duty_by_key(duty_id, actor=request.actor, at=request.at)
    if found.duty not in duties:
        raise Http404
    return found


@page(*ANSWER_FOR_ABSENCE)
@require_http_methods(["GET", "POST"])
def absence_warning(request: ActingRequest, duty_id: UUID) -> HttpResponse:
    """Read the letter, and send it to each who holds custody."""
    duty = _asked(request, duty_id, Duty.WARN)
    refused = ""
    if request.method == "POST":
        try:
            sent = warn_parents(duty=duty, by=request.actor, at=request.at)
        except ContactRefused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, how_they_go(sent))
            return redirect("checkups:absence_of", duty.child_id)
    days = queries.days_in(duty.quarter, [duty.child_id]).get(duty.child_id)
    context = {
        "duty": duty, "refused": refused, "holders": holders_of(duty.child_id, on=local(request.at).date()),
        "letter": letter_about(duty.child.given_names, duty.quarter, days) if days else None,
    }  # fmt: skip
    return render(request, "checkups/absence_warning.html", context, status=REFUSED if refused else 200)


@page(*ANSWER_FOR_ABSENCE)
@require_http_methods(["GET", "POST"])
def absence_otherwise(request: ActingRequest, duty_id: UUID) -> HttpResponse:
    """Say that it was done outside Favn, and how."""
    duty = _asked(request, duty_id, *Duty)
    form = OtherwiseForm(request.POST or None)
    if form.is_valid():
        try:
            fulfil_otherwise(duty=duty, words=form.cleaned_data["words"], by=request.actor, at=request.at)
        except ContactRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Det står nu som gjort."))
            return redirect("checkups:absence_of", duty.child_id)
    context = {"duty": duty, "form": form, "quarter_name": quarter_name}
    return render(request, "checkups/absence_otherwise.html", context, status=REFUSED if form.is_bound else 200)


@page(FAMILY)
@require_GET
def own_absence(request: ActingRequest) -> HttpResponse:
    """A parent's children, or the young person: what the school registered."""
    found = queries.own_absence(request.actor, request.at)
    told = [(each.child, picture(each.quarters), quarters_told(each.quarters)) for each in found]
    return render(request, "checkups/own_absence.html", {"told": told})
