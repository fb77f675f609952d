"""Who a letter is for, as the letter needs it. Nothing here shows an address that is protected."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db.models import QuerySet

from favn.foundation.letters.rules import Circumstances, Kind
from favn.foundation.organisation.models import Employee
from favn.foundation.people.models import Address, Adult, Child
from favn.kit.clock import local
from favn.kit.periods import valid_on


@dataclass(frozen=True)
class Recipient:
    """One recipient: the name on the envelope, the address lines that may be used, and what decides the way."""

    name: str
    lines: tuple[str, ...]
    circumstances: Circumstances
    adult_id: UUID | None = None
    child_id: UUID | None = None
    employee_id: UUID | None = None


def to_adult(adult: Adult, at: datetime, *, has_digital_post: bool = False) -> Recipient:
    """A letter to an adult, at the address the acting one may use."""
    today = local(at).date()
    lines, is_protected = _home(Address.objects.filter(adult=adult), today)
    facts = Circumstances(
        Kind.ADULT, has_address=bool(lines), is_protected=is_protected, is_dead=adult.died_on is not None,
        has_digital_post=has_digital_post,
    )  # fmt: skip
    return Recipient(adult.name, lines, facts, adult_id=adult.id)


def to_child(child: Child, at: datetime, *, has_digital_post: bool = False) -> Recipient:
    """A letter to a child of at least ten, addressed to the child."""
    today = local(at).date()
    lines, is_protected = _home(Address.objects.filter(child=child), today)
    age = relativedelta(today, child.born_on).years if child.born_on else None
    facts = Circumstances(
        Kind.CHILD, has_address=bool(lines), is_protected=is_protected, is_dead=child.died_on is not None, age=age,
        has_digital_post=has_digital_post,
    )  # fmt: skip
    return Recipient(child.name, lines, facts, child_id=child.id)


def to_employee(employee: Employee) -> Recipient:
    """A letter to a colleague, read in Favn."""
    return Recipient(employee.name, (), Circumstances(Kind.EMPLOYEE, has_address=False), employee_id=employee.id)


def to_outsider(name: str, lines: tuple[str, ...]) -> Recipient:
    """A letter to someone Favn does not know, at the address that person gave."""
    kept = tuple(line.strip() for line in lines if line.strip())
    return Recipient(name.strip(), kept, Circumstances(Kind.OUTSIDER, has_address=bool(kept)))


def _home(addresses: QuerySet[Address], today: date) -> tuple[tuple[str, ...], bool]:
    """The lines of the one current address, and whether any current address is protected: then there are no lines."""
    found = list(addresses.filter(valid_on(today)).order_by("-valid_from", "-id"))
    if any(_is_protected(address, today) for address in found):
        return (), True
    if not found:
        return (), False
    place = f"{found[0].postal_code} {found[0].city}".strip()
    return tuple(line for line in (found[0].street, place) if line), False


def _is_protected(address: Address, today: date) -> bool:
    since, until = address.protected_from, address.protected_until
    return since is not None and since <= today and (until is None or today < until)
