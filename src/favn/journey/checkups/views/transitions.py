"""Children on their way: the list, the agreement, the conversation's page, the note and the answers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.documents.queries import draft_for, place_of
from favn.journey.checkups.actions import deliveries, transitions
from favn.journey.checkups.choices.transitions import WhyEnded
from favn.journey.checkups.errors import NoteChanged, TransitionRefused
from favn.journey.checkups.forms.transitions import EndForm, NoteForm, PlanForm, ReceiptForm, RecordedAnswerForm
from favn.journey.checkups.policy.transitions import RECEIVERS, SENDERS, SPECIALISTS
from favn.journey.checkups.queries.deliveries import given_away
from favn.journey.checkups.queries.transitions import (
    TransitionPage,
    beginning,
    held_transition,
    on_the_way,
    transition_page,
)
from favn.journey.checkups.views.transition_asking import asked_of, asked_of_standing
from favn.kit.htmx import REFUSED

TRANSITION, PLAN, NOTE = (f"checkups/transitions/{name}.html" for name in ("transition", "plan", "note"))
CONFLICT = 409


@page(*SENDERS, *SPECIALISTS)
@require_GET
def on_their_way(request: ActingRequest) -> HttpResponse:
    """The children about to move on whom I work with, or meet about it."""
    told = {
        "rows": on_the_way(request.actor, request.at), "given": given_away(request.actor),
        "has_inbox": request.actor.has_role(*RECEIVERS), "may_begin": request.actor.has_role(*SENDERS),
    }  # fmt: skip
    return render(request, "checkups/transitions/list.html", told)


@page(*SENDERS)
@require_http_methods(["GET", "POST"])
def plan(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Agree on a conversation about a child's next place."""
    begun = beginning(actor=request.actor, child_id=child_id, at=request.at)
    form = PlanForm(request.POST or None, **asked_of(begun, request.actor, request.at))
    if form.is_valid():
        try:
            made = transitions.plan_transition(
                child_id=begun.child.pk, code=form.cleaned_data["code"], plan=form.plan(), by=request.actor,
                from_unit_id=begun.from_unit.pk if begun.from_unit else None, at=request.at,
            )  # fmt: skip
            return redirect("checkups:transition", made.pk)
        except TransitionRefused as refusal:
            form.add_error(None, str(refusal))
    about = {"child": begun.child, "begun": begun, "form": form}
    return render(request, PLAN, about, status=REFUSED if form.is_bound else 200)


@page(*SENDERS)
@require_http_methods(["GET", "POST"])
def replan(request: ActingRequest, transition_id: UUID) -> HttpResponse:
    """Change what is agreed."""
    shown = held_transition(actor=request.actor, transition_id=transition_id, at=request.at)
    form = PlanForm(request.POST or None, **asked_of_standing(shown, request.actor, request.at))
    if form.is_valid():
        try:
            transitions.replan_transition(standing=shown.transition, plan=form.plan(), by=request.actor, at=request.at,
                                          revision=form.cleaned_data["revision"] or 0)  # fmt: skip
            messages.success(request, _("Aftalen er rettet."))
            return redirect("checkups:transition", transition_id)
        except TransitionRefused as refusal:
            form.add_error(None, str(refusal))
    about = {"child": shown.child, "begun": None, "form": form, "shown": shown}
    return render(request, PLAN, about, status=REFUSED if form.is_bound else 200)


def _people(shown: TransitionPage) -> list[tuple[str, str]]:
    return [(str(each.key), each.name) for each in shown.asked]


def _page(request: ActingRequest, shown: TransitionPage, status: int = 200, **forms: Any) -> HttpResponse:
    told = {
        "page": shown, "child": shown.child, "record": RecordedAnswerForm(people=_people(shown)), "ending": EndForm(),
        "receipt": ReceiptForm(), "may_plan": shown.holds_the_room and not shown.transition.ended_at,
    }  # fmt: skip
    return render(request, TRANSITION, told | forms, status=status)


@page(*SENDERS, *SPECIALISTS)
@require_GET
def transition(request: ActingRequest, transition_id: UUID) -> HttpResponse:
    """One conversation: who meets when, what we talk about, the note, the answers, and where it is."""
    return _page(request, transition_page(actor=request.actor, transition_id=transition_id, at=request.at))


@page(*SENDERS, *SPECIALISTS)
@require_http_methods(["GET", "POST"])
def note(request: ActingRequest, transition_id: UUID) -> HttpResponse:
    """Write the note from the conversation, or a new version of it. What is typed is kept as a draft."""
    shown = transition_page(actor=request.actor, transition_id=transition_id, at=request.at)
    place = place_of("overlevering", shown.transition.pk)
    initial = NoteForm.showing(shown.note, shown.questions) | draft_for(request.actor, place)
    form = NoteForm(request.POST or None, way=shown.transition, questions=shown.questions, initial=initial)
    status, standing = REFUSED if form.is_bound else 200, None
    if form.is_valid():
        try:
            transitions.write_note(standing=shown.transition, body=form.body(), by=request.actor, at=request.at,
                                   draft=place, **form.beside())  # fmt: skip
            messages.success(request, _("Notatet er vist for familien. Det sendes, når de har sagt ja."))
            return redirect("checkups:transition", shown.transition.pk)
        except TransitionRefused as refusal:
            form.add_error(None, str(refusal))
        except NoteChanged as changed:
            status, standing = CONFLICT, changed.standing
    about = {"page": shown, "child": shown.child, "form": form, "place": place, "standing": standing}
    return render(request, NOTE, about, status=status)


@page(*SENDERS)
@require_POST
def answer(request: ActingRequest, transition_id: UUID) -> HttpResponse:
    """Write down what a parent, or the young person, has said."""
    shown = held_transition(actor=request.actor, transition_id=transition_id, at=request.at)
    form = RecordedAnswerForm(request.POST, people=_people(shown))
    if shown.note is None or not form.is_valid():
        return _page(request, shown, REFUSED, record=form)
    try:
        deliveries.record_answer(note=shown.note, by=request.actor, at=request.at, **form.said())
        messages.success(request, _("Svaret er skrevet."))
    except TransitionRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("checkups:transition", transition_id)


@page(*SENDERS)
@require_POST
def ending(request: ActingRequest, transition_id: UUID) -> HttpResponse:
    """Close a transition without handing over."""
    shown = held_transition(actor=request.actor, transition_id=transition_id, at=request.at)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, REFUSED, ending=form)
    transitions.end_transition(
        standing=shown.transition, because=WhyEnded(form.cleaned_data["because"]), by=request.actor, at=request.at
    )
    messages.success(request, _("Overgangen er afsluttet."))
    return redirect("checkups:transition", transition_id)


@page(*SENDERS)
@require_POST
def outside(request: ActingRequest, transition_id: UUID) -> HttpResponse:
    """Somebody at a place outside Favn has said that they have the note."""
    shown = held_transition(actor=request.actor, transition_id=transition_id, at=request.at)
    form = ReceiptForm(request.POST)
    if shown.delivery is None or shown.delivery.to_unit_id or not form.is_valid():
        return _page(request, shown, REFUSED, receipt=form)
    try:
        deliveries.receive_delivery(delivery=shown.delivery, name=form.cleaned_data["name"], by=request.actor,
                                    at=request.at)  # fmt: skip
        messages.success(request, _("Kvitteringen er skrevet."))
    except TransitionRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("checkups:transition", transition_id)
