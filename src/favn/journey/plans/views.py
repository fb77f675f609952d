"""The plan's pages: reading, changing and releasing it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from favn.foundation.access.pages import EMPLOYEE, page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.documents.actions import drop_draft
from favn.foundation.documents.queries import draft_for, place_of
from favn.journey.plans import actions, queries
from favn.journey.plans.forms import PlanForm
from favn.kit.htmx import REFUSED

CONFLICT = 409


@require_GET
@page(EMPLOYEE)
def plan(request: ActingRequest, plan_id: UUID) -> HttpResponse:
    """The plan as it stands, and who in the family can read it."""
    shown = queries.the_plan(actor=request.actor, plan_id=plan_id, at=request.at)
    return render(request, "plans/plan.html", {"page": shown, "child": shown.child})


@require_http_methods(["GET", "POST"])
@page(EMPLOYEE)
def revise(request: ActingRequest, plan_id: UUID) -> HttpResponse:
    """Change the plan. If a colleague saved in between, both are shown side by side and nothing typed is lost."""
    shown = queries.the_plan(actor=request.actor, plan_id=plan_id, at=request.at)
    place = place_of("plan", plan_id)
    draft = draft_for(request.actor, place)
    form = PlanForm(request.POST or None, plan=shown.plan, initial=PlanForm.showing(shown.plan) | draft)
    about = {"page": shown, "child": shown.child, "form": form, "place": place, "has_draft": bool(draft), "theirs": ""}
    if not form.is_valid():
        return render(request, "plans/form.html", about, status=REFUSED if form.is_bound else 200)
    try:
        _save(request, shown, form)
    except actions.PlanRefused as refusal:
        newest = getattr(refusal, "newest", shown.plan.revision)
        standing = {name: str(value or "") for name, value in PlanForm.showing(shown.plan).items()}
        again = PlanForm(standing | request.POST.dict() | {"revision": str(newest)}, plan=shown.plan)
        about |= {"form": again, "theirs": str(refusal)}
        return render(request, "plans/form.html", about, status=CONFLICT)
    drop_draft(place=place, by=request.actor, at=request.at)
    messages.success(request, _("Planen er gemt."))
    return redirect("plans:plan", plan_id)


def _save(request: ActingRequest, shown: queries.PlanPage, form: PlanForm) -> None:
    actions.revise_plan(
        plan=shown.plan, revision=form.cleaned_data["revision"], goals=form.goals_said(),
        agreements=form.agreements_said(), by=request.actor, at=request.at,
    )  # fmt: skip


@require_POST
@page(EMPLOYEE)
def release(request: ActingRequest, plan_id: UUID, reader_id: UUID) -> HttpResponse:
    """Let one adult in the family read the plan."""
    found, _child = queries.open_plan(actor=request.actor, plan_id=plan_id, at=request.at)
    try:
        actions.release_plan(plan=found, reader_id=reader_id, by=request.actor, at=request.at)
    except actions.PlanRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Planen kan nu læses. Det, den anden forælder har sagt, er ikke med."))
    return redirect("plans:plan", plan_id)


@require_POST
@page(EMPLOYEE)
def release_words(request: ActingRequest, plan_id: UUID, goal_id: UUID, reader_id: UUID) -> HttpResponse:
    """Let the other parent read a goal in one parent's own words."""
    found, _child = queries.open_plan(actor=request.actor, plan_id=plan_id, at=request.at)
    goal = next((each for each in found.goals.all() if each.pk == goal_id), None)
    if goal is None:
        raise Http404
    try:
        actions.release_words(words=goal, reader_id=reader_id, by=request.actor, at=request.at)
    except actions.PlanRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("plans:plan", plan_id)
