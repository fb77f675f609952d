"""Codes as they were on a day. Any actor may read them: they tell nothing of a child."""

from datetime import date

from favn.foundation.codes.lists import CAUSES, NOTIFIERS
from favn.foundation.codes.models import Code, Codes

__all__ = ["CAUSES", "NOTIFIERS", "code_on", "codes_on"]


def codes_on(key: str, day: date) -> Codes:
    """The codes of a list (NOTIFIERS, CAUSES) in use on the day, in the list's own order."""
    return Code.objects.filter(list__key=key).valid_on(day).order_by("position")


def code_on(key: str, value: str, day: date) -> Code:
    """One code of a list as it was on the day. Raises Code.DoesNotExist when it was not in use then."""
    return codes_on(key, day).get(value=value)
