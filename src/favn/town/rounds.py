"""Three years of well-being rounds: two raters a group, each strict in their own way, and what they agreed on."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from statistics import fmean
from uuid import UUID

from dateutil.relativedelta import relativedelta

from favn.foundation.organisation.choices import UnitKind
from favn.journey.wellbeing.choices import CORE, MORE, Context, Tone
from favn.journey.wellbeing.rules.stages import asked_more, band_for
from favn.kit.clock import COPENHAGEN, local
from favn.town import proportions
from favn.town.lives import Life
from favn.town.municipality import Place
from favn.town.schooling import school_year_of
from favn.town.setting import Setting
from favn.town.sheets_in_use import Version, in_use
from favn.town.words import sentences

OPENED_AGO, STAYS_OPEN = timedelta(days=14), timedelta(days=28)
LETTERS_SENT = -15  # days into the round
MIDDLE, POINTS_A_SPREAD = 3.95, 0.62  # of the scale 1-5
CHILD_DAY_NOISE, ITEM_NOISE, GROUP_SPREAD = 0.25, 0.55, 0.2
STRICTNESS = 0.33  # points on 1-5, the spread between raters; gives an ICC between .12 and .23
CANNOT_JUDGE = 0.004
PROGRESS = ("spoken_of", "both", "one", "none")  # how far groups are in the round that is open
PROGRESS_WEIGHTS = (40, 60, 80, 100)
KEPT, KEPT_WEIGHTS = ("in_time", "late", "missing"), (90, 96, 100)  # of the rounds that have closed
STEPS, STEP_WEIGHTS = ("in_time", "late", "never"), (68, 86, 100)
DAY = timedelta(days=1)
NOTHING = (None,) * len(MORE)
RATED = ("wellbeing_sheet", "wellbeing_assessment", "wellbeing_dialogue", "wellbeing_jointposition")


@dataclass(frozen=True, slots=True)
class TownRound:
    """One round of one kind of unit. `years_ago` counts school years, for who rated then."""

    key: UUID
    kind: UnitKind
    opens_on: date
    years_ago: int
    is_open: bool
    forms: dict[str, UUID]  # by age

    def moment(self, days: float) -> datetime:
        """So many days into the round, in working hours."""
        day = self.opens_on + timedelta(days=int(days))
        return datetime.combine(day, time(9 + int(days * 24) % 6, 5), COPENHAGEN).astimezone(UTC)


MayRate = Callable[[TownRound, Place, Life], bool]


class Rounds:
    """Lets every group be rated in every round, one group at a time, so that a group can be compared with itself.

    `may_rate` says of a child in a group whether it is rated in a round, or its parents have to be told first.
    """

    def __init__(self, setting: Setting, versions: tuple[Version, ...], may_rate: MayRate) -> None:
        self.may_rate = may_rate
        self.setting, self.rows, self.keys, self.versions = setting, setting.rows, setting.keys, versions
        self.chance: Random = setting.dice.about("wellbeing")
        self.habits: Random = setting.dice.about("rounds_kept")
        self.strictness: dict[UUID, float] = {}
        self.not_in_time: dict[tuple[UUID, UUID], str] = {}  # round and group: late, or missing
        self._group_level: dict[UUID, float] = {}
        self._kinds = {daycare.key: UnitKind.DAYCARE for daycare in setting.town.daycares}
        self._kinds[setting.town.childminding] = UnitKind.CHILDMINDER

    def plan(self) -> list[TownRound]:
        """The rounds of three years, oldest first, and the one that is open now."""
        today = local(self.setting.at).date()
        planned = []
        for half_years in range(proportions.YEARS * proportions.ROUNDS_A_YEAR, -1, -1):
            opens_on = today - OPENED_AGO - relativedelta(months=6 * half_years)
            years_ago = school_year_of(today) - school_year_of(opens_on)
            forms = in_use(self.versions, opens_on, is_this_school_year=years_ago == 0)
            for kind in (UnitKind.SCHOOL, UnitKind.DAYCARE, UnitKind.CHILDMINDER):
                planned.append(TownRound(self.keys(), kind, opens_on, years_ago, half_years == 0, forms))
                self._write_round(planned[-1])
        return planned

    def _write_round(self, each: TownRound) -> None:
        season = "Forår" if each.opens_on.month <= 6 else "Efterår"
        informed_at = each.moment(LETTERS_SENT)
        self.rows["wellbeing_round"].append((
            each.key, f"{season} {each.opens_on.year}", each.kind.value, each.opens_on, each.opens_on + STAYS_OPEN,
            1 if each.kind is UnitKind.CHILDMINDER else 2, informed_at, informed_at - DAY,
            each.moment(0),
            list(each.forms.values()),
        ))  # fmt: skip

    def rate(self, planned: list[TownRound], lives: list[Life]) -> Iterator[None]:
        """Rate everyone, one group and round at a time; stops after each group so that the page can be written."""
        groups = self._rosters(planned, lives)
        for (place, number), children in groups.items():
            self._rate_group(planned[number], place, children)
            yield

    def _rosters(self, planned: list[TownRound], lives: list[Life]) -> dict[tuple[Place, int], list[Life]]:
        """Who was in which group in which round, in a fixed order."""
        rosters: dict[tuple[Place, int], list[Life]] = defaultdict(list)
        of_kind: dict[UnitKind, list[tuple[int, TownRound]]] = defaultdict(list)
        for number, each in enumerate(planned):
            of_kind[each.kind].append((number, each))
        for life in lives:
            for stay in life.stays:
                kind = self._kinds.get(stay.place.unit, UnitKind.SCHOOL)
                for number, each in of_kind[kind]:
                    if stay.covers(each.opens_on) and self.may_rate(each, stay.place, life):
                        rosters[stay.place, number].append(life)
        return rosters

    def _rate_group(self, each: TownRound, place: Place, children: list[Life]) -> None:
        raters = place.raters_ago(each.years_ago)
        progress = self._progress(each, place)
        if progress == "none":
            return
        kept = self._kept(each, place)
        written = {table: len(self.rows[table]) for table in RATED}
        form = each.forms[band_for(place.grade, each.kind.value, is_nursery=place.is_nursery)]
        true = {life: self._seen_level(life, each, place) for life in children}
        for rater in raters[: 1 if progress == "one" else len(raters)]:
            self._sheet(each, place, rater, form, true)
        if progress == "spoken_of":
            self._dialogue(each, place, raters, true, is_late=kept == "late")
        if kept == "missing":
            for table, count in written.items():
                del self.rows[table][count:]

    def _kept(self, each: TownRound, place: Place) -> str:
        """Whether the group was in time, late or missing in a round that has closed; the cast's always was in time."""
        if each.is_open or place.is_of_the_cast:
            return "in_time"
        kept = self.habits.choices(KEPT, cum_weights=KEPT_WEIGHTS)[0]
        if kept != "in_time":
            self.not_in_time[each.key, place.key] = kept
        return kept

    def _progress(self, each: TownRound, place: Place) -> str:
        if not each.is_open:
            return "spoken_of"
        if place.waits_for_the_cast:
            return "one"
        return "none" if place.is_of_the_cast else self.chance.choices(PROGRESS, cum_weights=PROGRESS_WEIGHTS)[0]

    def _seen_level(self, life: Life, each: TownRound, place: Place) -> float:
        """How the child fares in these weeks among these children, in spreads."""
        if place.key not in self._group_level:
            self._group_level[place.key] = self.chance.gauss(0, GROUP_SPREAD)
        return life.level_at(each.moment(7)) + self._group_level[place.key] + self.chance.gauss(0, CHILD_DAY_NOISE)

    def _sheet(self, each: TownRound, place: Place, rater: UUID, form: UUID, true: dict[Life, float]) -> None:
        """One rater's answers: three about all, nine more about those who are low for the group."""
        chance = self.chance
        strict = self.strictness.get(rater)
        if strict is None:
            strict = self.strictness[rater] = chance.gauss(0, STRICTNESS)
        started_at = each.moment(chance.uniform(1, 9))
        core = {life: self._answers(level, strict, len(CORE)) for life, level in true.items()}
        low = asked_more(core)
        more = {life: self._answers(level, strict, len(MORE)) for life, level in true.items() if life in low}
        answers = {life: (*given, *more.get(life, NOTHING)) for life, given in core.items()}
        levels = [fmean(judged) for given in answers.values() if (judged := [one for one in given if one])]
        sheet = self.keys()
        self.rows["wellbeing_sheet"].append((
            sheet, each.key, place.key, rater, form,
            started_at, started_at + timedelta(minutes=chance.randrange(6, 40)),
            fmean(levels) if levels else None,
        ))  # fmt: skip
        write, key = self.rows["wellbeing_assessment"].append, self.keys
        for life, given in answers.items():
            why = "seldom" if 0 in given else ""
            write((key(), sheet, each.key, place.key, rater, life.child.key, *given, why))

    def _answers(self, level: float, strict: float, count: int) -> tuple[int, ...]:
        chance = self.chance
        if chance.random() < CANNOT_JUDGE:
            return (0,) * count
        middle = MIDDLE + POINTS_A_SPREAD * level - strict
        gauss = chance.gauss
        return tuple(min(5, max(1, round(middle + gauss(0, ITEM_NOISE)))) for _ in range(count))

    def _dialogue(
        self, each: TownRound, place: Place, raters: list[UUID], true: dict[Life, float], *, is_late: bool
    ) -> None:
        chance, dialogue = self.chance, self.keys()
        opened_at = each.moment(chance.uniform(10, 13.5))
        if is_late:
            opened_at = each.moment(STAYS_OPEN.days + self.habits.uniform(1, 10))
        closed_at = opened_at + timedelta(minutes=2 * len(true) + 5)
        self.rows["wellbeing_dialogue"].append((dialogue, each.key, place.key, opened_at, raters[0], closed_at))
        context = Context.SCHOOL if each.kind is UnitKind.SCHOOL else Context.DAYCARE
        write, key = self.rows["wellbeing_jointposition"].append, self.keys
        for life, level in true.items():
            agreed = self._agreed(level + chance.gauss(0, CHILD_DAY_NOISE), opened_at.date(), raters)
            write((key(), life.child.key, each.key, dialogue, context.value, *agreed, raters[0], closed_at))

    def _agreed(self, level: float, on: date, raters: list[UUID]) -> tuple[object, ...]:
        """Position, remark, next step, owner, date, when the parents were told, and when and by whom it was done."""
        if level >= proportions.GREEN_FROM:
            return Tone.GREEN.value, "", "", None, None, None, None, None
        chance = self.chance
        tone = Tone.YELLOW if level >= proportions.YELLOW_FROM else Tone.RED
        told_on = on + timedelta(days=chance.randrange(0, 12)) if chance.random() < 0.9 else None
        remark, step = chance.choice(sentences.REMARKS[tone.value]), chance.choice(sentences.NEXT_STEPS)
        owner, due_on = chance.choice(raters), on + timedelta(days=chance.randrange(14, 60))
        done_at = self._done_at(on, due_on)
        return tone.value, remark, step, owner, due_on, told_on, done_at, owner if done_at else None

    def _done_at(self, on: date, due_on: date) -> datetime | None:
        """When the step was taken, if it was, and if that day has come."""
        habits = self.habits
        how = habits.choices(STEPS, cum_weights=STEP_WEIGHTS)[0]
        if how == "never":
            return None
        late = how == "late"
        day = due_on + DAY * habits.randint(1, 20) if late else on + DAY * habits.randint(1, (due_on - on).days)
        done_at = datetime.combine(day, time(8 + habits.randrange(7), 5), COPENHAGEN).astimezone(UTC)
        return done_at if done_at < self.setting.at else None
