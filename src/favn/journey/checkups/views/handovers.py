"""Handing a child over to another district, and receiving it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.actions import handovers
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.forms.handovers import HandoverForm
from favn.journey.checkups.policy.contacts import VISITORS
from favn.journey.checkups.queries.handovers import areas_with_a_visitor, handover_to_receive
from favn.journey.checkups.queries.visits import health_child
from favn.kit.clock import local
from favn.kit.htmx import REFUSED


@page(*VISITORS)
@require_http_methods(["GET", "POST"])
def hand_over(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """The family moves: say where to, and what the next health visitor must know."""
    child = health_child(actor=request.actor, child_id=child_id, at=request.at)
    areas = [area for area in areas_with_a_visitor(local(request.at).date()) if area.pk != child.area_id]
    form = HandoverForm(request.POST or None, areas=areas)
    if form.is_valid():
        try:
            handovers.hand_over(child=child, to_area=form.area(), note=form.cleaned_data["note"], by=request.actor,
                                at=request.at)  # fmt: skip
            messages.success(request, _("Barnet er overdraget. Du kan følge på din dag, om det bliver modtaget."))
            return redirect("login:home")
        except ContactRefused as refusal:
            form.add_error(None, str(refusal))
    about = {"child": child, "form": form}
    return render(request, "checkups/hand_over.html", about, status=REFUSED if form.is_bound else 200)


@page(*VISITORS)
@require_POST
def receive(request: ActingRequest, handover_id: UUID) -> HttpResponse:
    """I have the child now."""
    found = handover_to_receive(actor=request.actor, handover_id=handover_id, at=request.at)
    handovers.receive(handover=found, by=request.actor, at=request.at)
    messages.success(request, _("Du har modtaget barnet. Se, hvad der venter, og kontakt familien."))
    return redirect("checkups:child", found.child_id)
