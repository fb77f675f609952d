"""The family's pages: when we meet, the note, and one's own answer."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from favn.foundation.access.pages import FAMILY, page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.actions.deliveries import answer_note
from favn.journey.checkups.choices.transitions import NoteVerdict
from favn.journey.checkups.errors import TransitionRefused
from favn.journey.checkups.forms.transitions import OwnAnswerForm
from favn.journey.checkups.queries.own_transitions import own_transition, own_transitions
from favn.kit.catalogue import N_
from favn.kit.htmx import REFUSED

THANKS = {
    NoteVerdict.ACCEPTED: N_("Dit ja er gemt."),
    NoteVerdict.DECLINED: N_("Dit nej er gemt. Notatet bliver ikke sendt."),
    NoteVerdict.WITHDRAWN: N_("Du har trukket dit ja tilbage. Det nye sted kan ikke læse notatet mere."),
}


@page(FAMILY)
@require_GET
def own(request: ActingRequest) -> HttpResponse:
    """My children's transitions."""
    return render(
        request, "checkups/transitions/own_list.html", {"transitions": own_transitions(request.actor, request.at)}
    )


@page(FAMILY)
@require_http_methods(["GET", "POST"])
def own_one(request: ActingRequest, transition_id: UUID) -> HttpResponse:
    """One transition; read the note and answer for oneself."""
    told, questions = own_transition(actor=request.actor, transition_id=transition_id, at=request.at)
    form = OwnAnswerForm(request.POST or None)
    if form.is_bound and told.note is None:
        raise Http404
    if form.is_valid() and told.note:
        said = NoteVerdict(form.cleaned_data["answer"])
        try:
            answer_note(
                note=told.note, answer=said, comment=form.cleaned_data["comment"], by=request.actor, at=request.at
            )
            messages.success(request, _(THANKS[said]))
        except TransitionRefused as refusal:
            messages.error(request, str(refusal))
        return redirect("checkups:own_transition", transition_id)
    about = {"own": told, "questions": questions, "form": form}
    return render(request, "checkups/transitions/own.html", about, status=REFUSED if form.is_bound else 200)
