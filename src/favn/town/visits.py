"""What health visitors have written: four years of contacts, what was seen, who said no, and who moved."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from dateutil.relativedelta import relativedelta

from favn.journey.checkups.rules.schedule import Rule, Window, window_by_age
from favn.journey.checkups.shipped.contacts import HEALTH, SCREENING_MONTHS, shipped_key, shipped_kinds
from favn.kit.clock import COPENHAGEN, local
from favn.town import proportions
from favn.town.lives import Life
from favn.town.setting import Setting
from favn.town.settle import key_of
from favn.town.sheets_in_use import Version
from favn.town.visit_ratings import RATED_AT, VisitRatings
from favn.town.words import sentences

YOUNGER_THAN = relativedelta(years=4)
WRITTEN_AFTER = timedelta(hours=2)
VISITED = {code for code, *_ in HEALTH} | {f"screening_{month}" for month in SCREENING_MONTHS}
FOR = {"everyone", "vulnerable"}  # what the town can tell of a child without asking the register again


class Visits:
    """Writes the contacts of small children, as their health visitor did."""

    def __init__(self, setting: Setting, versions: tuple[Version, ...]) -> None:
        self.setting, self.rows, self.keys = setting, setting.rows, setting.keys
        self.ratings = VisitRatings(setting, versions)
        self.chance: Random = setting.dice.about("visits")
        self.today = local(setting.at).date()
        self.rules = [
            Rule(each["code"], (each["opens_months"], each["opens_days"]), (each["due_months"], each["due_days"]),
                 each["lapses_days"], each["valid_from"], reason=each["reason"])
            for each in shipped_kinds() if each["code"] in VISITED and each["reason"] in FOR
        ]  # fmt: skip

    def write(self, lives: list[Life]) -> Iterator[None]:
        """Child by child; stops after each, so that a full page can be torn off."""
        self._cast()
        small = [life for life in lives if life.child.born_on > self.today - YOUNGER_THAN and life.child.custody]
        for life in small:
            self._child(life)
            yield
        self._moves(small)
        yield

    def _child(self, life: Life) -> None:
        child, visitor = life.child, self.setting.staff.health_visitors[life.child.area]
        vulnerable = child.exposure == "exposed" and self.chance.random() < proportions.MORE_VISITS_WHEN_EXPOSED
        if vulnerable:
            since = max(child.born_on + timedelta(days=20), self.today - timedelta(days=1200))
            self._circumstance(child.key, "vulnerable", self.chance.choice(sentences.WHY_MORE_VISITS), since, visitor)
        if child.is_unborn:
            return
        for rule in self.rules:
            if rule.reason == "vulnerable" and not vulnerable:
                continue
            window = window_by_age(rule, child.born_on)
            if window.opens_on <= self.today and child.born_on <= window.opens_on:
                self._contact(life, rule.code, window, visitor)

    def _contact(self, life: Life, code: str, window: Window, visitor: UUID) -> None:
        """Held somewhere in its window (some days late now and then), declined, missed, or not reached yet."""
        draw = self.chance.random()
        days = (window.due_on - window.opens_on).days
        held_on = window.opens_on + timedelta(days=int(days * self.chance.betavariate(2, 2)))
        if draw < proportions.CONTACT_DECLINED:
            if window.opens_on < self.today:
                self._outcome(life.child.key, code, "declined", window.opens_on, window, visitor, sentences.SAID_NO)
        elif draw < proportions.CONTACT_DECLINED + proportions.CONTACT_MISSED:
            return
        elif held_on < self.today:
            self._visit(life, code, held_on, visitor)
            self._outcome(life.child.key, code, "done", held_on, window, visitor, "")
        elif self.chance.random() < proportions.VISIT_AGREED:
            ahead = self.today + timedelta(days=self.chance.randrange(12))
            self._row(life.child.key, code, visitor, self._at(ahead), None)

    def _visit(self, life: Life, code: str, held_on: date, visitor: UUID) -> None:
        shares = proportions.FINDINGS_AT_8_MONTHS if code == "months_8" else proportions.FINDINGS
        found = tuple(self._finding(share) for share in shares)
        seen = (
            sentences.SEEN_AT_VISITS[0] if found == ("fine",) * 3 else self.chance.choice(sentences.SEEN_AT_VISITS[1:])
        )
        came_at = self._at(held_on)
        key = self._row(life.child.key, code, visitor, came_at, held_on, found, seen)
        if code == RATED_AT:
            self.ratings.rate(life, held_on, came_at + WRITTEN_AFTER, visitor, found)
        if code == "months_2" and life.child.mother and self.chance.random() < proportions.MOOD_ASKED:
            mood = min(30, int(self.chance.gammavariate(2.2, 2.4)))
            self.rows["checkups_parentatvisit"].append((
                self.keys(), key, life.child.key, life.child.mother, self.chance.choice(sentences.MOTHERS_AT_VISITS),
                shipped_key("mood"), mood,
            ))  # fmt: skip

    def _finding(self, share: float) -> str:
        if self.chance.random() >= share:
            return "fine"
        return "concern" if self.chance.random() < proportions.FINDING_IS_A_CONCERN else "attention"

    def _row(
        self, child: UUID, code: str, visitor: UUID, planned_at: datetime, held_on: date | None,
        found: tuple[str, ...] = ("", "", ""), seen: str = "",
    ) -> UUID:  # fmt: skip
        key, written_at = self.keys(), planned_at + WRITTEN_AFTER if held_on else None
        self.rows["checkups_visit"].append((
            key, child, code, visitor, planned_at, held_on, *found, seen, 1 if held_on else 0, written_at,
        ))  # fmt: skip
        return key

    def _outcome(
        self, child: UUID, code: str, outcome: str, on: date, window: Window, visitor: UUID, reason: str
    ) -> None:
        self.rows["checkups_contact"].append((
            self.keys(), child, code, "health", outcome, on, window.due_on, reason, visitor, self._at(on),
        ))  # fmt: skip

    def _circumstance(self, child: UUID, kind: str, why: str, since: date, visitor: UUID) -> None:
        self.rows["checkups_circumstance"].append((self.keys(), child, kind, why, since, visitor, self._at(since)))

    def _cast(self) -> None:
        """The twins are cared for privately; nobody has visited them for more than a year."""
        hanne, since = key_of("employee", "hanne"), self.today - timedelta(days=420)
        for twin in ("nour", "adam"):
            child = key_of("child", twin)
            self._circumstance(child, "private_care", sentences.PRIVATE_CARE, since, hanne)
            self._row(child, "", hanne, self._at(since), since, ("fine", "fine", "fine"), sentences.SEEN_AT_VISITS[0])

    def _moves(self, small: list[Life]) -> None:
        """In each district one child has moved in, and waits to be received."""
        areas = list(self.setting.town.areas)
        waiting = {life.child.area: life for life in small if not life.child.is_unborn} if len(areas) > 1 else {}
        for area, life in sorted(waiting.items()):
            origin = (area + 1) % len(areas)
            self.rows["checkups_handover"].append((
                self.keys(), life.child.key, areas[origin], areas[area], self._at(self.today - timedelta(days=2)),
                self.today + timedelta(days=5), sentences.MOVED, self.setting.staff.health_visitors[origin],
            ))  # fmt: skip

    def _at(self, on: date) -> datetime:
        clock = time(9 + self.chance.randrange(6), 15 * self.chance.randrange(4))
        return datetime.combine(on, clock, COPENHAGEN).astimezone(UTC)
