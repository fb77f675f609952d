"""The moves children make and the questions they are met with, as the municipality decided them."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import get_language

from favn.journey.checkups.choices.transitions import Place
from favn.journey.checkups.models import TransitionGuide, TransitionKind
from favn.journey.checkups.rules.transitions import Kind
from favn.kit.periods import valid_on


def kinds_on(on: date) -> list[TransitionKind]:
    """Every move in force that day, in the order they come in a life."""
    order, found = Place.values, TransitionKind.objects.filter(valid_on(on))
    return sorted(found, key=lambda kind: (order.index(kind.from_place), order.index(kind.to_place), kind.code))


def kind_on(code: str, on: date) -> TransitionKind | None:
    """One move as it is decided that day."""
    return TransitionKind.objects.filter(valid_on(on), code=code).order_by("-valid_from").first()


def kind_by_key(kind_id: UUID) -> TransitionKind | None:
    """A move that is in force, for its own page."""
    return TransitionKind.objects.filter(pk=kind_id, valid_until__isnull=True).first()


def earlier_kinds(code: str) -> list[TransitionKind]:
    """What it was before, the newest first."""
    ended = TransitionKind.objects.filter(code=code, valid_until__isnull=False)
    return list(ended.order_by("-valid_until", "-valid_from"))


def rules_of(kinds: Iterable[TransitionKind]) -> list[Kind]:
    """The moves as the rules know them."""
    return [
        Kind(each.code, each.from_place, each.counted, each.number, each.opens_days, each.stays_days, each.valid_from,
             each.valid_until)
        for each in kinds
    ]  # fmt: skip


def name_of_kind(kind: TransitionKind | None, code: str = "") -> str:
    """The move's name in the reader's language; its code where the municipality has taken it away."""
    if kind is None:
        return code
    return kind.name_en if get_language() == "en" and kind.name_en else kind.name


def guide_of(code: str) -> TransitionGuide | None:
    """The newest questions of a move."""
    return TransitionGuide.objects.filter(code=code).order_by("-version").first()


def questions_of(code: str) -> list[str]:
    """The newest questions in the reader's language."""
    guide, language = guide_of(code), get_language()
    return [(each.get("en") if language == "en" else "") or each["da"] for each in guide.questions] if guide else []
