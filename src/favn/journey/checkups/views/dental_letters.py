"""The clinic's own letters and days, and who leads it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.actions import clinic, dental_letters
from favn.journey.checkups.choices.dental import Post
from favn.journey.checkups.errors import DentalRefused
from favn.journey.checkups.forms.dental import LetterForm, PaceForm, PostForm, letter_said, pace_said
from favn.journey.checkups.policy.dental import CLINIC, POST_GIVERS, may_lead
from favn.journey.checkups.queries.clinic import dentists, post_by_key, posts
from favn.journey.checkups.queries.dental import current_pace
from favn.journey.checkups.queries.dental_letters import editions_of, letter_by_key, letters_in_force
from favn.journey.checkups.rules.dental_letters import PLAIN_BELOW, lix
from favn.kit.clock import local
from favn.kit.htmx import REFUSED


@page(*CLINIC)
@require_GET
def letters(request: ActingRequest) -> HttpResponse:
    """The letters in force, how easy they read, and the days between the steps."""
    found = [(each, lix(each.text)) for each in letters_in_force()]
    leads = may_lead(request.actor, on=local(request.at).date())
    about = {"letters": found, "pace": current_pace(), "leads": leads, "plain_below": PLAIN_BELOW}
    return render(request, "checkups/dental/letters.html", about)


@page(*CLINIC)
@require_http_methods(["GET", "POST"])
def letter(request: ActingRequest, template_id: UUID) -> HttpResponse:
    """Edit a letter: a new edition from today on."""
    found = letter_by_key(template_id)
    if found is None or not may_lead(request.actor, on=local(request.at).date()):
        raise Http404
    form = LetterForm(request.POST or None, for_young=found.for_young, initial=letter_said(found))
    if form.is_valid():
        try:
            dental_letters.revise_letter(letter=found, **form.cleaned_data, by=request.actor, at=request.at)
            messages.success(request, _("Brevet gælder fra nu af. Den gamle udgave står, som den blev sendt."))
            return redirect("checkups:dental_letters")
        except DentalRefused as refusal:
            form.add_error(None, str(refusal))
    about = {"letter": found, "form": form, "earlier": editions_of(found)}
    return render(request, "checkups/dental/letter.html", about, status=REFUSED if form.is_bound else 200)


@page(*CLINIC)
@require_http_methods(["GET", "POST"])
def pace(request: ActingRequest) -> HttpResponse:
    """Edit the days between the steps, from today on."""
    if not may_lead(request.actor, on=local(request.at).date()):
        raise Http404
    found = current_pace()
    form = PaceForm(request.POST or None, initial=pace_said(found))
    if form.is_valid():
        try:
            dental_letters.revise_pace(pace=found, by=request.actor, at=request.at, **form.cleaned_data)
            messages.success(request, _("Tidsplanen gælder for udeblivelser fra nu af."))
            return redirect("checkups:dental_letters")
        except DentalRefused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "checkups/dental/pace.html", {"form": form}, status=REFUSED if form.is_bound else 200)


@page(*POST_GIVERS)
@require_http_methods(["GET", "POST"])
def clinic_posts(request: ActingRequest) -> HttpResponse:
    """Who leads each clinic, and who is in its advisory team."""
    form = PostForm(request.POST or None, dentists=dentists(on=local(request.at).date()))
    if form.is_valid():
        employee, unit = form.chosen()
        clinic.give_post(employee=employee, unit=unit, post=Post(form.cleaned_data["post"]), by=request.actor,
                         at=request.at)  # fmt: skip
        messages.success(request, _("Hvervet er givet."))
        return redirect("checkups:dental_posts")
    about = {"posts": posts(on=local(request.at).date()), "form": form}
    return render(request, "checkups/dental/posts.html", about, status=REFUSED if form.is_bound else 200)


@page(*POST_GIVERS)
@require_POST
def post_ending(request: ActingRequest, post_id: UUID) -> HttpResponse:
    """A post ends today."""
    found = post_by_key(post_id)
    if found is None:
        raise Http404
    clinic.end_post(post=found, by=request.actor, at=request.at)
    messages.success(request, _("Hvervet er ophørt."))
    return redirect("checkups:dental_posts")
