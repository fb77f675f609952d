"""The page of persons in the demo: the cast, with what each of them came to do."""

from dataclasses import dataclass

from favn.town.cast import CHILDREN, GROWN, STAFF


@dataclass(frozen=True, slots=True)
class Person:
    """One card on the page."""

    username: str
    name: str
    does: str
    kind: str


def persons() -> list[Person]:
    """Employees first, then the family, then the young person who has a log-in of her own."""
    staff = [Person(who.login, who.name, who.does, "professional") for who in STAFF]
    grown = [Person(who.login, f"{who.given} {who.surname}", who.does, "family") for who in GROWN if who.login]
    young = [
        Person(who.login, f"{who.given} {who.surname}", "13 år: sin egen side", "child")
        for who in CHILDREN
        if who.login
    ]
    return [*staff, *grown, *young]
