"""The standard letters: the edition in force, whom one goes to, and how it reads for this child."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from favn.foundation.consents.queries import custody_holders
from favn.foundation.letters.models import Letter
from favn.foundation.letters.recipients import Recipient, to_adult, to_child
from favn.foundation.letters.rules import Route, route
from favn.foundation.organisation.queries import the_municipality
from favn.foundation.people.models import Adult, Child
from favn.journey.checkups.models import NoShow, NoShowLetter
from favn.journey.checkups.rules.dental import reads_own_times
from favn.journey.checkups.rules.dental_letters import empty_places, filled
from favn.kit.clock import local
from favn.kit.wording import day


@dataclass(frozen=True, slots=True)
class Written:
    """One letter as it will read: its title and text, or the places that would stand empty."""

    title: str
    text: str
    empty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressed:
    """One letter to one person: who, which way, and the words in the language it is written in."""

    recipient: Recipient
    route: Route
    language: str
    written: Written


def letters_in_force() -> QuerySet[NoShowLetter]:
    """The edition of each letter that is sent today, in the order they are sent; the parents' first."""
    found = NoShowLetter.objects.filter(valid_until__isnull=True).select_related("written_by")
    return found.order_by("for_young", "step")


def letter_in_force(step: str, *, for_young: bool = False) -> NoShowLetter | None:
    """The edition of this letter that is sent today, to those with custody or to the young person."""
    return letters_in_force().filter(step=step, for_young=for_young).first()


def letter_by_key(template_id: UUID) -> NoShowLetter | None:
    """An edition that is in force."""
    return letters_in_force().filter(pk=template_id).first()


def editions_of(letter: NoShowLetter) -> QuerySet[NoShowLetter]:
    """The editions before the one in force, the newest first."""
    alike = NoShowLetter.objects.filter(step=letter.step, for_young=letter.for_young)
    gone = alike.filter(valid_until__isnull=False).select_related("written_by")
    return gone.order_by("-edition")


def read_as(edition: NoShowLetter, no_show: NoShow, child: Child, language: str) -> Written:
    """The edition with its places filled in for this no-show."""
    english = language == "en" and bool(edition.title_en and edition.text_en)
    title, text = (edition.title_en, edition.text_en) if english else (edition.title, edition.text)
    with translation.override("en" if english else "da"):
        missed = _("den %(day)s") % {"day": day(no_show.missed_on)}
    values = {
        "barnet": child.given_names.split(" ")[0], "dag": missed, "klinik": no_show.unit.name,
        "telefon": no_show.unit.phone or _municipal_phone(),
    }  # fmt: skip
    empty = empty_places(title + text, values)
    return Written(filled(title, values), filled(text, values), tuple(empty))


def _municipal_phone() -> str:
    municipality = the_municipality()
    return municipality.phone if municipality else ""


def addressed(edition: NoShowLetter, no_show: NoShow, child: Child, at: datetime) -> list[Addressed]:
    """One letter for each custody holder and for the young person from fifteen, each with the own address or none.

    Raises LookupError when nobody is known to have custody, or one of them cannot be read: then no letter goes at all.
    """
    keys = custody_holders(child.id, at)
    adults = list(Adult.objects.filter(pk__in=keys).order_by("sort_key", "id"))
    if not keys or len(adults) != len(set(keys)):
        raise LookupError(child.id)
    return [*(_to(edition, no_show, child, adult, at) for adult in adults), *_to_young(no_show, child, at)]


def _to_young(no_show: NoShow, child: Child, at: datetime) -> list[Addressed]:
    """The young person's own letter, in the language the child is met in; none for the younger."""
    own = letter_in_force(no_show.next_step, for_young=True)
    if own is None or not reads_own_times(child.born_on, local(at).date()):
        return []
    recipient, language = to_child(child, at), "en" if child.language == "en" and own.text_en else "da"
    return [Addressed(recipient, route(recipient.circumstances), language, read_as(own, no_show, child, language))]


def _to(edition: NoShowLetter, no_show: NoShow, child: Child, adult: Adult, at: datetime) -> Addressed:
    language = "en" if adult.language == "en" and edition.text_en else "da"
    recipient = to_adult(adult, at)
    return Addressed(
        recipient, route(recipient.circumstances), language, read_as(edition, no_show, child, language)
    )  # fmt: skip


def dental_letters_about(child_id: UUID) -> QuerySet[Letter]:
    """The letters the clinic has sent about a child, the newest first."""
    found = Letter.objects.filter(child_id=child_id, version__document__compartment="dental").defer("pdf_encrypted")
    return found.order_by("-written_at", "-id")


def phone_numbers(child_id: UUID, at: datetime) -> list[tuple[str, str]]:
    """Name and telephone of each custody holder the reader may know of."""
    found = Adult.objects.filter(pk__in=custody_holders(child_id, at)).order_by("sort_key", "id")
    return [(adult.name, adult.phone) for adult in found]
