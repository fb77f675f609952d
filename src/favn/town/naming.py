"""Names are given: by sex and age, one family at a time, with a middle name where Danes often have one."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from random import Random

from favn.foundation.people.choices import Language
from favn.foundation.people.names import search_fold, sort_key
from favn.town.words.danish import BOYS, GIRLS, MEN, MIDDLE_NAMES, SURNAMES, WOMEN
from favn.town.words.elsewhere import BACKGROUNDS, Background

HAS_MIDDLE_NAME = 0.45
HAS_TWO_GIVEN_NAMES = 0.12
COMMONER_FIRST = 0.97  # each name on a list is this much rarer than the one before it


@dataclass(frozen=True, slots=True)
class FamilyName:
    """What a family is called: the surname for each sex, a middle name or none, and where its names come from."""

    his: str
    hers: str
    middle: str
    background: Background | None

    @property
    def language(self) -> Language:
        """The language the family's names come from."""
        return self.background.language if self.background else Language.DANISH


def _falling(names: tuple[str, ...]) -> list[float]:
    return list(accumulate(COMMONER_FIRST**place for place in range(len(names))))


_DANISH = {("f", True): GIRLS, ("m", True): BOYS, ("f", False): WOMEN, ("m", False): MEN}
_WEIGHTS = {names: _falling(names) for names in _DANISH.values()}
_SURNAMES, _SURNAME_WEIGHTS = tuple(SURNAMES), list(accumulate(SURNAMES.values()))
_ORIGINS: tuple[Background | None, ...] = (*BACKGROUNDS, None)
_ORIGIN_WEIGHTS = list(accumulate([*(each.share for each in BACKGROUNDS), 1 - sum(each.share for each in BACKGROUNDS)]))


def family_name(chance: Random) -> FamilyName:
    """A name for a whole family, in the proportions of a Danish municipality."""
    background = chance.choices(_ORIGINS, cum_weights=_ORIGIN_WEIGHTS)[0]
    if background:
        his, _, hers = chance.choice(background.surnames).partition("/")
        return FamilyName(his, hers or his, "", background)
    surname = chance.choices(_SURNAMES, cum_weights=_SURNAME_WEIGHTS)[0]
    middle = chance.choice(MIDDLE_NAMES) if chance.random() < HAS_MIDDLE_NAME else ""
    return FamilyName(surname, surname, "" if middle == surname else middle, None)


def given_names(chance: Random, family: FamilyName, sex: str, *, is_child: bool) -> str:
    """First names and, for some, a second one or the family's middle name: "Emil Aagaard"."""
    if family.background:
        return chance.choice(family.background.girls if sex == "f" else family.background.boys)
    names = _DANISH[sex, is_child]
    first = chance.choices(names, cum_weights=_WEIGHTS[names])[0]
    if family.middle:
        return f"{first} {family.middle}"
    if chance.random() < HAS_TWO_GIVEN_NAMES:
        second = chance.choices(names, cum_weights=_WEIGHTS[names])[0]
        return first if second == first else f"{first} {second}"
    return first


@lru_cache(maxsize=20_000)
def _order_of(word: str) -> str:
    return sort_key(word).partition("\t")[0]


@lru_cache(maxsize=20_000)
def _fold_of(word: str) -> str:
    return search_fold(word)


def order_of(name: str) -> str:
    """`names.sort_key` of a tidy name, quick because the words come again and again."""
    return " ".join(map(_order_of, name.split())) + "\t" + name


def fold_of(name: str) -> str:
    """`names.search_fold` of a tidy name, quick for the same reason."""
    return " ".join(map(_fold_of, name.split()))
