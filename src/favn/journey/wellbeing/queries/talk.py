"""»Tal om disse først«: the rule's list in words. Worked out when it is shown; never stored."""

from dataclasses import dataclass
from datetime import datetime
from statistics import fmean
from uuid import UUID

from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.models import Group
from favn.foundation.people.models import Child
from favn.journey.wellbeing.choices import QUESTIONS
from favn.journey.wellbeing.models import Assessment, Dialogue, Round
from favn.journey.wellbeing.policy import may_see_dialogue
from favn.journey.wellbeing.queries.rounds import is_open
from favn.journey.wellbeing.rules.stages import level
from favn.journey.wellbeing.rules.talk import Reason, Standing, Talk, group_is_low, spreads_from, talk_first

ROUNDS_LOOKED_AT = 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A child to begin with, and why. `level` is the raw mean 1-5 of this round's answers."""

    child: Child
    words: str
    level: float


@dataclass(frozen=True, slots=True)
class TalkList:
    """What a group's adults begin with. `low_group` is a sentence when the whole group lies low, else empty."""

    first: list[Sentence]
    low_group: str


NOTHING = TalkList([], "")


def talk_list(
    rated: Round, group: Group, children: list[Child], *, dialogue: Dialogue | None, actor: Actor, at: datetime
) -> TalkList:
    """The list for those who rate the group and their leader, while the round is open and the dialogue has begun.

    `children` are those the actor has just been shown. One statement.
    """
    if dialogue is None or not is_open(rated, at) or not may_see_dialogue(actor, group):
        return NOTHING
    by_id = {child.id: child for child in children}
    standings = _standings(rated, list(by_id))
    now = [rounds[-1].level for rounds in standings.values()]
    return TalkList(
        first=[Sentence(by_id[talk.child], _words(talk), talk.level) for talk in talk_first(standings)],  # type: ignore[index]  # the rule gives back the key it was given
        low_group=_low(fmean(now)) if group_is_low(now) else "",
    )


def _standings(rated: Round, child_ids: list[UUID]) -> dict[UUID, list[Standing]]:
    """Each child's rounds, oldest first, ending with this one; children without an answer in it are left out."""
    rows = (
        Assessment.objects.filter(
            child_id__in=child_ids, round__opens_on__lte=rated.opens_on, sheet__level_mean__isnull=False
        )
        .order_by("round__opens_on")
        .values_list("child_id", "round_id", "round__name", "sheet__level_mean", "sheet__level_spread", *QUESTIONS)
    )
    seen: dict[UUID, dict[UUID, list[Standing]]] = {}
    for child, turn, name, mean, spread, *answers in rows:
        found = level(answers)
        if found is not None and mean is not None and spread is not None:
            standing = Standing(name, spreads_from(found, mean, spread), found)
            seen.setdefault(child, {}).setdefault(turn, []).append(standing)
    return {
        child: [_average(raters) for raters in rounds.values()][-ROUNDS_LOOKED_AT:]
        for child, rounds in seen.items()
        if rated.id in rounds
    }


def _average(raters: list[Standing]) -> Standing:
    return Standing(raters[0].round_name, fmean(r.spreads for r in raters), fmean(r.level for r in raters))


def _words(talk: Talk) -> str:
    if talk.reason is Reason.LOW_TWICE:
        return _("Lavere end de andre i gruppen i to runder")
    if talk.reason is Reason.FALLEN:
        return _("Faldet tydeligt siden %(round)s") % {"round": talk.since.lower()}
    return _("Lavere end de andre i gruppen i denne runde")


def _low(mean: float) -> str:
    return _("Hele gruppen ligger lavt (%(level)s af 5). Tal også om, hvad gruppen har brug for.") % {
        "level": f"{mean:.1f}".replace(".", ",")
    }
