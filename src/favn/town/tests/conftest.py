"""One town in memory for all tests of its figures: it is only read."""

from datetime import UTC, datetime

import pytest
from tests.fixtures.tracing import uncounted

from favn.town.generation import whole


@pytest.fixture(scope="session")
def made_at():
    """The day the town in memory is made: a Tuesday in November."""
    return datetime(2026, 11, 10, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def town(made_at):
    """Six thousand children and their last three years, as rows by table. Smaller towns have their lines counted."""
    with uncounted():
        return whole(children=6000, seed=7, at=made_at)
