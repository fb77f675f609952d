"""Asking for a number: the same page whole, or as a piece in the head of the child's page."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from favn.desks.staff.number.forms import PurposeForm
from favn.desks.staff.number.queries import numbered
from favn.foundation.access.pages import EMPLOYEE, page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.people.actions import reveal_number
from favn.kit.htmx import REFUSED, page_or_block


@page(EMPLOYEE)
@require_http_methods(["GET", "POST"])
@cache_control(no_store=True, private=True)
def number(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Say what it is for, and see the number. It is on no later page and in no cache."""
    found = numbered(actor=request.actor, child_id=child_id, at=request.at)
    form = PurposeForm(request.POST if request.method == "POST" else None)
    shown = ""
    if form.is_valid():
        shown = reveal_number(
            identifier=found.identifier, purpose=form.cleaned_data["purpose"], by=request.actor, at=request.at
        )
    about = {"child": found.child, "masked": found.identifier.masked, "form": form, "shown": shown}
    return page_or_block(request, "staff/number_page.html", "number", about, status=REFUSED if form.errors else 200)
