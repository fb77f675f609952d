"""Parents before each round: who was told and how, who could not be reached, and who did not want their child rated."""

from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from favn.foundation.access.choices import Compartment
from favn.journey.wellbeing.choices import NoticeWay, ObjectionAnswer
from favn.journey.wellbeing.rules.parents import answer_by, leader_role
from favn.kit.catalogue import N_
from favn.kit.clock import local
from favn.town import cast, proportions
from favn.town.lives import Life
from favn.town.municipality import Place
from favn.town.rounds import LETTERS_SENT, TownRound
from favn.town.setting import Setting
from favn.town.settle import everyone, key_of
from favn.town.words import sentences

Protected = dict[UUID, tuple[date, date | None]]
CAST = {key_of("child", each.key) for each in everyone()} | {key_of("adult", each.key) for each in cast.GROWN}


class ParentsTold:
    """Writes the notices of every round and the objections, and says whether a child is rated.

    `protected`: the adults at a protected address, from when and until when. No letter goes there by itself.
    """

    def __init__(self, setting: Setting, protected: Protected) -> None:
        self.setting, self.rows, self.keys, self.protected = setting, setting.rows, setting.keys, protected
        self.chance: Random = setting.dice.about("parents_told")
        self._reached: dict[tuple[UUID, date], bool] = {}  # by letter; brothers and sisters alike
        self._never: set[UUID] = set()  # children who are not to be rated any more

    def let_rate(self, each: TownRound, place: Place, life: Life) -> bool:
        """Tell those with custody of one child about one round. Whether the adults then may rate the child."""
        told = [self._tell(each, place, life, adult) for adult in life.child.custody]
        objects = self._object(each, place, life) if told else False
        return (any(told) or not told) and not objects and life.child.key not in self._never

    def _tell(self, each: TownRound, place: Place, life: Life, adult: UUID) -> bool:
        """A letter; if it could not go, a talk in the weeks before the round, most often."""
        written_at = each.moment(LETTERS_SENT)
        way, by = NoticeWay.LETTER, None
        informed_at: datetime | None = written_at
        missed_at: datetime | None = None
        if not self._is_reached(adult, written_at):
            informed_at, missed_at = None, written_at
            if self._talks(each, adult):
                way, by = NoticeWay.CONVERSATION, place.raters_ago(each.years_ago)[0]
                informed_at = each.moment(LETTERS_SENT + self.chance.randrange(3, 12))
        self.rows["wellbeing_parentnotice"].append((
            self.keys(), life.child.key, each.key, adult, way.value, informed_at, missed_at, by,
        ))  # fmt: skip
        return informed_at is not None

    def _is_reached(self, adult: UUID, at: datetime) -> bool:
        on = local(at).date()
        if (adult, on) not in self._reached:
            since, until = self.protected.get(adult, (date.max, None))
            is_protected = since <= on and (until is None or on < until)
            is_known = adult in CAST or self.chance.random() >= proportions.NO_LETTER_REACHES
            self._reached[adult, on] = is_known and not is_protected
        return self._reached[adult, on]

    def _talks(self, each: TownRound, adult: UUID) -> bool:
        """Whether somebody has told them instead. In the open round nobody has told the cast's yet."""
        if adult in CAST:
            return not each.is_open
        share = proportions.TALKED_WITH_SO_FAR if each.is_open else proportions.TALKED_WITH_INSTEAD
        return self.chance.random() < share

    def _object(self, each: TownRound, place: Place, life: Life) -> bool:
        """Whether one of them says no to this round and has no answer yet. A no that is granted counts for good."""
        chance = self.chance
        if life.child.key in CAST or life.child.key in self._never:
            return False
        if chance.random() >= proportions.OBJECTS_TO_A_ROUND:
            return False
        made_at = each.moment(LETTERS_SENT + chance.randrange(2, 13))
        answered_at = made_at + timedelta(days=chance.randrange(3, 22))
        waits = each.is_open and (answered_at >= self.setting.at or chance.random() < proportions.NOT_ANSWERED_YET)
        is_granted = chance.random() < proportions.OBJECTION_SUSTAINED
        outcome = ObjectionAnswer.SUSTAINED if is_granted else ObjectionAnswer.REFUSED
        key, leader = self.keys(), self.setting.staff.leaders.get(place.unit, key_of("employee", "rikke"))
        said: tuple[str, str, UUID | None, datetime | None] = ("", "", None, None)
        if not waits:
            said = (outcome.value, chance.choice(sentences.ANSWERS_TO_A_NO[outcome.value]), leader, answered_at)
        words = chance.choice(sentences.NO_TO_A_ROUND)
        self.rows["wellbeing_objection"].append((
            key, life.child.key, chance.choice(life.child.custody), words, made_at, *said,
        ))  # fmt: skip
        if waits:
            self._ask_the_leader(key, each, place, life.child.key, made_at)
        elif is_granted:
            self._never.add(life.child.key)
        return waits

    def _ask_the_leader(self, objection: UUID, each: TownRound, place: Place, child: UUID, at: datetime) -> None:
        """It stands on the list of the one who leads the unit, as the action puts it there."""
        self.rows["alerts_alert"].append((
            self.keys(), "objection", N_("Svar på en indsigelse mod at vurdere et barn"),
            N_("Barnet vurderes ikke, før forælderen har fået svar."), "GDPR art. 21", answer_by(at), None, place.unit,
            leader_role(each.kind.value), child, Compartment.SCHOOL.value, objection, "wellbeing:objection", objection,
            at,
        ))  # fmt: skip
