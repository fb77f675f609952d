"""The health visitor's page at a visit: twelve questions answered with the parents."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.organisation.choices import Role
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.errors import Refused
from favn.journey.wellbeing.forms.visits import VisitForm
from favn.journey.wellbeing.queries.history import visit_history
from favn.journey.wellbeing.queries.rounds import newest_forms
from favn.journey.wellbeing.queries.sheets import questions_of
from favn.journey.wellbeing.queries.words import Wordings
from favn.kit.clock import local


@page(Role.HEALTH_VISITOR)
def visit(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Answer with the parents, set the position in the home, and read the visits before."""
    history = visit_history(child_id, actor=request.actor, at=request.at)
    used = newest_forms()[0]
    questions = questions_of(used)
    words = Wordings()
    now = words.on(local(request.at).date())
    form = VisitForm(request.POST or None, questions=questions.values(), words=now)
    if form.is_bound and form.is_valid():
        actions.assess_at_visit(
            child_id=child_id, form=used, answers=form.answers(), visited=form.visited(), by=request.actor,
            at=request.at,
        )  # fmt: skip
        messages.success(request, _("Besøget er gemt."))
        return redirect("wellbeing:visit", child_id)
    told = {"history": history, "form": form, "questions": questions, "words": words}
    return render(request, "wellbeing/visit.html", told, status=422 if form.errors else 200)


@require_POST
@page(Role.HEALTH_VISITOR)
def visit_step(request: ActingRequest, visit_assessment_id: UUID) -> HttpResponse:
    """What was agreed at the visit is done."""
    try:
        done = actions.finish_visit_step(assessment_id=visit_assessment_id, by=request.actor, at=request.at)
    except Refused as refusal:
        raise Http404 from refusal
    messages.success(request, _("Skridtet er gjort."))
    return redirect("wellbeing:visit", done.child_id)
