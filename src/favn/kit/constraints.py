"""Rules that rows of several tables obey, written once."""

from django.db.models import CheckConstraint, Q


def exactly_one(one: str, other: str, *, name: str) -> CheckConstraint:
    """The row has one of the two keys, and never both: a number is a child's or an adult's."""
    first, second = f"{one}__isnull", f"{other}__isnull"
    return CheckConstraint(condition=Q(**{first: False, second: True}) | Q(**{first: True, second: False}), name=name)
