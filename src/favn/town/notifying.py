"""Notifications as they came in, from whom, and how they were assessed; and the concerns that were written before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from uuid import UUID

from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.deadlines.rules import acknowledge_notification, assess_notification
from favn.journey.notifications.actions.receiving import ACKNOWLEDGE, ASSESS
from favn.journey.notifications.choices import NextStep, ReasonWithoutParents, Urgency, WayIn, WrittenWith
from favn.journey.notifications.policy import RECEIVERS
from favn.journey.notifications.rules import ALPHABET, NUMBER_SIGNS, number_of
from favn.kit.clock import local
from favn.town import proportions
from favn.town.lives import DAY, YEAR, Life, office_hours
from favn.town.schooling import school_year_of
from favn.town.setting import Setting
from favn.town.words import sentences

ANONYMOUS = "8"
WORDS_OF = {
    "2": sentences.FROM_SCHOOL, "3": sentences.FROM_DAYCARE, "4": sentences.FROM_HEALTH, "5": sentences.FROM_HEALTH,
    "6": sentences.FROM_POLICE,
}  # fmt: skip
OTHERS, OTHER_WEIGHTS = tuple(proportions.NOTIFIERS), list(accumulate(proportions.NOTIFIERS.values()))
URGENCIES, URGENCY_WEIGHTS = (
    (Urgency.ACUTE, Urgency.FAST, Urgency.ORDINARY, Urgency.OTHER_MUNICIPALITY),
    (3, 28, 98, 100),
)
WITH = (WrittenWith.MOTHER, WrittenWith.BOTH_PARENTS, WrittenWith.FATHER, WrittenWith.NOBODY)
WITH_WEIGHTS = (40, 65, 73, 100)


@dataclass(slots=True)
class Told:
    """One notification of the town: its key, when it came, the lives it is about, and when it was assessed."""

    key: UUID
    at: datetime
    lives: list[Life]
    code: str
    notifier: UUID | None
    assessed_at: datetime | None = None
    leads_to_case: bool = False
    is_about_a_case: bool = False  # one that was running already


class Switchboard:
    """Receives a family's notifications, in the order they came."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.rows, self.keys = setting, setting.rows, setting.keys
        self.chance = setting.dice.about("notifications")
        self.numbers: set[str] = set()
        self.year = school_year_of(local(setting.at).date())

    def receive(self, lives: Sequence[Life]) -> list[Told]:
        """Every notification about these brothers and sisters, written as rows with access for those who receive."""
        moments = sorted({moment for life in lives for moment in life.notified_at})
        told: list[Told] = []
        for moment in moments:
            concerned = [life for life in lives if moment in life.notified_at]
            told.append(self._receive(moment, concerned))
        for each in told:
            self._acknowledge(each)
        return told

    def rater_of(self, life: Life, moment: datetime) -> tuple[UUID, UUID] | None:
        """Someone who met the child daily then, and the unit. None for a child who was at home."""
        stay = life.stay_at(moment)
        if stay is None:
            return None
        raters = stay.place.raters_ago(self.year - school_year_of(moment.date()))
        return (self.chance.choice(raters), stay.place.unit) if raters else None

    def _receive(self, moment: datetime, lives: list[Life]) -> Told:
        first = self.chance.choice(lives)
        code, notifier, unit = self._notifier(first, moment)
        key = self.keys()
        words = (
            sentences.UNBORN if first.child.is_unborn else self.chance.choice(WORDS_OF.get(code, sentences.FROM_OTHERS))
        )
        is_anonymous = code == ANONYMOUS
        way_in = WayIn.PROFESSIONAL if notifier else WayIn.PUBLIC if is_anonymous else WayIn.PHONE
        said_by = "" if notifier else sentences.ORGANISATIONS.get(code, "")
        together, why = self._together() if notifier else ("", "")
        told = Told(key, moment, lives, code, notifier)
        self._assess(told)
        self.rows["notifications_notification"].append((
            key, self._number(moment), moment, way_in.value, code, notifier, unit, said_by, is_anonymous,
            words.format(name=first.child.first_name), together, why, moment, told.assessed_at,
        ))  # fmt: skip
        for life in lives:
            row = (self.keys(), key, life.child.key, notifier, moment)
            self.rows["notifications_notifiedchild"].append(row)
            for role in RECEIVERS:
                self.setting.grant(life.child.key, Compartment.AUTHORITY, Basis.NOTIFICATION, key, moment, role=role,
                                   by=notifier)  # fmt: skip
        return told

    def _notifier(self, life: Life, moment: datetime) -> tuple[str, UUID | None, UUID | None]:
        """Statistics Denmark's code, and the employee and unit if it is one of the municipality's own."""
        age = (moment.date() - life.child.born_on).days / YEAR.days
        draw = self.chance.random()
        nearest = next(shares for limit, shares in proportions.NEAREST_NOTIFIERS.items() if age < limit or limit == 18)
        for code, share in nearest.items():
            if draw < share:
                return self._colleague(code, life, moment)
            draw -= share
        return self.chance.choices(OTHERS, cum_weights=OTHER_WEIGHTS)[0], None, None

    def _colleague(self, code: str, life: Life, moment: datetime) -> tuple[str, UUID | None, UUID | None]:
        if code == "5":
            return code, self.setting.staff.health_visitors[life.child.area], None
        rater = self.rater_of(life, moment)
        return (code, *rater) if rater else (code, None, None)

    def _together(self) -> tuple[str, str]:
        together = self.chance.choices(WITH, cum_weights=WITH_WEIGHTS)[0]
        if together is not WrittenWith.NOBODY:
            return together.value, ""
        return together.value, self.chance.choice(ReasonWithoutParents.values)

    def _number(self, moment: datetime) -> str:
        while True:
            signs = "".join(self.chance.choice(ALPHABET) for _ in range(NUMBER_SIGNS))
            number = number_of(local(moment).year, signs)
            if number not in self.numbers:
                self.numbers.add(number)
                return number

    def _assess(self, told: Told) -> None:
        """Most within 24 hours. One that came in just now may still wait for its assessment."""
        chance = self.chance
        in_time = chance.random() < proportions.ASSESSED_IN_TIME
        moment = told.at + (chance.uniform(0.3, 23.5) if in_time else chance.uniform(24.5, 96)) * timedelta(hours=1)
        if moment >= self.setting.at:
            self._let_wait(told)
        else:
            told.assessed_at = moment

    def conclude(self, family: list[Told]) -> None:
        """Write the assessments, now that it is known what each notification led to."""
        chance = self.chance
        for number, told in enumerate(family):
            if told.assessed_at is None:
                continue
            urgency, step = self._outcome(told)
            leader = chance.choice(self.setting.staff.team_leaders)
            self.rows["notifications_initialassessment"].append((
                self.keys(), told.key, urgency.value, sentences.ASSESSED[urgency.value], step.value,
                [each.key for each in family[:number]], leader, told.assessed_at,
            ))  # fmt: skip

    def _outcome(self, told: Told) -> tuple[Urgency, NextStep]:
        """A notification that asks for a screening has led to a case; the others have not."""
        urgency = self.chance.choices(URGENCIES, cum_weights=URGENCY_WEIGHTS)[0]
        if told.leads_to_case:
            if urgency is Urgency.ACUTE:
                return urgency, NextStep.ACT_TODAY
            step = NextStep.SCREEN_SIBLINGS if len(told.lives) > 1 else NextStep.SCREEN
            return (Urgency.FAST if urgency is Urgency.OTHER_MUNICIPALITY else urgency), step
        if urgency is Urgency.OTHER_MUNICIPALITY:
            return urgency, NextStep.PASS_ON
        step = NextStep.RUNNING_CASE if told.is_about_a_case else NextStep.NO_FURTHER
        return (Urgency.FAST if urgency is Urgency.ACUTE else urgency), step

    def _acknowledge(self, told: Told) -> None:
        """A receipt within some days, by letter or telephone; to nobody when the notifier is anonymous."""
        if told.code == ANONYMOUS:
            return
        sent_at = office_hours(told.at + self.chance.uniform(0.8, 5) * DAY, self.chance)
        leader = self.chance.choice(self.setting.staff.team_leaders)
        if sent_at < self.setting.at:
            self.rows["notifications_receipt"].append((self.keys(), told.key, leader, sent_at))
            return
        self.setting.alert(
            ACKNOWLEDGE, "Underretteren skal have en kvittering", acknowledge_notification(told.at), told.key,
            "caseworker:notification", told.at, child=told.lives[0].child.key, room=Compartment.AUTHORITY,
            role=RECEIVERS[0],
        )  # fmt: skip

    def _let_wait(self, told: Told) -> None:
        """The clock of 24 hours is still running (or has run out), for those who receive notifications."""
        child, due = told.lives[0].child.key, assess_notification(told.at)
        for role in RECEIVERS:
            self.setting.alert(
                ASSESS, "En underretning skal vurderes", due, told.key, "caseworker:notification", told.at,
                child=child, room=Compartment.AUTHORITY, role=role,
            )  # fmt: skip


class Worries:
    """Concerns on the scale: before many notifications, and about some children who are never notified."""

    def __init__(self, setting: Setting, switchboard: Switchboard) -> None:
        self.setting, self.switchboard = setting, switchboard
        self.chance = setting.dice.about("concerns")

    def about(self, life: Life) -> None:
        """Write the concerns of one child's last three years."""
        chance = self.chance
        if life.child.is_unborn:
            return
        if life.notified_at and chance.random() < proportions.CONCERN_BEFORE_NOTIFICATION:
            self._write(life, life.notified_at[0] - chance.uniform(6, 60) * DAY, chance.choice((3, 3, 4)))
        elif chance.random() < proportions.CONCERNS_A_YEAR * proportions.YEARS:
            moment = self.setting.at - chance.uniform(1, proportions.YEARS * YEAR.days) * DAY
            self._write(life, moment, chance.choice((2, 2, 2, 3)))

    def _write(self, life: Life, moment: datetime, level: int) -> None:
        chance = self.chance
        writer = self.switchboard.rater_of(life, moment)
        if writer is None:
            return
        talked_on = local(moment).date() - timedelta(days=chance.randrange(1, 15)) if chance.random() < 0.8 else None
        self.setting.rows["concerns_concern"].append((
            self.setting.keys(), life.child.key, level, max(1, level - chance.randrange(2)),
            chance.choice(sentences.PROTECTIVE), chance.choice(sentences.WORRYING),
            chance.choice(sentences.CHILD_WORDS) if chance.random() < 0.5 else "",
            chance.choice(sentences.PARENT_WORDS) if talked_on else "",
            talked_on, "" if talked_on else chance.choice(("planned", "not_reached")),
            writer[0], moment, Compartment.SCHOOL.value,
        ))  # fmt: skip
