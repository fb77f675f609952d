"""The dialogue: the two sheets side by side, and one joint position for each child."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.actions.dialogues import Agreed
from favn.journey.wellbeing.choices import LEADERS, RATERS, Tone
from favn.journey.wellbeing.errors import Refused
from favn.journey.wellbeing.forms.dialogues import PositionForm, first_words
from favn.journey.wellbeing.models import JointPosition
from favn.journey.wellbeing.policy import takes_part
from favn.journey.wellbeing.queries.dialogues import DialoguePage, dialogue_of, dialogue_page, owners_of
from favn.journey.wellbeing.queries.rounds import round_and_group


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
    return render(
        request, "wellbeing/dialogue.html", {"page": shown, "may_set": takes_part(request.actor, group, request.at)}
    )


@page(*RATERS, *LEADERS)
def child(request: ActingRequest, round_id: UUID, group_id: UUID, child_id: UUID) -> HttpResponse:
    """One child: every answer side by side, and the joint position, here or at home (`?hjemme=1`)."""
    rated, group = round_and_group(round_id, group_id)
    shown = dialogue_page(rated, group, actor=request.actor, at=request.at)
    owners = [(str(each.id), each.name) for each in owners_of(group, request.at)]
    form = PositionForm(request.POST or None, initial=first_words(_standing(request, shown, child_id)), owners=owners,
                        words=shown.words)  # fmt: skip
    if request.method != "POST":
        return _child_page(request, shown, child_id, form)
    if form.is_valid() and _set(request, shown, child_id, form):
        following = shown.after(child_id)
        where = ("wellbeing:dialogue_child", following.id) if following else ("wellbeing:dialogue",)
        return redirect(where[0], round_id, group_id, *where[1:])
    return _child_page(request, shown, child_id, form, status=422)


def _standing(request: ActingRequest, shown: DialoguePage, child_id: UUID) -> JointPosition | None:
    passed = shown.about(child_id)
    return passed.at_home if "hjemme" in request.GET else passed.position


def _set(request: ActingRequest, shown: DialoguePage, child_id: UUID, form: PositionForm) -> bool:
    try:
        actions.set_position(
            dialogue=shown.dialogue, child_id=child_id, agreed=form.agreed(), revision=form.cleaned_data["revision"],
            at_home="hjemme" in request.GET, by=request.actor, at=request.at,
        )  # fmt: skip
    except Refused as refusal:
        form.add_error(None, refusal.words)
        return False
    return True


def _child_page(
    request: ActingRequest, shown: DialoguePage, child_id: UUID, form: PositionForm, status: int = 200
) -> HttpResponse:
    if status != 200:  # what a colleague saved meanwhile is shown beside what was typed, and is what is saved over
        shown = dialogue_page(shown.rated, shown.group, actor=request.actor, at=request.at)
        standing = _standing(request, shown, child_id)
        form.data = {**request.POST.dict(), "revision": standing.revision if standing else 0}
    told = {
        "page": shown, "passed": shown.about(child_id), "form": form, "following": shown.after(child_id),
        "standing": _standing(request, shown, child_id), "at_home": "hjemme" in request.GET,
        "may_set": takes_part(request.actor, shown.group, request.at) and shown.dialogue.closed_at is None,
    }  # fmt: skip
    return render(request, "wellbeing/dialogue_child.html", told, status=status)


@require_POST
@page(*RATERS, *LEADERS)
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
@page(*RATERS, *LEADERS)
def closing(request: ActingRequest, round_id: UUID, group_id: UUID) -> HttpResponse:
    """All children are passed."""
    rated, group = round_and_group(round_id, group_id)
    try:
        actions.close_dialogue(dialogue=dialogue_of(rated, group, actor=request.actor), by=request.actor, at=request.at)
    except Refused as refusal:
        messages.error(request, refusal.words)
    return redirect("wellbeing:dialogue", round_id, group_id)
