"""The parents' side of a round."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from favn.foundation.access.pages import FAMILY, page
from favn.foundation.access.requests import ActingRequest
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.errors import Refused
from favn.journey.wellbeing.forms.parents import ObjectForm
from favn.journey.wellbeing.queries.family import own_children
from favn.journey.wellbeing.queries.words import position_words
from favn.kit.clock import local


@page(FAMILY)
def own(request: ActingRequest) -> HttpResponse:
    """The coming round, what the adults agreed on, and the way to say no."""
    form = ObjectForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            actions.object_to_rounds(child_id=said["child"], words=said["words"], by=request.actor, at=request.at)
            messages.success(request, _("Din indsigelse er modtaget. Barnet vurderes ikke, før du har fået svar."))
        except Refused as refusal:
            messages.error(request, refusal.words)
        return redirect("wellbeing:own")
    told = {
        "children": own_children(request.actor, request.at), "form": form,
        "words": position_words(local(request.at).date()),
    }  # fmt: skip
    return render(request, "wellbeing/own.html", told, status=422 if form.errors else 200)


@require_POST
@page(FAMILY)
def confirmation(request: ActingRequest, notice_id: UUID) -> HttpResponse:
    """The parent has read about the round here."""
    actions.confirm(notice_id=notice_id, by=request.actor, at=request.at)
    return redirect("wellbeing:own")


@require_POST
@page(FAMILY)
def withdrawal(request: ActingRequest, objection_id: UUID) -> HttpResponse:
    """The parent takes the objection back."""
    try:
        actions.withdraw_objection(objection_id=objection_id, by=request.actor, at=request.at)
    except Refused as refusal:
        messages.error(request, refusal.words)
    return redirect("wellbeing:own")
