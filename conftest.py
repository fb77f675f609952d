"""What every test can lean on: its own copy of the model database, and the cast."""

from hypothesis import settings

pytest_plugins = [
    "tests.fixtures.tracing",
    "tests.fixtures.balance",
    "tests.fixtures.database",
    "tests.fixtures.browser",
    "tests.fixtures.desks",
    "tests.fixtures.people",
    "tests.fixtures.cases",
    "tests.fixtures.plans",
    "tests.fixtures.rounds",
    "tests.fixtures.story",
    "tests.fixtures.transitions",
]

# A loaded machine is slow, not wrong: properties have no time limit of their own.
settings.register_profile("favn", deadline=None)
settings.load_profile("favn")
