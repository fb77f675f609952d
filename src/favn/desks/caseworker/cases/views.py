"""The team's list, opening a case on a notification, one case, and who has it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from favn.desks.caseworker.access import LEADERS, RECEIVERS
from favn.desks.caseworker.cases.forms import CaseworkerForm, OpenCasesForm
from favn.desks.caseworker.cases.queries import Opening, case_page, opening, team_list, the_case
from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.cases import actions
from favn.journey.cases.choices import Origin
from favn.journey.cases.models import Case
from favn.journey.cases.queries import caseworkers, children_beside
from favn.kit.clock import local
from favn.kit.htmx import REFUSED


@page(*RECEIVERS)
@require_safe
def cases(request: ActingRequest) -> HttpResponse:
    """Cases nobody has yet, and children who wait for one."""
    return render(request, "caseworker/cases.html", {"team": team_list(request.actor, request.at)})


@page(*LEADERS)
def open_cases(request: ActingRequest, notification_id: UUID) -> HttpResponse:
    """Open a case for one or more of the children in an assessed notification."""
    found = opening(request.actor, notification_id, request.at)
    form = OpenCasesForm(
        request.POST if request.method == "POST" else None, children=found.children, caseworkers=caseworkers(request.at)
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = _open_cases(request, found, form)
        except actions.CaseRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Åbnet: %(numbers)s.") % {"numbers": ", ".join(case.number for case in made)})
            return redirect("caseworker:cases")
    status = REFUSED if form.errors else 200
    return render(request, "caseworker/open_cases.html", {"found": found, "form": form}, status=status)


def _open_cases(request: ActingRequest, found: Opening, form: OpenCasesForm) -> list[Case]:
    return actions.open_cases(
        child_ids=[form.found[key].id for key in form.cleaned_data["children"]], origin=Origin.NOTIFICATION,
        origin_id=found.notification.pk, origin_on=local(found.notification.received_at).date(),
        siblings=[child.id for child in found.children], caseworker=form.chosen, by=request.actor, at=request.at,
    )  # fmt: skip


@page(*RECEIVERS)
@require_safe
def case(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """One case: where it came from, who has it, what was decided, who knows the family."""
    return render(request, "caseworker/case.html", {"shown": case_page(request.actor, case_id, request.at)})


@page(*RECEIVERS)
def take(request: ActingRequest, case_id: UUID) -> HttpResponse:
    """Take a case from the team's list, or give it to a caseworker."""
    found, child = the_case(request.actor, case_id, request.at)
    form = CaseworkerForm(request.POST if request.method == "POST" else None, caseworkers=caseworkers(request.at))
    if request.method == "POST" and form.is_valid() and form.chosen:
        try:
            actions.take_case(
                case=found, caseworker=form.chosen, siblings=children_beside(found), by=request.actor, at=request.at
            )
        except actions.CaseRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("%(name)s har nu sagen, og forældrene kan se det.") % {"name": form.chosen.name}
            )
            return redirect("caseworker:case", found.pk)
    context = {"case": found, "child": child, "form": form}
    return render(request, "caseworker/take.html", context, status=REFUSED if form.errors else 200)
