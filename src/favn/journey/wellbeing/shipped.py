"""The sheets Favn ships: our own twelve questions per age band, read from `questions/` into a version of the form."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "questions"


def shipped_forms() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each age band with its questions, by code: area, sign, and [question, what 1 and 5 look like] in da and en."""
    for path in sorted(FOLDER.glob("age_*.toml")):
        band = path.stem.removeprefix("age_").replace("_", "-")
        yield band, tomllib.loads(path.read_text("utf-8"))
