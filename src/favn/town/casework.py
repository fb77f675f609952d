"""Cases: who got one, which caseworker has it, what the screening came to, and the network around the family."""

from datetime import date, datetime, time, timedelta
from itertools import cycle
from uuid import UUID

from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.deadlines.moments import last_moment_of
from favn.journey.assessments.choices import Outcome
from favn.journey.cases.choices import Origin
from favn.kit.clock import COPENHAGEN, local
from favn.town import proportions
from favn.town.lives import DAY, Life
from favn.town.notifying import Told
from favn.town.setting import Setting
from favn.town.words import sentences

CLOSED_AFTER_DAYS = (90, 500)


class Casework:
    """Opens and closes cases, and gives each to a caseworker in turn, so that all have about equally many."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.rows, self.keys = setting, setting.rows, setting.keys
        self.chance = setting.dice.about("cases")
        self._caseworkers = cycle(setting.staff.caseworkers)
        self._coordinators = cycle(setting.staff.coordinators)
        self.numbered = 0

    def follow(self, told: list[Told]) -> None:
        """What the notifications of a family led to, child by child."""
        for life in {id(life): life for each in told for life in each.lives}.values():
            own = [each for each in told if life in each.lives and each.assessed_at]
            if own:
                self._decide(life, own)

    def _decide(self, life: Life, told: list[Told]) -> None:
        open_share, closed_share = proportions.HAS_CASE[life.child.exposure]
        draw = self.chance.random()
        origin = self.chance.choice(told[: max(1, len(told) // 2)])
        opened_at = self._working_hour(origin, self.chance.uniform(0.1, 6))
        if opened_at >= self.setting.at - DAY:
            return
        if draw < open_share:
            self._open(life, origin, opened_at, None)
        elif draw < open_share + closed_share:
            closed_at = opened_at + self.chance.uniform(*CLOSED_AFTER_DAYS) * DAY
            self._open(life, origin, opened_at, closed_at if closed_at < self.setting.at else None)

    @staticmethod
    def _working_hour(told: Told, days: float) -> datetime:
        moment = (told.assessed_at or told.at) + days * DAY
        return datetime.combine(moment.date() + DAY, time(8, 15 + moment.minute // 2), COPENHAGEN).astimezone(
            moment.tzinfo
        )

    def _open(self, life: Life, origin: Told, opened_at: datetime, closed_at: datetime | None) -> None:
        case, child = self.keys(), life.child
        leader = self.chance.choice(self.setting.staff.team_leaders)
        self.numbered += 1
        self.rows["cases_case"].append((
            case, f"{local(opened_at).year}-{self.numbered:05}", child.key, Origin.NOTIFICATION.value, origin.key,
            local(origin.at).date(), opened_at, leader, closed_at,
        ))  # fmt: skip
        caseworker, term = next(self._caseworkers), self.keys()
        taken_at = min(opened_at + self.chance.uniform(0.05, 3) * DAY, self.setting.at)
        self.rows["cases_caseworkerterm"].append((term, case, child.key, caseworker, leader, taken_at, closed_at))
        for room in (Compartment.AUTHORITY, Compartment.NETWORK):
            self.setting.grant(child.key, room, Basis.CASE, term, taken_at, to=caseworker, until=closed_at, by=leader)
        for reader in child.custody:
            self.setting.release(child.key, "cases_caseworkerterm", term, reader,
                                 "familien kan altid se, hvem der har sagen", taken_at, leader)  # fmt: skip
        self._screen(life, case, caseworker, taken_at, is_closed=closed_at is not None)
        if closed_at is None and self.chance.random() < proportions.HAS_NETWORK:
            self._gather(life, caseworker, taken_at)

    def _screen(self, life: Life, case: UUID, caseworker: UUID, taken_at: datetime, *, is_closed: bool) -> None:
        decided_at = taken_at + self.chance.uniform(2, 20) * DAY
        if decided_at >= self.setting.at:
            return
        outcomes = (
            (Outcome.NO_FURTHER, Outcome.CLARIFICATION) if is_closed else (Outcome.CLARIFICATION, Outcome.INVESTIGATION)
        )
        outcome = self.chance.choice(outcomes)
        self.rows["assessments_screening"].append((
            self.keys(), case, life.child.key, outcome.value, sentences.SCREENED[outcome.value], caseworker, decided_at
        ))  # fmt: skip

    def _gather(self, life: Life, caseworker: UUID, taken_at: datetime) -> None:
        """The people around the family, with the consent of someone who holds custody, for half a year to a year."""
        child, chance, at = life.child, self.chance, self.setting.at
        starts_at = taken_at + chance.uniform(10, 40) * DAY
        if starts_at >= at or not child.custody:
            return
        network, lead, consent_by = self.keys(), next(self._coordinators), chance.choice(child.custody)
        consent_on, ends_on = local(starts_at).date(), (at + chance.uniform(60, 300) * DAY).date()
        self.rows["networks_network"].append((
            network, child.key, chance.choice(sentences.PURPOSES), lead, starts_at, ends_on, consent_by, consent_on,
            sentences.CONSENT_COVERS, lead,
        ))  # fmt: skip
        until = last_moment_of(ends_on)
        self.setting.grant(
            child.key, Compartment.NETWORK, Basis.NETWORK, network, starts_at, to=lead, until=until, by=lead
        )
        self.setting.release(
            child.key, "networks_network", network, consent_by, "gav samtykke til netværket", starts_at, lead
        )
        stay = life.stay_at(at)
        invited = [(rater, "ser barnet hver dag") for rater in (stay.place.raters[:1] if stay else [])]
        invited.append((chance.choice(self.setting.staff.psychologists), "psykolog i PPR"))
        for employee, role in invited:
            self._invite(child.key, network, employee, role, consent_by, starts_at, ends_on, lead)
        self._meet(life, network, lead, starts_at)

    def _invite(
        self, child: UUID, network: UUID, employee: UUID, role: str, consent_by: UUID, since: datetime, ends_on: date,
        lead: UUID,
    ) -> None:  # fmt: skip
        member, name = self.keys(), self.setting.staff.names[employee]
        self.rows["networks_member"].append((
            member, network, child, name, employee, None, role, "siger, hvordan det går, og hjælper i hverdagen",
            consent_by, local(since).date(), ends_on, lead, since,
        ))  # fmt: skip
        self.setting.grant(child, Compartment.NETWORK, Basis.NETWORK, member, since, to=employee,
                           until=last_moment_of(ends_on), by=lead)  # fmt: skip

    def _meet(self, life: Life, network: UUID, lead: UUID, starts_at: datetime) -> None:
        """A meeting about every third month, each with what was said in rows."""
        child, chance = life.child, self.chance
        held_at = starts_at + chance.uniform(10, 25) * DAY
        while held_at < self.setting.at - DAY:
            meeting = self.keys()
            ended_at = held_at + timedelta(minutes=75)
            self.rows["networks_meeting"].append((
                meeting, network, child.key, held_at, "Børn og Familie, mødelokale 2", "Hvad skal ske nu", lead,
                held_at - 8 * DAY, ended_at,
            ))  # fmt: skip
            for kind, said in sentences.MEETING_LINES.items():
                line = (self.keys(), meeting, child.key, "", "other", lead, held_at, kind, chance.choice(said))
                self.rows["networks_meetingline"].append(line)
            for person in ("Læreren", "Rådgiveren"):
                row = (self.keys(), meeting, child.key, person, "member", lead, held_at, chance.randrange(2, 9),
                       chance.choice(sentences.SCALED))  # fmt: skip
                self.rows["networks_scaling"].append(row)
            held_at += chance.uniform(75, 120) * DAY
