"""»Tal om disse først«: the rule's list in words. Worked out when it is shown; never stored."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

import numpy as np
from django.utils.formats import get_format
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.models import Group
from favn.foundation.people.models import Child
from favn.journey.wellbeing.choices import CANNOT_JUDGE, QUESTIONS
from favn.journey.wellbeing.models import Assessment, Dialogue, Round
from favn.journey.wellbeing.policy import may_see_dialogue
from favn.journey.wellbeing.queries.pace import pace_of
from favn.journey.wellbeing.queries.rounds import is_open
from favn.journey.wellbeing.rules.ratings import Ratings, Whole
from favn.journey.wellbeing.rules.sayings import SAID, Reason
from favn.journey.wellbeing.rules.talk import judged_for, low_group, talk_first

ROUNDS_LOOKED_AT = 6


@dataclass(frozen=True, slots=True)
class Sentence:
    """A child to begin with, and why. `level` is the raw mean 1-5 of this round's core answers."""

    child: Child
    words: str
    level: float


@dataclass(frozen=True, slots=True)
class TalkList:
    """What a group's adults begin with. `low_group` is a sentence when the whole group lies low, else empty."""

    first: list[Sentence]
    low_group: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What was answered about some children: as the rules take it, and what their numbers stand for."""

    ratings: Ratings
    children: list[UUID]
    groups: list[UUID]
    rounds: list[UUID]


NOTHING = TalkList([], "")


def talk_list(
    rated: Round, group: Group, children: list[Child], *, dialogue: Dialogue | None, actor: Actor, at: datetime
) -> TalkList:
    """The list for those who rate the group and their leader, while the round is open and the dialogue has begun.

    `children` are those the actor has just been shown. Two statements.
    """
    if dialogue is None or not is_open(rated, at) or not may_see_dialogue(actor, group):
        return NOTHING
    heard = heard_about([child.id for child in children], until=rated.opens_on)
    if rated.id not in heard.rounds:
        return NOTHING
    judged = judged_for(heard.ratings)
    by_id = {child.id: child for child in children}
    low = low_group(judged, heard.groups.index(group.id)) if group.id in heard.groups else None
    return TalkList(
        first=[
            Sentence(by_id[heard.children[talk.child]], _(SAID[talk.reason]) % written(talk.figures), talk.level)
            for talk in talk_first(judged, pace_of(group.unit_id))
        ],
        low_group=_(SAID[Reason.LOW_GROUP]) % written(low) if low else "",
    )


def written(figures: dict[str, str]) -> dict[str, str]:
    """The rules' Danish figures as the reader of the page writes them."""
    mark = get_format("DECIMAL_SEPARATOR")
    return {name: said.replace(",", mark) for name, said in figures.items()}


def heard_about(child_ids: list[UUID], *, until: date) -> Heard:
    """What was answered about the children in the latest rounds that had opened that day, once the adults had talked.

    One statement. A child is heard about in one group a round: the one its newest sheet names.
    """
    rows = (
        Assessment.objects.filter(child_id__in=child_ids, round__opens_on__lte=until, sheet__level_mean__isnull=False)
        .order_by("round__opens_on", "round_id", "group_id", "rater_id", "child_id")
        .values_list("round_id", "group_id", "rater_id", "child_id", *QUESTIONS)
    )
    given = (row for row in rows if any(row[4:]))
    by_round = [list(found) for _round, found in groupby(given, key=itemgetter(0))]
    return _numbered(by_round[-ROUNDS_LOOKED_AT:], child_ids)


def _numbered(by_round: list[list[tuple[Any, ...]]], children: list[UUID]) -> Heard:
    rows = [row for found in by_round for row in found]
    turn = np.repeat(np.arange(len(by_round)), np.array([len(found) for found in by_round], np.int64))
    groups, group = _places([row[1] for row in rows])
    raters, rater = _places([row[2] for row in rows])
    known = {child.int: number for number, child in enumerate(children)}
    child = np.array([known[row[3].int] for row in rows], np.int64)
    _, seat = np.unique(group * len(raters) + rater, return_inverse=True)
    scores = np.array([row[4:] for row in rows], float).reshape(-1, len(QUESTIONS))  # None becomes NaN
    scores[scores == CANNOT_JUDGE] = np.nan
    return Heard(Ratings(turn, group, child, seat, scores), children, groups, [found[0][0] for found in by_round])


def _places(keys: list[UUID]) -> tuple[list[UUID], Whole]:
    """The different keys as they come, and each key's place among them. By their integers: a key hashes slowly."""
    places: dict[int, int] = {}
    column = np.array([places.setdefault(key.int, len(places)) for key in keys], np.int64)
    return [UUID(int=number) for number in places], column
