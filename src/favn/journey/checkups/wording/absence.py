"""How quarters, school days and percentages of absence are said to a person, in the language that is switched on."""

from decimal import Decimal

from django.utils.translation import get_language

from favn.journey.checkups.rules.absence import Quarter, percent
from favn.kit.speech import gettext as _


def quarter_name(quarter: Quarter) -> str:
    """»3. kvartal 2026«."""
    return _("%(number)s. kvartal %(year)s") % {"number": quarter.number, "year": quarter.begins_on.year}


def quarter_label(quarter: Quarter) -> str:
    """»3. kv. 26«: short enough to stand under a line."""
    return _("%(number)s. kv. %(year)s") % {"number": quarter.number, "year": f"{quarter.begins_on:%y}"}


def figure(number: Decimal) -> str:
    """»9,5« or »9«: no more decimals than there are, the comma where it belongs."""
    plain = f"{number:f}"
    short = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return short.replace(".", ",") if (get_language() or "da").startswith("da") else short


def percent_words(share: Decimal | None) -> str:
    """»10,5 %« of a share from 0 to 1; a dash when there were no school days."""
    shown = percent(share)
    return "–" if shown is None else f"{figure(shown)} %"
