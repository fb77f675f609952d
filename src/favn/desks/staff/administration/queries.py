"""Employees, units and blocks as the administrator sees them: never with a child's name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from favn.foundation.access.models import Block
from favn.foundation.organisation.models import Employee, Position, Unit
from favn.foundation.organisation.queries import employee_names, employees_with_positions
from favn.kit.tables import Page, page_of
from favn.oversight.log.pseudonyms import reference_of


def employees_page(words: str, asked: Mapping[str, str]) -> Page[Employee]:
    """A page of employees by name."""
    return page_of(employees_with_positions(words), orders={"navn": ("name", "id")}, asked=asked)


def the_employee(employee_id: UUID) -> Employee:
    """One employee with positions and user. Raises Http404."""
    found = employees_with_positions().filter(pk=employee_id).first()
    if found is None:
        raise Http404
    return found


def the_position(employee_id: UUID, position_id: UUID) -> Position:
    """One position of this employee. Raises Http404."""
    found = Position.objects.filter(pk=position_id, employee_id=employee_id).select_related("employee").first()
    if found is None:
        raise Http404
    return found


def the_unit(unit_id: UUID) -> Unit:
    """One unit. Raises Http404."""
    found = Unit.objects.filter(pk=unit_id).first()
    if found is None:
        raise Http404
    return found


def held(employee: Employee, today: date) -> list[Position]:
    """The positions that open something today."""
    return [each for each in employee.positions.all() if is_running(each, today) and each.valid_from <= today]


def is_running(position: Position, today: date) -> bool:
    """Whether the position has not ended."""
    return position.valid_until is None or position.valid_until > today


@dataclass(frozen=True, slots=True)
class Shut:
    """One block as the administrator sees it: who, why, and a reference for the child."""

    row: Block
    who: str
    reference: str


def blocks_page(asked: Mapping[str, str]) -> tuple[list[Shut], Page[Block]]:
    """A page of the blocks that stand, the newest first."""
    page = page_of(Block.objects.filter(ended_at__isnull=True), orders={"tid": ("-blocked_at", "-id")}, asked=asked)
    names = employee_names(row.actor_id for row in page)
    return [Shut(row, names.get(row.actor_id, ""), reference_of(row.child_id)) for row in page], page


def the_block(block_id: UUID) -> Block:
    """One block that stands. Raises Http404."""
    found = Block.objects.filter(pk=block_id, ended_at__isnull=True).first()
    if found is None:
        raise Http404
    return found
