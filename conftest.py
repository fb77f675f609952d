"""What every test can lean on: its own copy of the model database, and the cast."""

from django.contrib.auth.hashers import Argon2PasswordHasher
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

# A password is as hard to guess as in production only in production: here nobody guesses, and hundreds are made.
Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 64, 1
