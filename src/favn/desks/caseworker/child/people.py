"""The people around a child: who carries it, who has custody, and the map of them all."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from favn.desks.caseworker.child.parts import Rows
from favn.foundation.deadlines.moments import years_after
from favn.foundation.people.choices import Language, RelationKind
from favn.foundation.people.models import Child
from favn.foundation.people.queries import Spoken
from favn.kit.charts.circle import Person, Picture, around
from favn.kit.wording import day


def age_on(born_on: date, today: date) -> int:
    """Whole years on that day, as people count them."""
    years = today.year - born_on.year
    return years if years_after(born_on, years) <= today else years - 1


def first_name(child: Child) -> str:
    """What the child is called; one who is not born yet has no name."""
    if child.born_on is None:
        return _("barnet")
    return child.given_names.split(" ")[0]


def described(child: Child, rows: Rows, today: date) -> str:
    """Age and place in one line: »9 år · 3.B, Havneskolen«."""
    words = [_("%(n)s år") % {"n": age_on(child.born_on, today)}] if child.born_on else [_("ufødt")]
    if child.born_on is None and child.due_on:
        words.append(_("termin %(day)s") % {"day": day(child.due_on)})
    places = [", ".join(filter(None, (row["group"], row["unit"]))) for row in rows["enrolment"]]
    return " · ".join([*words, *places])


def custody(rows: Rows) -> str:
    """Who has custody: »Sofie (mor) og Jonas (far) har forældremyndighed«."""
    holders = [f"{row['given'].split(' ')[0]} ({_kind(row['kind'])})" for row in rows["adult"] if row["custody"]]
    if not holders:
        return ""
    return _("%(who)s har forældremyndighed") % {"who": _(" og ").join(sorted(holders, reverse=True))}


def met_in(spoken: Spoken | None) -> str:
    """The language the family is met in, when it is not Danish alone: »Taler arabisk, dansk; brug tolk«."""
    if spoken is None or (list(spoken.languages) == [str(Language.DANISH.label)] and not spoken.needs_interpreter):
        return ""
    words = {"languages": ", ".join(spoken.languages)}
    return (_("Sprog: %(languages)s; brug tolk") if spoken.needs_interpreter else _("Sprog: %(languages)s")) % words


def carriers(rows: Rows) -> list[tuple[str, str]]:
    """Who carries the help: the family's contact person, and the lead of the network."""
    contact = [(_("Kontaktperson"), row["name"]) for row in rows["term"]]
    return contact + [(_("Leder af netværket"), row["lead"]) for row in rows["network"][-1:]]


def people_map(child: Child, rows: Rows, siblings: Iterable[Child]) -> Picture:
    """Everyone the reader may know of: family, then those who work with the child, then the family's network."""
    own = [Person(f"{row['given']} {row['surname']}", _kind(row["kind"]), _side(row["kind"])) for row in rows["adult"]]
    family = [person for person in own if person.kind == "family"]
    children = [
        Person(each.name, _sibling(each), "family", reverse("caseworker:child", args=[each.pk])) for each in siblings
    ]
    work = [Person(row["name"], _("rådgiver")) for row in rows["term"]]
    work += [Person(row["lead"], _("leder netværket")) for row in rows["network"][-1:]]
    known = {UUID(row["id"]) for row in rows["adult"]}
    work += [Person(row["name"], row["role"]) for row in rows["member"] if row["employee"]]
    others = [
        Person(row["name"], row["role"], "network")
        for row in rows["member"]
        if row["adult"] and UUID(row["adult"]) not in known
    ]
    network = [person for person in own if person.kind == "network"]
    return around(Person(child.name, "", "child"), [*family, *children, *work, *network, *others])


def _kind(kind: str) -> str:
    return str(RelationKind(kind).label)


def _side(kind: str) -> str:
    return "network" if kind in (RelationKind.COACH, RelationKind.FRIEND) else "family"


def _sibling(child: Child) -> str:
    return {"f": _("søster"), "m": _("bror")}.get(child.sex, _("søskende"))
