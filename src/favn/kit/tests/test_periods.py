"""A period has its first day and not its last."""

from datetime import date, timedelta

import pytest
from django.db.models import DateField, Value

from favn.kit.periods import valid_on

DAY = date(2026, 8, 1)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


@pytest.mark.django_db
def test_it_begins_with_its_first_day_and_is_over_on_its_last():
    for first, last, holds in [
        (DAY, None, True), (AFTER, None, False), (BEFORE, AFTER, True), (BEFORE, DAY, False), (DAY, DAY, False),
    ]:  # fmt: skip
        row = {"valid_from": first, "valid_until": Value(last, DateField())}
        assert valid_on(DAY).check(row) is holds, (first, last)
