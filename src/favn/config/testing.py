"""A pytest plugin, loaded before Django reads its settings: test mode, the owner's login, a cluster of our own.

It works by being imported (`-p favn.config.testing` in pyproject.toml), once in every test process.
"""

import os

from favn.config.postgres import ensure

os.environ["FAVN_MODE"] = "test"
os.environ["FAVN_LOGIN"] = "owner"
ensure(kind="test")
