"""Which way a letter goes. When in doubt a person sends it: an address is never shown by accident. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from favn.kit.catalogue import N_

OWN_DIGITAL_POST_FROM = 15
ADDRESSED_TO_THE_CHILD_FROM = 10


class Kind(StrEnum):
    """Who receives the letter."""

    ADULT = "adult"
    CHILD = "child"
    EMPLOYEE = "employee"
    OUTSIDER = "outsider"


class Way(StrEnum):
    """The ways of `Channel`, without Django."""

    DIGITAL = "digital"
    INSIDE = "inside"
    PRINT = "print"
    BY_HAND = "by_hand"


class NotToASmallChild(ValueError):
    """A child under ten is written to through those who hold custody."""


@dataclass(frozen=True)
class Circumstances:
    """What decides the way: who it is, the age in years, and what is known of the address.

    `has_address` is False when the address is unknown, hidden or protected: then nothing is guessed.
    """

    kind: Kind
    has_address: bool
    is_protected: bool = False
    is_dead: bool = False
    age: int | None = None
    has_digital_post: bool = False


@dataclass(frozen=True)
class Route:
    """The way a letter goes, and one Danish sentence that says why."""

    way: Way
    reason: str


def route(who: Circumstances) -> Route:
    """Which way a letter to this person goes. Raises NotToASmallChild for a child under ten.

    An employee reads it in Favn. Protected, unknown or dead: a person sends it, whatever else holds. From 15 years
    Digital Post when registered; a child of 10 to 14 gets paper addressed to the child.
    """
    if who.kind is Kind.EMPLOYEE:
        return Route(Way.INSIDE, N_("Medarbejdere læser deres breve her."))
    if who.kind is Kind.CHILD and (who.age is None or who.age < ADDRESSED_TO_THE_CHILD_FROM):
        raise NotToASmallChild(N_("Børn under 10 år får brev gennem dem, der har forældremyndigheden."))
    if who.is_dead:
        return Route(Way.BY_HAND, N_("Modtageren er registreret som død."))
    if who.is_protected:
        return Route(Way.BY_HAND, N_("Modtagerens adresse er beskyttet, så brevet sendes ikke automatisk."))
    if who.has_digital_post and (who.kind is Kind.ADULT or (who.age or 0) >= OWN_DIGITAL_POST_FROM):
        return Route(Way.DIGITAL, N_("Modtageren er tilmeldt Digital Post."))
    if not who.has_address:
        return Route(Way.BY_HAND, N_("Modtagerens adresse er ukendt eller skjult, så brevet sendes ikke automatisk."))
    return Route(Way.PRINT, N_("Modtageren får brevet på papir."))
