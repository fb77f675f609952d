"""The leader's list of children who wait, what parents were told, and the answer to an objection."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.choices import LEADERS, RATERS
from favn.journey.wellbeing.errors import Refused
from favn.journey.wellbeing.forms.parents import AnswerForm, NotedForm, ToldForm
from favn.journey.wellbeing.queries.parents import Told, objection_by_key, told_about, waiting_at
from favn.kit.clock import local


@page(*LEADERS)
def waiting(request: ActingRequest) -> HttpResponse:
    """The children who wait, and why."""
    return render(request, "wellbeing/waiting.html", {"waiting": waiting_at(request.actor, request.at)})


@page(*LEADERS)
def objection(request: ActingRequest, objection_id: UUID) -> HttpResponse:
    """One objection, and the leader's answer."""
    found = objection_by_key(objection_id, actor=request.actor, at=request.at)
    form = AnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            actions.answer_objection(objection=found, **form.said(), by=request.actor, at=request.at)
        except Refused as refusal:
            messages.error(request, refusal.words)
        return redirect("wellbeing:waiting")
    told = {"objection": found, "form": form}
    return render(request, "wellbeing/objection.html", told, status=422 if form.errors else 200)


@page(*RATERS, *LEADERS)
def told(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Who was told about the child's round; note a conversation, or what a parent said against it."""
    found = told_about(child_id, actor=request.actor, at=request.at)
    parents = [(str(each.relation.adult_id), each.relation.adult.name) for each in found.parents]
    data = request.POST or None
    spoke = ToldForm(data if data and "spoke" in data else None, parents=parents, today=local(request.at).date())
    noted = NotedForm(data if data and "noted" in data else None, parents=parents)
    if _noted(request, found, spoke, noted):
        return redirect("wellbeing:told", child_id)
    context = {"told": found, "spoke": spoke, "noted": noted}
    return render(request, "wellbeing/told.html", context, status=422 if spoke.errors or noted.errors else 200)


def _noted(request: ActingRequest, found: Told, spoke: ToldForm, noted: NotedForm) -> bool:
    """Whether something was noted."""
    by, at, child_id = request.actor, request.at, found.child.id
    try:
        if spoke.is_bound and spoke.is_valid() and found.rated:
            actions.tell(rated=found.rated, child_id=child_id, **spoke.cleaned_data, by=by, at=at)
        elif noted.is_bound and noted.is_valid():
            actions.note_objection(child_id=child_id, **noted.cleaned_data, by=by, at=at)
        else:
            return False
    except Refused as refusal:
        messages.error(request, refusal.words)
    else:
        messages.success(request, _("Det er noteret."))
    return True
