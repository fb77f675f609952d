"""From rows to persons: every cell checked, every fault named with its line, and who is whose worked out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from favn.bridges.school_data.reading import Row, Trouble
from favn.bridges.school_data.titles import Link, Title, read_title
from favn.foundation.people.choices import RelationKind, Sex
from favn.foundation.people.cpr import Cpr, NotACpr
from favn.foundation.people.names import split, tidy
from favn.kit.catalogue import N_

DANISH_DATE = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
SEXES = {
    "male": Sex.MALE, "m": Sex.MALE, "dreng": Sex.MALE, "mand": Sex.MALE, "k": Sex.FEMALE, "f": Sex.FEMALE,
    "female": Sex.FEMALE, "pige": Sex.FEMALE, "kvinde": Sex.FEMALE, "": Sex.UNKNOWN,
}  # fmt: skip
YES = {"ja": True, "j": True, "1": True, "x": True, "nej": False, "n": False, "0": False}
KINDS = {
    "mor": RelationKind.MOTHER, "far": RelationKind.FATHER, "anden": RelationKind.OTHER_HOLDER,
    "stedforælder": RelationKind.STEP_PARENT, "bedsteforælder": RelationKind.GRANDPARENT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ParentCells:
    """A parent written on the child's own line."""

    cpr: Cpr
    name: str
    kind: RelationKind
    holds_custody: bool


@dataclass(slots=True)
class Person:
    """One line of the file, understood."""

    line: int
    cpr: Cpr
    given_names: str
    surname: str
    born_on: date
    sex: Sex
    title: Title
    unit: str = ""
    group: str = ""
    since: date | None = None
    street: str = ""
    postal_code: str = ""
    city: str = ""
    is_protected: bool = False
    parents: list[ParentCells] = field(default_factory=list)

    def is_child(self, today: date) -> bool:
        """Under eighteen that day."""
        grown = self.born_on.replace(year=self.born_on.year + 18, day=min(self.born_on.day, 28))
        return today < grown


def day_of(text: str) -> date | None:
    """A date as 14.04.2017, 14-4-2017 or 2017-04-14. Raises ValueError for anything else; None for nothing."""
    if not text:
        return None
    if danish := DANISH_DATE.fullmatch(text):
        day, month, year = map(int, danish.groups())
        return date(year, month, day)
    return date.fromisoformat(text)


def understand(rows: Iterable[Row]) -> tuple[list[Person], list[Trouble]]:
    """All persons that could be read, and everything that is wrong with the others."""
    people: list[Person] = []
    troubles: list[Trouble] = []
    seen: dict[str, int] = {}
    for row in rows:
        try:
            person = _person(row)
        except _Wrong as wrong:
            troubles.append(Trouble(row.line, wrong.reason, wrong.values))
            continue
        if first := seen.get(person.cpr.value):
            where = (("line", str(first)),)
            troubles.append(Trouble(row.line, N_("Det samme CPR-nummer står også på linje %(line)s."), where))
            continue
        seen[person.cpr.value] = row.line
        people.append(person)
    return people, troubles


class _Wrong(Exception):
    def __init__(self, reason: str, **values: str) -> None:
        self.reason, self.values = reason, tuple(values.items())


def _person(row: Row) -> Person:
    cpr = _cpr(row.get("cpr"))
    title = read_title(row.get("titel") or row.get("navn"))
    if not title.is_understood:
        raise _Wrong(N_("Det, der står efter navnet, er ikke en relation, vi kender. Skriv fx »søn af …«."))
    name = split(title.name)
    given, surname = tidy(row.get("fornavne", "fornavn") or name.given), tidy(row.get("efternavn") or name.surname)
    if not given and not surname:
        raise _Wrong(N_("Navnet mangler."))
    born_on = _day(row.get("foedselsdato", "foedt"), N_("fødselsdato")) or cpr.born_on
    if born_on != cpr.born_on:
        raise _Wrong(N_("Fødselsdatoen passer ikke med CPR-nummeret."))
    sex = SEXES.get(row.get("koen").casefold())
    if sex is None:
        raise _Wrong(N_("Kønnet skal være pige eller dreng (eller tomt)."))
    postal_code = row.get("postnr", "postnummer")
    if postal_code and not re.fullmatch(r"\d{4}", postal_code):
        raise _Wrong(N_("Postnummeret skal have fire cifre."))
    return Person(
        line=row.line, cpr=cpr, given_names=given, surname=surname, born_on=born_on, sex=sex, title=title,
        unit=row.get("enhed", "skole", "institution"), group=row.get("klasse", "gruppe", "stue"),
        since=_day(row.get("fra", "indskrevet"), N_("fra")), street=row.get("adresse", "vej"), postal_code=postal_code,
        city=row.get("by"), is_protected=_yes(row.get("adressebeskyttelse"), N_("adressebeskyttelse")),
        parents=[parent for number in ("1", "2", "3") if (parent := _parent(row, number))],
    )  # fmt: skip


def _parent(row: Row, number: str) -> ParentCells | None:
    written = {
        what: row.get(f"foraelder_{number}_{what}") for what in ("cpr", "navn", "relation", "foraeldremyndighed")
    }
    if not any(written.values()):
        return None
    kind = KINDS.get(written["relation"].casefold())
    if kind is None:
        raise _Wrong(N_("Forælder %(number)s: relationen skal være mor, far eller anden."), number=number)
    if not written["navn"]:
        raise _Wrong(N_("Forælder %(number)s: navnet mangler."), number=number)
    return ParentCells(
        cpr=_cpr(written["cpr"]), name=written["navn"], kind=kind,
        holds_custody=_yes(written["foraeldremyndighed"], N_("forældremyndighed")),
    )  # fmt: skip


def _cpr(text: str) -> Cpr:
    try:
        return Cpr.parse(text)
    except NotACpr as wrong:
        raise _Wrong(wrong.sentence) from None


def _day(text: str, column: str) -> date | None:
    try:
        return day_of(text)
    except ValueError:
        raise _Wrong(
            N_("Datoen i »%(column)s« findes ikke. Skriv dag, måned og år: 27.11.2026."), column=column
        ) from None


def _yes(text: str, column: str) -> bool:
    """Yes or no. An empty cell is no; anything else is asked about, never guessed."""
    if not text:
        return False
    answer = YES.get(text.casefold())
    if answer is None:
        raise _Wrong(N_("Feltet »%(column)s« skal være ja eller nej."), column=column)
    return answer


def links_between(people: list[Person], today: date) -> tuple[list[tuple[Person, Person, RelationKind]], set[int]]:
    """(child, adult, relation) as the titles tell, and the lines of adults who have no child among these people."""
    children = [person for person in people if person.is_child(today)]
    adults = [person for person in people if not person.is_child(today)]
    found = [
        (child, adult, kind) for child in children for adult in adults if (kind := _kind_between(child, adult, people))
    ]
    bound = {adult.line for _child, adult, _kind in found}
    return found, {adult.line for adult in adults if adult.line not in bound}


def _kind_between(child: Person, adult: Person, people: list[Person]) -> RelationKind | None:
    parent = RelationKind.FATHER if adult.sex is Sex.MALE else RelationKind.MOTHER
    said, told = child.title, adult.title
    if said.link is Link.CHILD_OF and _is_called(adult, said.whom) and _same_family(child, adult):
        return parent
    if told.link is Link.PARENT_OF and _is_called(child, told.whom) and _same_family(child, adult):
        return parent
    if told.link is Link.PARENT_IN and child.surname.casefold().endswith(told.whom.casefold()):
        return parent
    if told.link is Link.GRANDPARENT_IN and said.link is Link.CHILD_OF and _same_family(child, adult):
        between = [person for person in people if _is_called(person, said.whom) and person.title.whom]
        if any(_is_called(adult, person.title.whom) for person in between):
            return RelationKind.GRANDPARENT
    return None


def _is_called(person: Person, given: str) -> bool:
    return person.given_names.casefold().split()[:1] == given.casefold().split()[:1]


def _same_family(one: Person, other: Person) -> bool:
    return one.surname.casefold().split()[-1:] == other.surname.casefold().split()[-1:]
