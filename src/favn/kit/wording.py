"""How names, days and numbers are said to a person, in the language of the page."""

from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language

from favn.kit.clock import local


def initials(name: str) -> str:
    """The first letters of the first and last name: what an avatar shows. An empty name gives an empty text."""
    words = [word for word in name.split() if word[0].isalpha()]
    if not words:
        return ""
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def _is_danish() -> bool:
    return (get_language() or "da").startswith("da")


def day(when: date, *, year: bool = True) -> str:
    """A date in words: »27. november 2026« / "27 November 2026". Takes dates, not instants."""
    return _day(when, year, get_language())


@lru_cache(maxsize=8192)
def _day(when: date, year: bool, _language: str | None) -> str:
    return date_format(when, ("j. F" if _is_danish() else "j F") + (" Y" if year else ""))


def short_day(when: date) -> str:
    """A date where space is short: »27. nov.« / "27 Nov"."""
    if _is_danish():
        word = date_format(when, "j. M").lower().rstrip(".")
        return word if when.month in (5, 6, 7) else word + "."
    return date_format(when, "j M")


def day_number(when: date) -> str:
    """A date in figures, as a Dane writes it: 27.11.2026, in both languages."""
    return when.strftime("%d.%m.%Y")


def moment(instant: datetime) -> str:
    """An instant on a Danish wall clock: »lørdag 21. november kl. 08.10« / "Saturday 21 November at 08:10"."""
    return _moment(local(instant).replace(tzinfo=None, second=0, microsecond=0), get_language())


@lru_cache(maxsize=8192)
def _moment(here: datetime, _language: str | None) -> str:
    if _is_danish():
        return date_format(here, r"l j. F \k\l. H.i").lower()
    return date_format(here, r"l j F \a\t H:i")


def hour(instant: datetime) -> str:
    """The time of day on a Danish wall clock: »08.10« / "08:10"."""
    return date_format(local(instant), "H.i" if _is_danish() else "H:i")


def stamp(instant: datetime) -> str:
    """An instant in figures, for lists that reach years back: »27.11.2026 kl. 08.10« / "27.11.2026 08:10"."""
    return date_format(local(instant), r"d.m.Y \k\l. H.i" if _is_danish() else "d.m.Y H:i")


FILTERS = {f.__name__: f for f in (initials, day, short_day, day_number, moment, hour, stamp)}
