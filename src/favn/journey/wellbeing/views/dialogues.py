"""The dialogue: the two sheets side by side, and one joint position for each child."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.actions.dialogues import Agreed
from favn.journey.wellbeing.choices import LEADERS, RATERS, Tone
from favn.journey.wellbeing.errors import Refused
from favn.journey.wellbeing.forms import PositionForm, first_words
from favn.journey.wellbeing.policy import may_rate
from favn.journey.wellbeing.queries.dialogues import DialoguePage, dialogue_of, dialogue_page
from favn.journey.wellbeing.queries.rounds import round_and_group
from favn.journey.wellbeing.queries.sheets import raters_of


@page(*RATERS, *LEADERS)
def dialogue(request: ActingRequest, round_id: UUID, group_id: UUID) -> HttpResponse:
    """All children, differences first. A post opens the dialogue."""
    rated, group = round_and_group(round_id, group_id)
    if request.method == "POST":
        try:
            actions.open_dialogue(rated=rated, group=group, by=request.actor, at=request.at)
        except Refused as refusal:
            messages.error(request, refusal.words)
            return redirect("wellbeing:sheet", round_id, group_id)
        return redirect("wellbeing:dialogue", round_id, group_id)
    shown = dialogue_page(rated, group, actor=request.actor, at=request.at)
    return render(request, "wellbeing/dialogue.html", {"page": shown, "may_set": may_rate(request.actor, group)})


@page(*RATERS, *LEADERS)
def child(request: ActingRequest, round_id: UUID, group_id: UUID, child_id: UUID) -> HttpResponse:
    """One child: every answer side by side, and the joint position."""
    rated, group = round_and_group(round_id, group_id)
    shown = dialogue_page(rated, group, actor=request.actor, at=request.at)
    owners = [(str(each.id), each.name) for each in raters_of(group, request.at)]
    if request.method != "POST":
        form = PositionForm(initial=first_words(shown.about(child_id).position), owners=owners)
        return _child_page(request, shown, child_id, form)
    form = PositionForm(request.POST, owners=owners)
    if form.is_valid() and _set(request, shown, child_id, form):
        following = shown.after(child_id)
        where = ("wellbeing:dialogue_child", following.id) if following else ("wellbeing:dialogue",)
        return redirect(where[0], round_id, group_id, *where[1:])
    return _child_page(request, shown, child_id, form, status=422)


def _set(request: ActingRequest, shown: DialoguePage, child_id: UUID, form: PositionForm) -> bool:
    try:
        actions.set_position(
            dialogue=shown.dialogue, child_id=child_id, agreed=form.agreed(), revision=form.cleaned_data["revision"],
            by=request.actor, at=request.at,
        )  # fmt: skip
    except Refused as refusal:
        form.add_error(None, refusal.words)
        form.data = {**request.POST.dict(), **_present(shown, child_id)}
        return False
    return True


def _present(shown: DialoguePage, child_id: UUID) -> dict[str, int]:
    standing = shown.about(child_id).position
    return {"revision": standing.revision if standing else 0}


def _child_page(
    request: ActingRequest, shown: DialoguePage, child_id: UUID, form: PositionForm, status: int = 200
) -> HttpResponse:
    told = {
        "page": shown, "passed": shown.about(child_id), "form": form, "following": shown.after(child_id),
        "may_set": may_rate(request.actor, shown.group) and shown.dialogue.closed_at is None,
    }  # fmt: skip
    return render(request, "wellbeing/dialogue_child.html", told, status=status)


@require_POST
@page(*RATERS)
def green(request: ActingRequest, round_id: UUID, group_id: UUID, child_id: UUID) -> HttpResponse:
    """We agree that this child is well: one press."""
    rated, group = round_and_group(round_id, group_id)
    begun = dialogue_of(rated, group, actor=request.actor)
    try:
        actions.set_position(
            dialogue=begun, child_id=child_id, agreed=Agreed(Tone.GREEN), revision=0, by=request.actor, at=request.at
        )
    except Refused as refusal:
        messages.error(request, refusal.words)
    return redirect("wellbeing:dialogue", round_id, group_id)


@require_POST
@page(*RATERS)
def closing(request: ActingRequest, round_id: UUID, group_id: UUID) -> HttpResponse:
    """All children are passed."""
    rated, group = round_and_group(round_id, group_id)
    if not may_rate(request.actor, group):
        raise Http404
    try:
        actions.close_dialogue(dialogue=dialogue_of(rated, group, actor=request.actor), by=request.actor, at=request.at)
    except Refused as refusal:
        messages.error(request, refusal.words)
    return redirect("wellbeing:dialogue", round_id, group_id)
