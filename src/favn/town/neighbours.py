"""The cast's own class: 3.B has a past like the others, and Emil's well-being has fallen since the last round."""

from datetime import datetime, timedelta

from favn.town.chance import Dice
from favn.town.families import TownChild
from favn.town.lives import Fall, Life
from favn.town.municipality import Place
from favn.town.schooling import Stay
from favn.town.settle import LONG_AGO, born, everyone, key_of

CLASS = "3.B"
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
            born_on = born(member.age, member.day, member.month, at.date())
            child = TownChild(key_of("child", member.key), born_on, member.sex, 0, member.given, "ordinary")
            lives.append(Life(child, [Stay(place, LONG_AGO, None)], max(-0.8, chance.gauss(0.2, 0.5))))
    emil = next(life for life in lives if life.child.key == key_of("child", "emil"))
    emil.level, emil.fall = 0.2, Fall(emil.child.key, at - EMIL_FELL_AGO, EMIL_FELL, None)
    return lives
