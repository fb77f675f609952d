"""The municipality's schedule, decided by its administrator."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.actions.contacts import revise_kind
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.forms.contacts import KindForm, revised
from favn.journey.checkups.policy.contacts import DECIDERS
from favn.journey.checkups.queries.kinds import current_kinds, earlier_versions, kind_by_key
from favn.kit.htmx import REFUSED
from favn.kit.tables import Column


@page(*DECIDERS)
@require_GET
def kinds(request: ActingRequest) -> HttpResponse:
    """Every contact children are offered, with its window."""
    columns = [Column(_("Kontakt")), Column(_("For hvem")), Column(_("Hvornår")), Column(_("Hjemmel"))]
    return render(request, "checkups/kinds.html", {"tracks": current_kinds(), "columns": columns})


@page(*DECIDERS)
@require_http_methods(["GET", "POST"])
def kind(request: ActingRequest, kind_id: UUID) -> HttpResponse:
    """Change one contact from today on."""
    found = kind_by_key(kind_id)
    if found is None:
        raise Http404
    form = KindForm(request.POST or None, initial=revised(found))
    if form.is_valid():
        try:
            revise_kind(kind=found, by=request.actor, at=request.at, **form.cleaned_data)
        except ContactRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kontakttypen gælder fra i dag. Den gamle udgave står."))
            return redirect("checkups:kinds")
    about = {"kind": found, "form": form, "earlier": earlier_versions(found.code)}
    return render(request, "checkups/kind.html", about, status=REFUSED if form.is_bound else 200)
