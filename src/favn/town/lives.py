"""What lies behind: how each child really fares, and when others become so worried that they notify.

Nothing here is stored. The rest of the town is what people saw of it; `truth` hands it to those who test what they saw.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import accumulate
from random import Random
from uuid import UUID

from favn.kit.clock import COPENHAGEN, local
from favn.town import proportions
from favn.town.chance import Dice
from favn.town.families import TownChild
from favn.town.schooling import Stay

DAY = timedelta(days=1)
YEAR = timedelta(days=365.25)
COUNTS = tuple(proportions.NOTIFICATIONS_OF_A_CHILD)
COUNT_WEIGHTS = list(accumulate(proportions.NOTIFICATIONS_OF_A_CHILD.values()))
SEX_FACTOR = {"m": 1.06, "f": 0.94}
LEVEL_OF = {"exposed": -0.9, "strained": -0.35, "ordinary": 0.12}
LEVEL_SPREAD = 0.85
FALL_BEFORE_NOTIFICATION = 0.55
OWN_SIBLING_TOO = 0.5


def office_hours(moment: datetime, chance: Random) -> datetime:
    """The same day between 8 and 15 in Denmark, or the Monday after a weekend."""
    day = local(moment).date()
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)
    clock = time(8 + chance.randrange(7), 5 * chance.randrange(12))
    return datetime.combine(day, clock, COPENHAGEN).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Fall:
    """A planted fall: from this moment the child fares worse by so many spreads, until help takes hold, if it does."""

    child: UUID
    at: datetime
    depth: float
    until: datetime | None


@dataclass(slots=True, eq=False)
class Life:
    """One child's real course. `level` is in spreads from the mean of all children, before any fall."""

    child: TownChild
    stays: list[Stay]
    level: float
    fall: Fall | None = None
    notified_at: list[datetime] = field(default_factory=list)

    def level_at(self, moment: datetime) -> float:
        """How the child fares at this moment, in spreads."""
        fall = self.fall
        if fall and fall.at <= moment and (fall.until is None or moment < fall.until):
            return self.level - fall.depth
        return self.level

    def stay_at(self, moment: datetime) -> Stay | None:
        """Where the child is by day at this moment."""
        day = moment.date()
        return next((stay for stay in self.stays if stay.covers(day)), None)


class Fates:
    """Draws the course of a family's children, together: what happens to one often happens to the others."""

    def __init__(self, at: datetime, dice: Dice) -> None:
        self.at = at
        self.chance: Random = dice.about("lives")

    def of(self, family: list[TownChild], stays: list[list[Stay]]) -> list[Life]:
        """The lives of brothers and sisters."""
        chance = self.chance
        lives = []
        for child, own in zip(family, stays, strict=True):
            level = LEVEL_OF[child.exposure] + chance.gauss(0, LEVEL_SPREAD)
            lives.append(Life(child, own, level))
        for years_ago in range(proportions.YEARS):
            self._notify(lives, years_ago)
        for life in lives:
            life.notified_at.sort()
            life.fall = self._fall(life)
        return lives

    def _notify(self, lives: list[Life], years_ago: int) -> None:
        """A year's notifications. Brothers and sisters are often in the same one."""
        chance = self.chance
        told: list[datetime] = []
        for life in lives:
            child = life.child
            if child.is_unborn:
                if years_ago == 0:
                    life.notified_at.append(self.at - chance.uniform(2, 90) * DAY)
                continue
            _, yearly = proportions.EXPOSURE[child.exposure]
            if chance.random() >= yearly * SEX_FACTOR[child.sex]:
                continue
            moments: list[datetime] = []
            for _ in range(chance.choices(COUNTS, cum_weights=COUNT_WEIGHTS)[0]):
                shared = [moment for moment in told if moment not in moments]
                if shared and chance.random() < OWN_SIBLING_TOO:
                    moments.append(chance.choice(shared))
                else:
                    moments.append(self.at - (years_ago + chance.random()) * YEAR)
            moments = [moment for moment in moments if moment.date() > child.born_on]
            life.notified_at += moments
            told += moments

    def _fall(self, life: Life) -> Fall | None:
        chance = self.chance
        first = life.notified_at[0] if life.notified_at else None
        if first and not life.child.is_unborn and chance.random() < FALL_BEFORE_NOTIFICATION:
            begins = first - chance.uniform(40, 300) * DAY
            until = first + chance.uniform(200, 450) * DAY if chance.random() < 0.5 else None
        elif chance.random() < proportions.FALLS_A_YEAR * proportions.YEARS:
            begins = self.at - chance.random() * proportions.YEARS * YEAR
            until = begins + chance.uniform(150, 500) * DAY if chance.random() < 0.6 else None
        else:
            return None
        return Fall(life.child.key, begins, chance.uniform(1.0, 2.0), until)
