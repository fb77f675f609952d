"""Plans made of a first meeting, the seats that were given, and how the child was when people looked again."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from favn.foundation.access.choices import Compartment
from favn.journey.concerns.models import LEVELS
from favn.journey.followups.rules import next_deadline
from favn.journey.networks.choices import LineKind, Voice
from favn.journey.offers.catalogue import CATALOGUE, CHILDRENS_GROUP
from favn.journey.plans.actions.making import FOLLOW_UP_DUE
from favn.journey.plans.choices import Status
from favn.journey.plans.rules import follow_up
from favn.kit.clock import local
from favn.town import proportions
from favn.town.lives import DAY, YEAR, Life, office_hours
from favn.town.setting import Setting
from favn.town.words import sentences

LEFT_FREE = 2  # seats of each offer that nobody in the town has


@dataclass(slots=True)
class Meeting:
    """A meeting that was held, and the line that was said of each kind, with its words."""

    key: UUID
    held_at: datetime
    said: dict[str, tuple[UUID, str]] = field(default_factory=dict)


class Planning:
    """Makes one plan a child, and follows it up as often as people really do."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.rows, self.keys = setting, setting.rows, setting.keys
        self.chance = setting.dice.about("plans")
        self._seated: Counter[str] = Counter()

    def plan(self, life: Life, meeting: Meeting, *, lead: UUID, caseworker: UUID, reader: UUID) -> None:
        """The plan of one child: a goal in the child's words, an agreement, and one reader in the family."""
        child, plan = life.child.key, self.keys()
        decided_at = meeting.held_at + timedelta(minutes=80)
        decided_on = local(decided_at).date()
        due = follow_up(decided_on, [])
        first_by = due.due_on or local(due.due_by).date()
        self.rows["plans_plan"].append((plan, child, meeting.key, decided_at, lead, first_by, decided_at, lead))
        (wish, words), (must, what) = meeting.said[LineKind.WISH], meeting.said[LineKind.MUST_HAPPEN]
        goal = self.keys()
        self.rows["plans_goal"].append((goal, plan, child, 1, life.child.first_name, Voice.CHILD.value, wish, words))
        name = self.setting.staff.names.get(lead, "")
        status = self.chance.choice((Status.GOING, Status.GOING, Status.DONE, Status.WAITING))
        self.rows["plans_agreement"].append((
            self.keys(), plan, child, 1, Voice.OTHER.value, must, goal, what, name, lead, decided_on,
            status.value,
        ))  # fmt: skip
        self.setting.release(child, "plans_plan", plan, reader, "familiens plan", decided_at, lead)
        self._follow(life, plan, decided_at, first_by, caseworker)
        if self.chance.random() < proportions.HAS_SEAT:
            self._seat(life, lead, decided_at)

    def _follow(self, life: Life, plan: UUID, decided_at: datetime, first_by: date, caseworker: UUID) -> None:
        """Three in four first follow-ups are held in time; the next is decided each time, and the last one waits."""
        chance, at, child = self.chance, self.setting.at, life.child.key
        next_on: date | None = None
        level, care = chance.choice((3, 3, 4)), chance.choice((2, 2, 3))
        while True:
            due = next_deadline(decided_at, first_by, next_on)
            late = 0 if chance.random() < proportions.FOLLOWED_UP_IN_TIME else chance.randrange(8, 60)
            held_at = office_hours(due.due_by + timedelta(days=late - chance.randrange(3, 15)), chance)
            if held_at >= at:
                page, text = "followups:hold", "Følg op på planen"
                self.setting.alert(FOLLOW_UP_DUE, text, due, plan, page, decided_at, child=child,
                                   room=Compartment.NETWORK, to=caseworker)  # fmt: skip
                return
            level = min(LEVELS[-1], max(LEVELS[0], level + chance.choice((-1, -1, 0, 0, 0, 1))))
            next_on = local(held_at).date() + timedelta(days=chance.randrange(80, 120))
            self.rows["followups_followup"].append((
                self.keys(), child, plan, held_at, caseworker, level, care, next_on, chance.choice(sentences.FOLLOWED)
            ))  # fmt: skip

    def _seat(self, life: Life, lead: UUID, decided_at: datetime) -> None:
        """A seat in an offer for the child's age, given back when the course is over. Gitte's group is the cast's."""
        age = (local(decided_at).date() - life.child.born_on) / YEAR
        fitting = [
            offer for offer in CATALOGUE
            if offer.ages[0] <= age <= offer.ages[1] and not offer.needs_decision and offer.name != CHILDRENS_GROUP
        ]  # fmt: skip
        if not fitting:
            return
        offer = self.chance.choice(fitting)
        taken_at = decided_at + timedelta(hours=1)
        over_at = taken_at + self.chance.uniform(60, 200) * DAY
        is_over = over_at < self.setting.at
        if not is_over and self._seated[offer.name] >= offer.seats - LEFT_FREE:
            return
        self._seated[offer.name] += not is_over
        seat = (self.keys(), offer.name, life.child.key, lead, taken_at, over_at if is_over else None)
        self.rows["offers_seat"].append(seat)
