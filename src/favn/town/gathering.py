"""Networks: the people around a family, and the meetings they hold about every third month."""

from datetime import date, datetime, timedelta
from itertools import cycle
from uuid import UUID

from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.consents.choices import Answer, Form, Ground
from favn.foundation.deadlines.moments import last_moment_of
from favn.journey.networks.choices import LineKind, Voice
from favn.town.families import TownChild
from favn.town.lives import DAY, Life, office_hours
from favn.town.planning import Meeting, Planning
from favn.town.setting import Setting
from favn.town.words import sentences


class Gatherings:
    """Gathers networks, with the coordinators leading them in turn."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.rows, self.keys = setting, setting.rows, setting.keys
        self.chance = setting.dice.about("networks")
        self.planning = Planning(setting)
        self._coordinators = cycle(setting.staff.coordinators)

    def begin(self, life: Life, caseworker: UUID, taken_at: datetime) -> None:
        """One network, to which everyone with custody has said yes, until some months from now."""
        child, chance, at = life.child, self.chance, self.setting.at
        starts_at = office_hours(taken_at + chance.uniform(10, 40) * DAY, chance)
        if starts_at >= at or not child.custody:
            return
        network, lead, reader = self.keys(), next(self._coordinators), chance.choice(child.custody)
        ends_on = (at + chance.uniform(60, 300) * DAY).date()
        purpose = chance.choice(sentences.PURPOSES)
        share = self._share(child, lead, "leder af netværket", purpose, Ground.OWN_SECTOR, starts_at, ends_on, lead)
        self.rows["networks_network"].append((
            network, child.key, purpose, lead, starts_at, ends_on, sentences.CONSENT_COVERS, share, lead,
        ))  # fmt: skip
        why = "spørges om netværket"
        for holder in child.custody:
            self.setting.release(child.key, "networks_network", network, holder, why, starts_at, lead)
        stay = life.stay_at(at)
        invited = [(rater, "ser barnet hver dag") for rater in (stay.place.raters[:1] if stay else [])]
        for employee, role in (*invited, (chance.choice(self.setting.staff.psychologists), "psykolog i PPR")):
            self._invite(child, network, employee, role, starts_at, ends_on, lead)
        meetings = self._meet(life, network, lead, starts_at)
        if meetings:
            self.planning.plan(life, meetings[0], lead=lead, caseworker=caseworker, reader=reader)

    def _share(
        self,
        child: TownChild,
        to: UUID,
        role: str,
        purpose: str,
        ground: Ground,
        since: datetime,
        ends_on: date,
        by: UUID,
    ) -> UUID:
        """What the access rests on: the authority's own sector, or the yes of each who holds custody."""
        share, until = self.keys(), last_moment_of(ends_on)
        room, name = Compartment.NETWORK, self.setting.staff.names[to]
        self.rows["consents_share"].append((
            share, child.key, room.value, to, name, role, sentences.CONSENT_COVERS, purpose, ground.value, until,
            ground is Ground.OWN_SECTOR, by, since, since,
        ))  # fmt: skip
        for holder in child.custody if ground is Ground.CONSENT else []:
            self.rows["consents_consent"].append((
                self.keys(), share, child.key, holder, Answer.GIVEN.value, room.value, Form.SPOKEN.value, "", since,
                until, by, self.setting.staff.names[by], since, "",
            ))  # fmt: skip
        basis = Basis.CONSENT if ground is Ground.CONSENT else Basis.NETWORK
        self.setting.grant(child.key, room, basis, share, since, to=to, until=until, by=by,
                           passes_on=ground is Ground.OWN_SECTOR)  # fmt: skip
        return share

    def _invite(
        self, child: TownChild, network: UUID, employee: UUID, role: str, since: datetime, ends_on: date, lead: UUID
    ) -> None:
        name, purpose = self.setting.staff.names[employee], "siger, hvordan det går, og hjælper i hverdagen"
        share = self._share(child, employee, role, purpose, Ground.CONSENT, since, ends_on, lead)
        self.rows["networks_member"].append((
            self.keys(), network, child.key, name, employee, None, role, purpose, share, ends_on, lead, since,
        ))  # fmt: skip

    def _meet(self, life: Life, network: UUID, lead: UUID, starts_at: datetime) -> list[Meeting]:
        """The meetings held so far, each with what was said in rows of its own."""
        child, chance = life.child, self.chance
        held: list[Meeting] = []
        moment = office_hours(starts_at + chance.uniform(10, 25) * DAY, chance)
        while moment < self.setting.at - DAY:
            meeting = Meeting(self.keys(), moment)
            self.rows["networks_meeting"].append((
                meeting.key, network, child.key, moment, "Børn og Familie, mødelokale 2", "Hvad skal ske nu", lead,
                moment - 8 * DAY, moment + timedelta(minutes=75),
            ))  # fmt: skip
            for kind, said in sentences.MEETING_LINES.items():
                self._line(life, meeting, lead, kind, chance.choice(said))
            for person in ("Læreren", "Rådgiveren"):
                row = (self.keys(), meeting.key, child.key, person, Voice.MEMBER.value, lead, moment,
                       chance.randrange(2, 9), chance.choice(sentences.SCALED))  # fmt: skip
                self.rows["networks_scaling"].append(row)
            held.append(meeting)
            moment = office_hours(moment + chance.uniform(75, 120) * DAY, chance)
        return held

    def _line(self, life: Life, meeting: Meeting, lead: UUID, kind: str, text: str) -> None:
        is_wish = kind == LineKind.WISH
        person, voice = (life.child.first_name, Voice.CHILD) if is_wish else ("", Voice.OTHER)
        line = self.keys()
        row = (line, meeting.key, life.child.key, person, voice.value, lead, meeting.held_at, kind, text)
        self.rows["networks_meetingline"].append(row)
        meeting.said[kind] = (line, text)
