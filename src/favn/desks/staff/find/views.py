"""Finding from the top bar. The words travel in the body, so that no name stands in an address."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from favn.desks.staff.find.queries import found_by, group_page, number_in
from favn.foundation.access.pages import EMPLOYEE, page
from favn.foundation.access.policy import FINDERS, may_break_glass
from favn.foundation.access.requests import ActingRequest


@page(*FINDERS)
@require_http_methods(["GET", "POST"])
def find(request: ActingRequest) -> HttpResponse:
    """Children, groups and units by name, or one child by a whole number. A number in the address is not looked up."""
    asked = request.POST if request.method == "POST" else request.GET
    words = asked.get("q", "").strip()[:120]
    if request.method == "GET" and number_in(words):
        messages.error(request, _("Der er ikke søgt: et nummer i adressen gemmes på maskinen. Skriv det i feltet."))
        return redirect("staff:find")
    found = found_by(actor=request.actor, words=words, at=request.at) if words else None
    about = {"found": found, "may_break_glass": may_break_glass(request.actor)}
    return render(request, "staff/find/find.html", about)


@page(EMPLOYEE)
@require_GET
def group(request: ActingRequest, group_id: UUID) -> HttpResponse:
    """One group: who works there, and the children the reader may know of."""
    shown = group_page(actor=request.actor, group_id=group_id, at=request.at)
    return render(request, "staff/find/group.html", {"page": shown})
