"""The sheets Favn ships: our own twelve questions per age band, read from `questions/` into the first version."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "questions"


def shipped_forms() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each age band with its questions: {"core1": {"da": [label, low, high], "en": [label, low, high]}, …}."""
    for path in sorted(FOLDER.glob("age_*.toml")):
        words = tomllib.loads(path.read_text("utf-8"))
        band = path.stem.removeprefix("age_").replace("_", "-")
        yield band, {question: {"da": said[:3], "en": said[3:]} for question, said in words.items()}
