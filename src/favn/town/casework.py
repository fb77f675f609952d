"""Cases: who got one, which caseworker has it, and what the screening came to."""

from dataclasses import dataclass
from datetime import datetime
from itertools import cycle
from uuid import UUID

from favn.foundation.access.choices import Basis, Compartment
from favn.journey.assessments.choices import Outcome
from favn.journey.cases.choices import Origin
from favn.kit.clock import local
from favn.town import proportions
from favn.town.gathering import Gatherings
from favn.town.lives import DAY, Life, office_hours
from favn.town.notifying import Told
from favn.town.setting import Setting
from favn.town.words import sentences

CLOSED_AFTER_DAYS = (90, 500)


@dataclass(frozen=True, slots=True)
class Opening:
    """A case to be opened: the notification it came from, when, and when it was closed again."""

    origin: Told
    at: datetime
    closed_at: datetime | None

    def runs_at(self, moment: datetime) -> bool:
        """Whether the case was open at this moment."""
        return self.at <= moment and (self.closed_at is None or moment < self.closed_at)


class Casework:
    """Opens and closes cases, and gives each to a caseworker in turn, so that all have about equally many."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.rows, self.keys = setting, setting.rows, setting.keys
        self.chance = setting.dice.about("cases")
        self._caseworkers = cycle(setting.staff.caseworkers)
        self._gatherings = Gatherings(setting)
        self.numbered = 0

    def follow(self, told: list[Told]) -> None:
        """What the notifications of a family led to. Children who were notified about together get a case together."""
        opened: dict[int, Opening] = {}
        for life in {id(life): life for each in told for life in each.lives}.values():
            own = [each for each in told if life in each.lives and each.assessed_at]
            opening = self._decide(life, own) if own and id(life) not in opened else None
            if opening:
                for other in opening.origin.lives:
                    opened.setdefault(id(other), opening)
        for each in told:
            running = [opened[id(life)] for life in each.lives if id(life) in opened]
            each.is_about_a_case = any(opening.runs_at(each.assessed_at or each.at) for opening in running)
        for life in {id(life): life for each in told for life in each.lives}.values():
            if opening := opened.get(id(life)):
                self._begin(life, opening)

    def _begin(self, life: Life, opening: Opening) -> None:
        """A case whose day has not come yet is still waiting to be opened."""
        opening.origin.leads_to_case = True
        if opening.at < self.setting.at - DAY:
            self._open(life, opening.origin, opening.at, opening.closed_at)

    def _decide(self, life: Life, told: list[Told]) -> Opening | None:
        open_share, closed_share = proportions.HAS_CASE[life.child.exposure]
        draw = self.chance.random()
        if draw >= open_share + closed_share:
            return None
        origin = self.chance.choice(told[: max(1, len(told) // 2)])
        opened_at = office_hours((origin.assessed_at or origin.at) + self.chance.uniform(1, 6) * DAY, self.chance)
        closed_at = opened_at + self.chance.uniform(*CLOSED_AFTER_DAYS) * DAY
        is_closed = draw >= open_share and closed_at < self.setting.at
        return Opening(origin, opened_at, closed_at if is_closed else None)

    def _open(self, life: Life, origin: Told, opened_at: datetime, closed_at: datetime | None) -> None:
        case, child = self.keys(), life.child
        leader = self.chance.choice(self.setting.staff.team_leaders)
        self.numbered += 1
        self.rows["cases_case"].append((
            case, f"{local(opened_at).year}-{self.numbered:05}", child.key, Origin.NOTIFICATION.value, origin.key,
            local(origin.at).date(), opened_at, leader, closed_at,
        ))  # fmt: skip
        caseworker, term = next(self._caseworkers), self.keys()
        taken_at = min(opened_at + self.chance.uniform(0.5, 3) * DAY, self.setting.at)
        self.rows["cases_caseworkerterm"].append((term, case, child.key, caseworker, leader, taken_at, closed_at))
        for room in (Compartment.AUTHORITY, Compartment.NETWORK):
            self.setting.grant(child.key, room, Basis.CASE, term, taken_at, to=caseworker, until=closed_at, by=leader,
                               passes_on=True)  # fmt: skip
        for reader in child.custody:
            self.setting.release(child.key, "cases_caseworkerterm", term, reader,
                                 "familien kan altid se, hvem der har sagen", taken_at, leader)  # fmt: skip
        self._screen(life, case, caseworker, taken_at, is_closed=closed_at is not None)
        if closed_at is None and self.chance.random() < proportions.HAS_NETWORK:
            self._gatherings.begin(life, caseworker, taken_at)

    def _screen(self, life: Life, case: UUID, caseworker: UUID, taken_at: datetime, *, is_closed: bool) -> None:
        decided_at = office_hours(taken_at + self.chance.uniform(2, 20) * DAY, self.chance)
        if decided_at >= self.setting.at:
            return
        outcomes = (
            (Outcome.NO_FURTHER, Outcome.CLARIFICATION) if is_closed else (Outcome.CLARIFICATION, Outcome.INVESTIGATION)
        )
        outcome = self.chance.choice(outcomes)
        self.rows["assessments_screening"].append((
            self.keys(), case, life.child.key, outcome.value, sentences.SCREENED[outcome.value], caseworker, decided_at
        ))  # fmt: skip
