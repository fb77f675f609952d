"""The pages where someone with custody is asked, answers, takes it back and undoes it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from favn.desks.family import actions, queries
from favn.desks.family.forms import WITHDRAW, AnswerForm
from favn.foundation.access.pages import FAMILY, page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.consents import actions as consents
from favn.foundation.consents.choices import Answer
from favn.foundation.consents.queries import Question
from favn.kit.htmx import REFUSED


@page(FAMILY)
@require_GET
def questions(request: ActingRequest) -> HttpResponse:
    """Everything the reader is asked, and what the reader said."""
    household, asked = queries.questions_of(request.actor, request.at)
    names = {child.id: child.given_names for child in household.own}
    return render(request, "family/questions.html", {"questions": asked, "names": names})


@page(FAMILY)
@require_http_methods(["GET", "POST"])
def question(request: ActingRequest, share_id: UUID) -> HttpResponse:
    """One thing the reader is asked, in plain words; yes, no, or taking it back."""
    child, asked = queries.question_about(request.actor, share_id, request.at)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _say(request, asked, form.cleaned_data["answer"], form.cleaned_data["reason"]))
        except consents.ConsentRefused as refusal:
            messages.error(request, str(refusal))
        return redirect("family:questions")
    context = {"child": child, "question": asked, "form": form}
    return render(request, "family/question.html", context, status=REFUSED if form.errors else 200)


def _say(request: ActingRequest, asked: Question, answer: str, reason: str) -> str:
    """Do what was answered; what to tell the one who answered."""
    if answer == WITHDRAW:
        if asked.mine is None:
            raise Http404
        actions.withdraw_answer(consent=asked.mine, reason=reason, by=request.actor, at=request.at)
        return _("Du har trukket dit svar tilbage. Der deles ikke.")
    actions.answer(share=asked.share, says=Answer(answer), reason=reason, by=request.actor, at=request.at)
    return _("Dit ja er gemt.") if answer == Answer.GIVEN else _("Dit nej er gemt. Der deles ikke.")


@page(FAMILY)
@require_POST
def undo(request: ActingRequest, share_id: UUID) -> HttpResponse:
    """Take back an answer as if it was never said, while nothing was shared on it."""
    _child, asked = queries.question_about(request.actor, share_id, request.at)
    if asked.mine is None:
        raise Http404
    try:
        consents.undo(consent=asked.mine, by=request.actor, at=request.at)
        messages.success(request, _("Dit svar er fortrudt. Du kan svare igen."))
    except consents.ConsentRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("family:questions")
