"""What every test can lean on: its own copy of the model database, and the cast."""

pytest_plugins = [
    "tests.fixtures.database",
    "tests.fixtures.browser",
    "tests.fixtures.desks",
    "tests.fixtures.people",
    "tests.fixtures.cases",
    "tests.fixtures.plans",
    "tests.fixtures.story",
]
