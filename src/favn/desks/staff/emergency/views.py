"""Emergency access: by number or by key, the same page whether the child exists or not; and the leader's review."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from favn.desks.staff.emergency import actions, queries
from favn.desks.staff.emergency.forms import NumberForm, ReasonForm, ReviewForm
from favn.foundation.access.actions import AccessRefused, AlreadyReviewed
from favn.foundation.access.choices import Purpose
from favn.foundation.access.pages import page
from favn.foundation.access.policy import BREAKERS, REVIEWERS
from favn.foundation.access.requests import ActingRequest
from favn.kit.htmx import REFUSED

REVIEWED = "gennemgaaet"
CONFLICT = 409


def _ask(request: ActingRequest, form: ReasonForm) -> HttpResponse:
    about = {"form": form, "mine": queries.opened_by(request.actor)[:5]}
    return render(request, "staff/emergency/ask.html", about, status=REFUSED if form.errors else 200)


def _open(request: ActingRequest, child_id: UUID, form: ReasonForm) -> HttpResponse:
    actions.open_in_emergency(child_id=child_id, reason=form.cleaned_data["reason"], by=request.actor, at=request.at)
    messages.success(request, _("Barnet er åbent for dig i fire timer. En leder har fået besked."))
    return redirect("caseworker:child", child_id)


@page(*BREAKERS)
@require_http_methods(["GET", "POST"])
def by_number(request: ActingRequest) -> HttpResponse:
    """Open a child by its CPR number, with a reason."""
    form = NumberForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, form)
    found = queries.child_with_number(
        actor=request.actor, number=form.cleaned_data["number"], purpose=Purpose.EMERGENCY, at=request.at
    )
    if found is None:
        form.add_error("number", _("Nummeret førte ikke til noget barn, du kan åbne. Søgningen står i loggen."))
        return _ask(request, form)
    return _open(request, found, form)


@page(*BREAKERS)
@require_http_methods(["GET", "POST"])
def by_key(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Open the child of an address that answered 404, with a reason. The page is the same for a key nobody has."""
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, form)
    if not queries.is_child(child_id):
        raise Http404
    return _open(request, child_id, form)


@page(*REVIEWERS)
@require_GET
def reviews(request: ActingRequest) -> HttpResponse:
    """What waits for a leader's look, or what was looked at."""
    is_reviewed = request.GET.get("vis") == REVIEWED
    listed, shown = queries.emergencies(
        actor=request.actor, is_reviewed=is_reviewed, asked=request.GET.dict(), at=request.at
    )
    about = {"listed": listed, "page": shown, "is_reviewed": is_reviewed}
    return render(request, "staff/emergency/reviews.html", about)


@page(*REVIEWERS)
@require_http_methods(["GET", "POST"])
def review(request: ActingRequest, broken_id: UUID) -> HttpResponse:
    """One emergency access, and the leader's verdict."""
    found = queries.emergency(actor=request.actor, broken_id=broken_id, at=request.at)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    about = {"broken": found, "form": form, "refused": ""}
    if not form.is_valid():
        return render(request, "staff/emergency/review.html", about, status=REFUSED if form.errors else 200)
    said = form.cleaned_data
    try:
        actions.review_emergency(broken=found.row, is_justified=said["verdict"] == "justified", remark=said["remark"],
                                 by=request.actor, at=request.at)  # fmt: skip
    except AccessRefused as refusal:
        return render(request, "staff/emergency/review.html", about | {"refused": str(refusal)}, status=REFUSED)
    except AlreadyReviewed:
        words = _("En anden leder har allerede gennemgået den.")
        return render(request, "staff/emergency/review.html", about | {"refused": words}, status=CONFLICT)
    messages.success(request, _("Gennemgangen er gemt."))
    return redirect("staff:reviews")
