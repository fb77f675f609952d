"""The cast's own class: 3.B has a past like the others, and Emil's well-being has fallen since the last round."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from favn.kit.clock import local
from favn.town import cast
from favn.town.chance import Dice
from favn.town.families import TownChild
from favn.town.lives import Fall, Life
from favn.town.municipality import Place
from favn.town.schooling import Stay, school_year_of
from favn.town.settle import LONG_AGO, born, everyone, key_of

CLASS = "3.B"
WELL = 0.5  # spreads above the mean of all children
EMIL_FELL_AGO, EMIL_FELL = timedelta(days=90), 1.6


def lives_of_the_cast(at: datetime, dice: Dice) -> list[Life]:
    """The twenty-four of 3.B, rated by Ida and Bo in every earlier round; the present one is theirs to fill."""
    chance = dice.about("cast")
    place = Place(
        key_of("group", CLASS), key_of("unit", "Havneskolen"), CLASS, 3,
        raters=[key_of("employee", "ida"), key_of("employee", "bo")], is_of_the_cast=True,
    )  # fmt: skip
    lives = []
    for member in everyone():
        if member.group == CLASS:
            lives.append(Life(_child(member, at), [Stay(place, LONG_AGO, None)], max(-0.8, chance.gauss(0.2, 0.5))))
    emil = next(life for life in lives if life.child.key == key_of("child", "emil"))
    emil.level, emil.fall = 0.2, Fall(emil.child.key, at - EMIL_FELL_AGO, EMIL_FELL, None)
    return lives


def lives_in_other_classes(places: Iterable[Place], at: datetime) -> list[Life]:
    """The cast's children in classes that others rate, this school year: they are spoken of like their classmates."""
    classes = {place.key: place for place in places}
    since = date(school_year_of(local(at).date()), 8, 1)
    there = [
        (each, classes.get(key_of("group", each.group))) for each in cast.CHILDREN if each.group not in ("", CLASS)
    ]
    return [Life(_child(each, at), [Stay(place, since, None)], WELL) for each, place in there if place]


def protected_of_the_cast() -> dict[UUID, tuple[date, date | None]]:
    """The adults of the cast at a protected address."""
    return {key_of("adult", each.key): (LONG_AGO, None) for each in cast.GROWN if each.protected}


def the_child(key: str, at: datetime) -> TownChild:
    """One of the cast's children by its key."""
    return _child(next(each for each in everyone() if each.key == key), at)


def _child(member: cast.CastChild, at: datetime) -> TownChild:
    """One of the cast as the town's writers need it, with those who hold custody."""
    born_on = born(member.age, member.day, member.month, at.date())
    child = TownChild(key_of("child", member.key), born_on, member.sex, 0, member.given, "ordinary")
    child.custody = [
        key_of("adult", grown.key) for grown in cast.GROWN
        for key, _kind, holds, _together in grown.around if key == member.key and holds
    ]  # fmt: skip
    return child
