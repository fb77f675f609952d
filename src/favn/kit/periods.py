"""Rows that hold for a time: from `valid_from`, until and not with `valid_until`; without it, from then on."""

from datetime import date, datetime

from django.db.models import Q


def valid_on(on: date | datetime) -> Q:
    """The condition that a row holds on that day; at that instant, where its two columns are instants."""
    return Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))
