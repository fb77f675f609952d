"""Following up on a plan."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from favn.foundation.access.pages import EMPLOYEE, page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.documents.actions import drop_draft
from favn.foundation.documents.queries import draft_for, place_of
from favn.journey.concerns.queries import level_words
from favn.journey.followups import actions, queries
from favn.journey.followups.forms import FollowUpForm
from favn.kit.htmx import REFUSED


@require_http_methods(["GET", "POST"])
@page(EMPLOYEE)
def hold(request: ActingRequest, plan_id: UUID) -> HttpResponse:
    """Set the ruler again, write what each says, and decide when to look next."""
    shown = queries.page_of(actor=request.actor, plan_id=plan_id, at=request.at)
    place = place_of("opfoelgning", plan_id)
    form = FollowUpForm(
        request.POST or None, words=level_words(), name=shown.child.given_names.split(" ")[0], voices=shown.voices,
        initial=draft_for(request.actor, place),
    )  # fmt: skip
    if form.is_valid() and _is_held(request, shown, form):
        drop_draft(place=place, by=request.actor, at=request.at)
        messages.success(request, _("Opfølgningen er gemt."))
        return redirect("caseworker:child", shown.child.pk)
    about = {"page": shown, "child": shown.child, "form": form, "place": place}
    return render(request, "followups/hold.html", about, status=REFUSED if form.is_bound else 200)


def _is_held(request: ActingRequest, shown: queries.FollowUpPage, form: FollowUpForm) -> bool:
    """Whether it was saved; what refused it stands on the form."""
    try:
        actions.hold_follow_up(
            plan=shown.plan, seen=form.seen(), next_on=form.cleaned_data["next_on"],
            reason=form.cleaned_data["reason"], by=request.actor, at=request.at,
        )  # fmt: skip
    except actions.FollowUpRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@require_POST
@page(EMPLOYEE)
def release(request: ActingRequest, follow_up_id: UUID, reader_id: UUID) -> HttpResponse:
    """Let one custody holder read a follow-up."""
    held = queries.follow_up_by_key(follow_up_id)
    if held is None:
        raise Http404
    shown = queries.page_of(actor=request.actor, plan_id=held.plan_id, at=request.at)
    try:
        actions.release_follow_up(held=held, reader_id=reader_id, by=request.actor, at=request.at)
    except actions.FollowUpRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("followups:hold", shown.plan.pk)
