"""What the clinic has written: every child's checks, who did not come, and what was done about it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from favn.foundation.organisation.choices import UnitKind
from favn.journey.checkups.rules.dental import Step, Taken, clinic_day, next_due, reads_own_times
from favn.journey.checkups.rules.schedule import Rule, window_by_age
from favn.journey.checkups.shipped.contacts import shipped_kinds
from favn.journey.checkups.shipped.dental import PACE, shipped_key
from favn.kit.clock import COPENHAGEN, local
from favn.town import proportions
from favn.town.families import TownChild
from favn.town.lives import Life
from favn.town.neighbours import CLASS, the_child
from favn.town.setting import Setting
from favn.town.settle import born, everyone, key_of
from favn.town.words import sentences

UNSEEN = {key_of("child", name) for name in ("nour", "adam")}  # no institution knows them, and no dentist yet
CAST = {key_of("child", name) for name in ("emil", "freja", "sara", "johan")}
BOOKED_AHEAD = 12  # days
LONG_PAST = timedelta(days=60)
TIMES_KEPT, CONTACTS_KEPT = timedelta(days=5 * 365 - 10), timedelta(days=10 * 365 - 10)  # what is older is deleted


class Clinic:
    """Writes the times of every child, and the steps after those that were missed."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.rows, self.keys = setting, setting.rows, setting.keys
        self.chance: Random = setting.dice.about("dental")
        self.habits: Random = setting.dice.about("dental_habits")
        self.today = local(setting.at).date()
        self.unit = setting.town.teams[UnitKind.DENTAL]
        self.dentists = setting.staff.dentists
        self.rules = [
            Rule(each["code"], (each["opens_months"], each["opens_days"]), (each["due_months"], each["due_days"]),
                 each["lapses_days"], each["valid_from"])
            for each in shipped_kinds() if each["track"] == "dental"
        ]  # fmt: skip

    def write(self, lives: list[Life]) -> Iterator[None]:
        """Child by child; stops after each, so that a full page can be torn off."""
        self._cast()
        for life in lives:
            if life.child.is_unborn or life.child.key in UNSEEN:
                continue
            if life.child.key in CAST:
                self._came_every_time(life.child.key, life.child.born_on)
            else:
                self._childhood(life)
            yield

    def _came_every_time(self, child: UUID, born_on: date) -> None:
        """The checks of one of the cast: all that lie well behind were held."""
        for rule in self.rules:
            window = window_by_age(rule, born_on)
            if window.due_on < self.today - LONG_PAST:
                self._came(child, rule.code, clinic_day(window.opens_on), self.dentists[0])

    def _childhood(self, life: Life) -> None:
        """Each check up to today. A few families have their own dentist; now and then a check never came to be."""
        goes_elsewhere = self.habits.random() < proportions.DENTAL_DECLINED
        for rule in self.rules:
            window = window_by_age(rule, life.child.born_on)
            is_held = self.habits.random() >= proportions.DENTAL_NOT_HELD
            days = (window.due_on - window.opens_on).days
            on = clinic_day(window.opens_on + timedelta(days=int(days * self.chance.random())))
            if goes_elsewhere and window.opens_on < self.today:
                self._declined(life.child.key, rule.code, window.opens_on)
            elif not goes_elsewhere and is_held and window.opens_on <= self.today:
                self._check(life, rule.code, on)

    def _check(self, life: Life, code: str, on: date) -> None:
        """One check: came, did not come and what followed, or a time that lies ahead."""
        dentist = self.chance.choice(self.dentists)
        share = proportions.DENTAL_NO_SHOW[life.child.exposure]
        if on >= self.today:
            if (on - self.today).days <= BOOKED_AHEAD:
                self._time(life.child.key, code, on, "", dentist)
        elif self.chance.random() < share and on >= self.today - TIMES_KEPT and life.child.custody:
            missed = self._time(life.child.key, code, on, "no_show", dentist)
            self._no_show(life.child, code, missed, on, dentist)
        else:
            self._came(life.child.key, code, on, dentist)

    def _came(self, child: UUID, code: str, on: date, dentist: UUID) -> None:
        if on >= self.today - TIMES_KEPT:
            self._time(child, code, on, "attended", dentist)
        if on < self.today - CONTACTS_KEPT:
            return
        self.rows["checkups_contact"].append((
            self.keys(), child, code, "dental", "done", on, None, "", dentist, self._at(on, time(15)),
        ))  # fmt: skip

    def _declined(self, child: UUID, code: str, on: date) -> None:
        if on < self.today - CONTACTS_KEPT:
            return
        self.rows["checkups_contact"].append((
            self.keys(), child, code, "dental", "declined", on, None, sentences.OWN_DENTIST,
            self.habits.choice(self.dentists), self._at(on, time(11)),
        ))  # fmt: skip

    def _no_show(self, child: TownChild, code: str, missed: UUID, on: date, dentist: UUID) -> None:
        """The steps, one after another, until the family answers, somebody decides, or today is reached."""
        key, taken = self.keys(), list[Taken]()
        while due := next_due(PACE, missed_on=on, misses=1, taken=taken):
            is_left = (self.today - due.on).days <= 1 and self.chance.random() < proportions.DENTAL_STEP_WAITS
            if due.on >= self.today or is_left:
                self._row(key, child.key, missed, on, dentist, next_step=due.step, due_on=due.on)
                self._steps(key, child, taken, dentist)
                return
            if due.step is Step.CONCERN:
                self._row(key, child.key, missed, on, dentist, stopped_on=due.on, because="no_concern",
                          note=sentences.NO_CONCERN_AT_THE_DENTIST)  # fmt: skip
                break
            got_through = due.step is not Step.CALL or self.chance.random() < proportions.DENTAL_CALL_ANSWERED
            taken.append(Taken(due.step, due.on, got_through))
            answered_on = clinic_day(due.on + timedelta(days=self.chance.randrange(1, 4)))
            if self.chance.random() < proportions.DENTAL_ANSWERS_A_STEP and answered_on < self.today:
                self._row(key, child.key, missed, on, dentist, stopped_on=answered_on, because="new_time")
                self._new_time(child.key, code, answered_on, dentist)
                break
        self._steps(key, child, taken, dentist)

    def _new_time(self, child: UUID, code: str, answered_on: date, dentist: UUID) -> None:
        on = clinic_day(answered_on + timedelta(days=self.chance.randrange(5, 25)))
        if on < self.today:
            self._came(child, code, on, dentist)
        else:
            self._time(child, code, on, "", dentist)

    def _steps(self, no_show: UUID, child: TownChild, taken: list[Taken], dentist: UUID) -> None:
        for each in taken:
            is_call = each.step is Step.CALL
            letters = len(child.custody) + reads_own_times(child.born_on, each.on)
            said = ("talked" if each.got_through else "no_answer") if is_call else ""
            self.rows["checkups_noshowstep"].append((
                self.keys(), no_show, child.key, each.step.value, said, "", 0 if is_call else letters,
                each.on, dentist, self._at(each.on, time(13)),
            ))  # fmt: skip

    def _time(self, child: UUID, code: str, on: date, attendance: str, dentist: UUID) -> UUID:
        key = self.keys()
        clock = time(8 + self.chance.randrange(7), 15 * self.chance.randrange(4))
        settled_at = self._at(on, time(15)) if attendance else None
        self.rows["checkups_dentalappointment"].append((
            key, child, self.unit, self._at(on, clock), code, attendance, dentist,
            self._at(on - timedelta(days=30), time(10)), dentist if attendance else None, settled_at,
        ))  # fmt: skip
        return key

    def _row(
        self, key: UUID, child: UUID, missed: UUID, on: date, dentist: UUID, *, next_step: str = "",
        due_on: date | None = None, stopped_on: date | None = None, because: str = "", note: str = "",
    ) -> None:  # fmt: skip
        self.rows["checkups_noshow"].append((
            key, child, missed, self.unit, shipped_key("pace"), 1, on, dentist, str(next_step), due_on,
            self._at(stopped_on, time(14)) if stopped_on else None, because, note, dentist if stopped_on else None,
        ))  # fmt: skip

    def _cast(self) -> None:
        """Tove leads the clinic. Emil's first letter is due, somebody is to call about Johan, Nour has a time ahead."""
        tove = key_of("employee", "tove")
        for post in ("leader", "adviser"):
            row = (self.keys(), tove, self.unit, post, self.today - timedelta(days=600))
            self.rows["checkups_dentalpost"].append(row)
        wait = timedelta(days=PACE.letter_days)
        letter_due = next(day for day in self._back() if clinic_day(day + wait) <= self.today)
        emil = key_of("child", "emil")
        missed = self._time(emil, "", letter_due, "no_show", tove)
        due = next_due(PACE, missed_on=letter_due, misses=1, taken=())
        if due:
            self._row(self.keys(), emil, missed, letter_due, tove, next_step=due.step, due_on=due.on)
        self._johan(tove)
        for member in everyone():
            child = key_of("child", member.key)
            if member.group != CLASS and child not in UNSEEN:  # 3.B comes with the others
                self._came_every_time(child, born(member.age, member.day, member.month, self.today))
        self._colleagues(tove, key_of("child", "johan"))
        self._time(key_of("child", "nour"), "dental_3", clinic_day(self.today + timedelta(days=8)), "", tove)

    def _johan(self, tove: UUID) -> None:
        johan = key_of("child", "johan")
        on = clinic_day(self.today - timedelta(days=21))
        letter = next_due(PACE, missed_on=on, misses=1, taken=())
        taken = [Taken(letter.step, letter.on)] if letter else []
        due = next_due(PACE, missed_on=on, misses=1, taken=taken)
        if due:
            key, missed = self.keys(), self._time(johan, "", on, "no_show", tove)
            self._row(key, johan, missed, on, tove, next_step=due.step, due_on=due.on)
            self._steps(key, the_child("johan", self.setting.at), taken, tove)

    def _colleagues(self, tove: UUID, child: UUID) -> None:
        """A colleague asks the team about Emil; Johan was spoken of without his name; a daycare has an agreement."""
        colleague, yesterday = self.dentists[-1], self.today - timedelta(days=1)
        self.rows["checkups_dentaladvice"].append((
            self.keys(), key_of("child", "emil"), self.unit, sentences.ASKS_THE_TEAM, colleague,
            self._at(yesterday, time(11)), clinic_day(self.today + timedelta(days=2)), "", "", None, None,
        ))  # fmt: skip
        meeting, held_on = self.keys(), clinic_day(self.today - timedelta(days=35))
        self.rows["checkups_clinicmeeting"].append((
            meeting, self.unit, held_on, key_of("employee", "nina"), sentences.AT_THE_CLINICS_MEETING,
            sentences.LEARNED_AT_THE_MEETING, tove, self._at(held_on, time(15)),
        ))  # fmt: skip
        self.rows["checkups_spokenof"].append((
            self.keys(), meeting, child, "anonymous", sentences.ADVISED_AT_THE_MEETING, tove,
            self._at(held_on, time(15)),
        ))  # fmt: skip
        since = self.today - timedelta(days=120)
        for daycare in self.setting.town.daycares[:1]:
            self.rows["checkups_clinicagreement"].append((
                self.keys(), self.unit, daycare.key, "consent", sentences.MAY_BE_SAID, since,
                since + timedelta(days=365), self.setting.staff.names[self.setting.staff.leaders[daycare.key]], tove,
                self._at(since, time(14)),
            ))  # fmt: skip

    def _back(self) -> Iterator[date]:
        """The clinic's days before today, the nearest first."""
        days = (self.today - timedelta(days=ago) for ago in range(1, 30))
        return (day for day in days if clinic_day(day) == day)

    def _at(self, on: date, clock: time) -> datetime:
        return datetime.combine(on, clock, COPENHAGEN).astimezone(UTC)
