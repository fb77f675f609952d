"""The child's page, and the page of who has access."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from favn.desks.caseworker.child.page import access_page_of, page_of
from favn.foundation.access.pages import EMPLOYEE, page
from favn.foundation.access.requests import ActingRequest


@require_GET
@page(EMPLOYEE)
def child(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """One child, as far as the reader's rooms reach."""
    shown = page_of(actor=request.actor, child_id=child_id, at=request.at)
    return render(request, "caseworker/child/page.html", {"page": shown, "child": shown.child})


@require_GET
@page(EMPLOYEE)
def access(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Who may see what of the child, and why."""
    shown = access_page_of(actor=request.actor, child_id=child_id, at=request.at)
    return render(request, "caseworker/child/access.html", {"page": shown, "child": shown.child})
