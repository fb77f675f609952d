"""Making two records one: find the other, see both, say yes."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from favn.desks.staff.merging import queries
from favn.desks.staff.merging.forms import OtherForm, SureForm
from favn.foundation.access.pages import page
from favn.foundation.access.policy import MERGERS
from favn.foundation.access.requests import ActingRequest
from favn.foundation.people.actions import CannotMerge, merge_children
from favn.kit.htmx import REFUSED


@page(*MERGERS)
@require_http_methods(["GET", "POST"])
def doubles(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Records like this one, or the one that is looked for. The words travel in the body."""
    child = queries.opened(actor=request.actor, child_id=child_id, at=request.at)
    form = OtherForm(request.POST if request.method == "POST" else None)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    found = queries.others_like(actor=request.actor, child=child, words=words, at=request.at)
    about = {"child": child, "form": form, "found": found}
    return render(request, "staff/merging/doubles.html", about, status=REFUSED if form.errors else 200)


@page(*MERGERS)
@require_http_methods(["GET", "POST"])
def merge(request: ActingRequest, child_id: UUID, doubled_id: UUID) -> HttpResponse:
    """Both records side by side; on yes they are one."""
    pair = queries.pair(actor=request.actor, kept_id=child_id, doubled_id=doubled_id, at=request.at)
    form = SureForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        about = {"pair": pair, "form": form}
        return render(request, "staff/merging/merge.html", about, status=REFUSED if form.errors else 200)
    try:
        merge_children(kept=pair.kept.child, doubled=pair.doubled.child, by=request.actor, at=request.at)
    except CannotMerge:
        messages.error(request, _("Posterne er allerede samlet. Intet er ændret."))
    else:
        messages.success(request, _("De to poster er nu ét barn. Gamle links fører hertil."))
    return redirect("caseworker:child", child_id=child_id)
