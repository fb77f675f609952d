"""Users, units, positions and blocks. Each page is the administrator's alone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from favn.desks.staff.administration import queries
from favn.desks.staff.administration.forms import (
    BlockForm,
    EmployeeForm,
    EndForm,
    GroupForm,
    PositionForm,
    UnitForm,
    UserForm,
)
from favn.desks.staff.emergency.queries import child_with_number
from favn.foundation.access import actions as access
from favn.foundation.access.choices import Purpose
from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.organisation import actions
from favn.foundation.organisation.actions import OrganisationRefused
from favn.foundation.organisation.choices import Role, UnitKind
from favn.foundation.organisation.models import Employee
from favn.foundation.organisation.queries import units_with_groups
from favn.kit.clock import local
from favn.kit.htmx import REFUSED

ADMINISTRATOR = Role.ADMINISTRATOR


@page(ADMINISTRATOR)
@require_GET
def employees(request: ActingRequest) -> HttpResponse:
    """Employees by name, with what they are today."""
    words = request.GET.get("q", "")
    about = {"page": queries.employees_page(words, request.GET.dict()), "q": words, "held": queries.held,
             "today": local(request.at).date()}  # fmt: skip
    return render(request, "staff/administration/employees.html", about)


@page(ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def new_employee(request: ActingRequest) -> HttpResponse:
    """Create an employee, who sees nothing before there is a position."""
    form = EmployeeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "staff/administration/new.html", {"form": form}, status=REFUSED if form.errors else 200)
    made = actions.add_employee(**form.cleaned_data, by=request.actor, at=request.at)
    messages.success(request, _("Medarbejderen er oprettet. Giv en ansættelse og en bruger."))
    return redirect("staff:employee", made.id)


def _show(request: ActingRequest, shown: Employee, status: int = 200, **about: Any) -> HttpResponse:
    """The employee's page, with the form that was refused in its place."""
    today = local(request.at).date()
    context = {
        "employee": shown, "today": today, "is_running": queries.is_running, "password": "", "refused": "",
        "position_form": PositionForm(today=today), "end_form": EndForm(initial={"until_on": today}),
        "user_form": UserForm(), "block_form": BlockForm(),
    }  # fmt: skip
    return render(request, "staff/administration/employee.html", context | about, status=status)


@page(ADMINISTRATOR)
@require_GET
def employee(request: ActingRequest, employee_id: UUID) -> HttpResponse:
    """One employee: positions, user, and what can be done."""
    return _show(request, queries.the_employee(employee_id))


@page(ADMINISTRATOR)
@require_POST
def add_position(request: ActingRequest, employee_id: UUID) -> HttpResponse:
    """Give a role in a unit from a day."""
    shown = queries.the_employee(employee_id)
    form = PositionForm(request.POST, today=local(request.at).date())
    if not form.is_valid():
        return _show(request, shown, REFUSED, position_form=form)
    said = form.cleaned_data
    try:
        actions.give_position(employee=shown, role=Role(said["role"]), unit=form.unit(), group=form.group(),
                              area=form.where(), from_on=said["from_on"], by=request.actor, at=request.at)  # fmt: skip
    except OrganisationRefused as refusal:
        return _show(request, shown, REFUSED, position_form=form, refused=str(refusal))
    messages.success(request, _("Ansættelsen er gemt."))
    return redirect("staff:employee", employee_id)


@page(ADMINISTRATOR)
@require_POST
def end_position(request: ActingRequest, employee_id: UUID, position_id: UUID) -> HttpResponse:
    """End a position on a day."""
    position = queries.the_position(employee_id, position_id)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _show(request, queries.the_employee(employee_id), REFUSED, end_form=form)
    try:
        actions.end_position(position=position, until_on=form.cleaned_data["until_on"], by=request.actor, at=request.at)
    except OrganisationRefused as refusal:
        return _show(request, queries.the_employee(employee_id), REFUSED, end_form=form, refused=str(refusal))
    messages.success(request, _("Ansættelsen slutter."))
    return redirect("staff:employee", employee_id)


@page(ADMINISTRATOR)
@require_POST
def user(request: ActingRequest, employee_id: UUID) -> HttpResponse:
    """Create the employee's user (the one-time password is shown this once), or close it, or open it again."""
    shown = queries.the_employee(employee_id)
    form = UserForm(request.POST)
    try:
        if shown.user_id:
            actions.set_user_active(employee=shown, is_active="open" in request.POST, by=request.actor, at=request.at)
            messages.success(request, _("Brugeren er ændret."))
            return redirect("staff:employee", employee_id)
        if not form.is_valid():
            return _show(request, shown, REFUSED, user_form=form)
        password = actions.open_user(employee=shown, by=request.actor, at=request.at, **form.cleaned_data)
    except OrganisationRefused as refusal:
        return _show(request, shown, REFUSED, user_form=form, refused=str(refusal))
    return _show(request, queries.the_employee(employee_id), password=password)


@page(ADMINISTRATOR)
@require_POST
def block(request: ActingRequest, employee_id: UUID) -> HttpResponse:
    """Shut the employee off from a child, named by its number alone."""
    shown = queries.the_employee(employee_id)
    form = BlockForm(request.POST)
    if not form.is_valid():
        return _show(request, shown, REFUSED, block_form=form)
    said = form.cleaned_data
    child_id = child_with_number(actor=request.actor, number=said["number"], purpose=Purpose.REGISTRY, at=request.at)
    try:
        if child_id is None:
            form.add_error("number", _("Nummeret er ikke et barns. Se efter, om det er skrevet rigtigt."))
            return _show(request, shown, REFUSED, block_form=form)
        access.block(child_id=child_id, actor_id=shown.id, reason=said["reason"], by=request.actor, at=request.at)
        messages.success(request, _("Medarbejderen er spærret fra barnet."))
    except access.AlreadyBlocked:
        messages.error(request, _("Medarbejderen var allerede spærret fra barnet."))
    return redirect("staff:blocks")


@page(ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def units(request: ActingRequest) -> HttpResponse:
    """Units with their groups, and a new one."""
    form, refused = UnitForm(request.POST if request.method == "POST" else None), ""
    if form.is_valid():
        said = form.cleaned_data | {"kind": UnitKind(form.cleaned_data["kind"])}
        try:
            actions.add_unit(**said, by=request.actor, at=request.at)
            messages.success(request, _("Enheden er oprettet."))
            return redirect("staff:units")
        except OrganisationRefused as refusal:
            refused = str(refusal)
    about = {"form": form, "units": units_with_groups(), "group_form": GroupForm(), "refused": refused}
    return render(request, "staff/administration/units.html", about, status=REFUSED if form.errors or refused else 200)


@page(ADMINISTRATOR)
@require_POST
def add_group(request: ActingRequest, unit_id: UUID) -> HttpResponse:
    """A new group in a unit."""
    form, refused = GroupForm(request.POST), ""
    unit = queries.the_unit(unit_id)
    if form.is_valid():
        try:
            actions.add_group(unit=unit, **form.cleaned_data, by=request.actor, at=request.at)
            messages.success(request, _("Gruppen er oprettet."))
            return redirect("staff:units")
        except OrganisationRefused as refusal:
            refused = str(refusal)
    about = {"form": UnitForm(), "units": units_with_groups(), "group_form": form, "refused": refused}
    return render(request, "staff/administration/units.html", about, status=REFUSED)


@page(ADMINISTRATOR)
@require_GET
def blocks(request: ActingRequest) -> HttpResponse:
    """The blocks that stand: who and why; the child is a reference."""
    listed, shown = queries.blocks_page(request.GET.dict())
    return render(request, "staff/administration/blocks.html", {"listed": listed, "page": shown})


@page(ADMINISTRATOR)
@require_POST
def end_block(request: ActingRequest, block_id: UUID) -> HttpResponse:
    """Lift a block."""
    access.end_block(block=queries.the_block(block_id), by=request.actor, at=request.at)
    messages.success(request, _("Spærringen er ophævet."))
    return redirect("staff:blocks")
