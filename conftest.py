"""The ground every test stands on: its own PostgreSQL, the same middleware as in production, no network."""

import os
from datetime import UTC, datetime

import pytest

os.environ.setdefault("FAVN_MODE", "test")
os.environ["FAVN_LOGIN"] = "owner"

pytest_plugins = ["tests.fixtures.database", "tests.fixtures.people"]


def pytest_configure(config: pytest.Config) -> None:
    """Start (or find) the test cluster before Django reads its settings."""
    from favn.config.postgres import ensure

    ensure(kind="test")


@pytest.fixture
def at() -> datetime:
    """The moment most tests happen: a Tuesday in November, half past ten in Copenhagen."""
    return datetime(2026, 11, 10, 9, 30, tzinfo=UTC)
