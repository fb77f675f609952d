"""The municipality as it is organised, read by anyone: nothing here tells of a child."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Func, Prefetch, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from favn.foundation.accounts.models import User
from favn.foundation.organisation.models import Area, Employee, Group, Municipality, Position, Unit
from favn.kit.periods import valid_on


def the_municipality() -> Municipality | None:
    """The one municipality, with its telephone numbers and its choices; None before it is set up."""
    return Municipality.objects.first()


def employees_of_groups(group_ids: Iterable[UUID], *, on: date) -> dict[UUID, list[str]]:
    """The names of those who work in each group on that day."""
    held = Position.objects.filter(valid_on(on), group_id__in=set(group_ids)).select_related("employee")
    found: dict[UUID, list[str]] = {}
    for position in held.order_by("employee__name", "id"):
        if position.group_id and position.employee.name not in found.setdefault(position.group_id, []):
            found[position.group_id].append(position.employee.name)
    return found


def employee_ids_named(words: str) -> list[UUID]:
    """The keys of employees, also former ones, whose name holds these words; at most fifty."""
    named = Employee.objects.filter(name__icontains=words.strip()).order_by("name", "id")
    return list(named.values_list("id", flat=True)[:50])


def units_of_kind(*kinds: str) -> QuerySet[Unit]:
    """The open units of these kinds."""
    return Unit.objects.filter(kind__in=kinds, closed_on__isnull=True).order_by("name", "id")


def employees_with_positions(words: str = "") -> QuerySet[Employee]:
    """Employees (whose name holds these words, when given), each with user and all positions, also ended ones.

    Three statements a page. Of the user only what an administrator may read is fetched.
    """
    held = Position.objects.select_related("unit", "group", "area").order_by("-valid_from", "id")
    users = User.objects.only("id", "username", "is_active")
    found = Employee.objects.filter(name__icontains=words.strip()) if words.strip() else Employee.objects.all()
    return found.prefetch_related(Prefetch("positions", queryset=held), Prefetch("user", queryset=users))


def units_with_groups() -> QuerySet[Unit]:
    """Every unit with its groups, the open ones first, in order of kind and name."""
    groups = Group.objects.order_by("grade", "name")
    return Unit.objects.order_by("closed_on", "kind", "name", "id").prefetch_related(
        Prefetch("groups", queryset=groups)
    )


def areas() -> QuerySet[Area]:
    """The municipality's districts."""
    return Area.objects.order_by("name")


def employee_names(keys: Iterable[UUID]) -> dict[UUID, str]:
    """The names behind these keys, those that are employees'."""
    return dict(Employee.objects.filter(pk__in=set(keys)).values_list("id", "name"))


def _bare(column: str) -> Func:
    """A name without the signs people leave out: "3.B" and "3 b" are both "3b"."""
    return Func(F(column), Value(r"[^[:alnum:]]"), Value(""), Value("g"), function="regexp_replace",
                output_field=TextField())  # fmt: skip


def groups_named(words: str, *, most: int) -> list[Group]:
    """Open groups whose name begins with these words, alone or after their unit's: "3b", "Havneskolen 3.B"."""
    bare = "".join(letter for letter in words if letter.isalnum())
    named = Group.objects.filter(closed_on__isnull=True).select_related("unit")
    named = named.annotate(short=_bare("name"), whole=Concat(_bare("unit__name"), _bare("name")))
    found = named.filter(Q(short__istartswith=bare) | Q(whole__istartswith=bare)) if bare else named.none()
    return list(found.order_by("unit__name", "name", "id")[:most])


def units_named(words: str, *, most: int) -> list[Unit]:
    """Open units whose name holds these words."""
    named = Unit.objects.filter(name__icontains=words.strip(), closed_on__isnull=True)
    return list(named.order_by("name", "id")[:most])


def the_group(group_id: UUID) -> Group | None:
    """A group that is open, with its unit."""
    return Group.objects.filter(pk=group_id, closed_on__isnull=True).select_related("unit").first()


def areas_of(employee_id: UUID, role: str, *, on: date) -> QuerySet[Area]:
    """The districts an employee has in this role on that day."""
    held = Position.objects.filter(valid_on(on), employee_id=employee_id, role=role, area__isnull=False)
    return Area.objects.filter(pk__in=held.values("area_id")).order_by("name", "id")
