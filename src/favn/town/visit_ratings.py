"""How health visitors rated the infants at 8–10 months, together with the parents, and what they agreed on."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from favn.foundation.access.choices import Compartment
from favn.journey.wellbeing.actions.steps import VISIT_STEP
from favn.journey.wellbeing.choices import QUESTIONS, Tone
from favn.kit.catalogue import N_
from favn.kit.clock import COPENHAGEN, local
from favn.town import proportions
from favn.town.families import TownChild
from favn.town.lives import Life
from favn.town.rounds import CHILD_DAY_NOISE, ITEM_NOISE, MIDDLE, POINTS_A_SPREAD
from favn.town.schooling import school_year_of
from favn.town.setting import Setting
from favn.town.sheets_in_use import Version, in_use
from favn.town.words import infants

RATED_AT = "months_8"
LOWER_WITH = {"fine": 0.0, "attention": 0.6, "concern": 1.2}  # spreads, for the worst that was seen at the visit
Agreed = tuple[str, str, date | None, str, datetime | None]


class VisitRatings:
    """Rates a child at a visit. No round and no group: the position is the one in the home, until the next visit."""

    def __init__(self, setting: Setting, versions: tuple[Version, ...]) -> None:
        self.setting, self.rows, self.keys, self.versions = setting, setting.rows, setting.keys, versions
        self.chance: Random = setting.dice.about("visit_ratings")
        self.today = local(setting.at).date()

    def rate(self, life: Life, held_on: date, written_at: datetime, visitor: UUID, found: tuple[str, ...]) -> None:
        """Write the rating of one held visit, if the visitor made one. `found` is what was seen in the three areas."""
        chance, child = self.chance, life.child
        if chance.random() >= proportions.RATED_AT_8_MONTHS:
            return
        level = self._seen_level(life, written_at, found)
        tone = Tone.GREEN if level >= proportions.GREEN_FROM else Tone.YELLOW
        tone = Tone.RED if level < proportions.YELLOW_FROM else tone
        remark, step, due_on, watched, done_at = self._agreed(tone, held_on)
        key = self.keys()
        self.rows["wellbeing_visitassessment"].append((
            key, child.key, self._form(held_on), visitor, infants.OCCASION, self._together_with(child),
            chance.choice(infants.PARENTS[tone.value]), tone.value, remark, step, due_on, watched, done_at, written_at,
            *self._answers(level),
        ))  # fmt: skip
        if due_on and done_at is None:
            self._waits(key, child.key, due_on, written_at, visitor)

    def _seen_level(self, life: Life, at: datetime, found: tuple[str, ...]) -> float:
        """How the child fares, in spreads. With nothing seen the position is green; with a concern it is not."""
        level = life.level_at(at) + self.chance.gauss(0, CHILD_DAY_NOISE) - max(LOWER_WITH[each] for each in found)
        if "concern" in found:
            return min(level, proportions.GREEN_FROM - CHILD_DAY_NOISE)
        return level if "attention" in found else max(level, proportions.GREEN_FROM)

    def _form(self, on: date) -> UUID:
        is_this_school_year = school_year_of(on) == school_year_of(self.today)
        return in_use(self.versions, on, is_this_school_year=is_this_school_year)["0-1"]

    def _together_with(self, child: TownChild) -> str:
        alone = infants.MOTHER if child.mother in child.custody else infants.FATHER
        if len(child.custody) > 1 and self.chance.random() < proportions.BOTH_PARENTS_AT_THE_VISIT:
            return infants.BOTH_PARENTS
        return alone

    def _agreed(self, tone: Tone, held_on: date) -> Agreed:
        """Remark, next step, its day, why it is only watched, and when the step was done, if that day has come."""
        chance = self.chance
        if tone is Tone.GREEN:
            return "", "", None, "", None
        remark = chance.choice(infants.REMARKS[tone.value])
        if tone is Tone.YELLOW and chance.random() < proportions.WATCHED_AT_8_MONTHS:
            return remark, "", None, chance.choice(infants.WATCHED), None
        due_on = held_on + timedelta(days=chance.randrange(10, 35))
        done_on = held_on + timedelta(days=chance.randrange(5, (due_on - held_on).days))
        done_at = datetime.combine(done_on, time(8 + chance.randrange(7), 20), COPENHAGEN).astimezone(UTC)
        return remark, chance.choice(infants.NEXT_STEPS), due_on, "", done_at if due_on < self.today else None

    def _answers(self, level: float) -> list[int]:
        middle, gauss = MIDDLE + POINTS_A_SPREAD * level, self.chance.gauss
        return [min(5, max(1, round(middle + gauss(0, ITEM_NOISE)))) for _ in QUESTIONS]

    def _waits(self, rating: UUID, child: UUID, due_on: date, since: datetime, visitor: UUID) -> None:
        """What was agreed is on the visitor's list, as the action puts it there."""
        due_by = datetime.combine(due_on, time(16), COPENHAGEN).astimezone(UTC)
        self.rows["alerts_alert"].append((
            self.keys(), VISIT_STEP, N_("Gør det, I aftalte ved besøget"),
            N_("Du aftalte det med forældrene, da I vurderede barnets trivsel."), "", due_by, visitor, None, "", child,
            Compartment.HEALTH.value, rating, "wellbeing:visit", child, since,
        ))  # fmt: skip
