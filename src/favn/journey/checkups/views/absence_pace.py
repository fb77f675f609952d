"""The municipality's own limits for absence, decided by its administrator."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.actions.absence_pace import revise_absence_pace
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.forms.absence import AbsencePaceForm
from favn.journey.checkups.policy.contacts import DECIDERS
from favn.journey.checkups.queries.absence_pace import earlier_paces, pace_in_force
from favn.kit.htmx import REFUSED


@page(*DECIDERS)
@require_http_methods(["GET", "POST"])
def absence_pace(request: ActingRequest) -> HttpResponse:
    """Read the limits, and change them from today on."""
    found = pace_in_force()
    shown = {"warn_days": found.warn_days, "notify_days": found.notify_days}
    form = AbsencePaceForm(request.POST or None, initial=shown)
    if form.is_valid():
        try:
            revise_absence_pace(pace=found, by=request.actor, at=request.at, **form.cleaned_data)
        except ContactRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Fristerne gælder fra i dag. Pligter, der er opstået, beholder deres dag."))
            return redirect("checkups:absence_pace")
    about = {"form": form, "pace": found, "earlier": earlier_paces()}
    return render(request, "checkups/absence_pace.html", about, status=REFUSED if form.is_bound else 200)
