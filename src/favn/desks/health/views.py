"""The health visitor's pages: the district, a child on the way, a child that has come."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from favn.desks.health import actions, queries
from favn.desks.health.day import day_of
from favn.desks.health.forms import BirthForm, ExpectingForm, UnbornForm
from favn.desks.health.nowhere import nowhere_of
from favn.desks.health.policy import VISITORS
from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.organisation.queries import areas_of
from favn.foundation.people.actions import AlreadyBorn
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.queries.nowhere import FRESH_DAYS
from favn.kit.clock import local
from favn.kit.htmx import REFUSED
from favn.kit.tables import Column


@page(*VISITORS)
@require_GET
def day(request: ActingRequest) -> HttpResponse:
    """What needs the health visitor today."""
    return render(request, "health/day.html", {"day": day_of(request.actor, request.at), "at": request.at})


@page(*VISITORS)
@require_GET
def nowhere(request: ActingRequest) -> HttpResponse:
    """Children in no institution, and how they were counted."""
    found = nowhere_of(actor=request.actor, asked=request.GET.dict(), at=request.at)
    columns = [Column(_("Barn"), "navn"), Column(_("Født"), "alder"), Column(_("Sidst besøgt"))]
    return render(request, "health/nowhere.html", {"found": found, "columns": columns, "days": FRESH_DAYS})


@page(*VISITORS)
@require_GET
def district(request: ActingRequest) -> HttpResponse:
    """The district's small children."""
    only_nowhere = request.GET.get("vis") == queries.NOWHERE
    found = queries.district_of(actor=request.actor, only_nowhere=only_nowhere, asked=request.GET.dict(), at=request.at)
    columns = [Column(_("Barn"), "navn"), Column(_("Født"), "alder"), Column(_("Går i")), Column(_("Sprog i hjemmet"))]
    about = {"district": found, "columns": columns, "only_nowhere": only_nowhere, "nowhere": queries.NOWHERE}
    return render(request, "health/district.html", about)


@page(*VISITORS)
@require_http_methods(["GET", "POST"])
def unborn(request: ActingRequest) -> HttpResponse:
    """Put a child on the way on its mother."""
    areas = list(areas_of(request.actor.key, request.actor.role, on=local(request.at).date()))
    form = UnbornForm(request.POST if request.method == "POST" else None, areas=areas)
    if not form.is_valid():
        return render(request, "health/unborn.html", {"form": form}, status=REFUSED if form.errors else 200)
    actions.register_unborn(
        mother=form.mother(), due_on=form.cleaned_data["due_on"], area=form.area_chosen(), by=request.actor,
        at=request.at,
    )  # fmt: skip
    messages.success(request, _("Det ufødte barn står nu på listen, på sin mor."))
    return redirect("health:district")


@page(*VISITORS)
@require_http_methods(["GET", "POST"])
def expecting(request: ActingRequest) -> HttpResponse:
    """A midwife or a doctor has told of an expectant mother."""
    areas = list(areas_of(request.actor.key, request.actor.role, on=local(request.at).date()))
    form = ExpectingForm(request.POST or None, areas=areas)
    if form.is_valid():
        try:
            child = actions.receive_message(
                mother=form.mother(), due_on=form.cleaned_data["due_on"], area=form.area_chosen(), told=form.facts(),
                by=request.actor, at=request.at,
            )  # fmt: skip
            messages.success(request, _("Beskeden er skrevet ind. Husk at kvittere."))
            return redirect("checkups:pregnancy", child.pk)
        except ContactRefused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "health/expecting.html", {"form": form}, status=REFUSED if form.is_bound else 200)


@page(*VISITORS)
@require_http_methods(["GET", "POST"])
def birth(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """The child is born: its name and its number."""
    child = queries.unborn_child(actor=request.actor, child_id=child_id, at=request.at)
    form = BirthForm(request.POST if request.method == "POST" else None, initial={"surname": child.surname})
    if form.is_valid():
        said, number = form.facts(), form.cleaned_data["number"]
        try:
            actions.child_is_born(child=child, facts=said, number=number, by=request.actor, at=request.at)
        except (actions.NumberTaken, AlreadyBorn):
            form.add_error(None, _("Barnet står allerede i registeret. Bed en teamleder om at samle de to poster."))
        else:
            messages.success(request, _("Tillykke. Barnet har nu navn og nummer, og alt er fulgt med."))
            return redirect("health:district")
    about = {"child": child, "form": form}
    return render(request, "health/birth.html", about, status=REFUSED if form.errors else 200)
