"""The cold start: from a clean copy of the checkout to a served demo town, as a newcomer meets it."""

import os
import signal
import subprocess
import tempfile
from pathlib import Path
from time import perf_counter

RUNNING = "Favn kører på"
CHECKOUT = Path(__file__).resolve().parents[4]


class NotStarted(Exception):
    """The demo ended before it answered. Its words are the message."""


def seconds_to_a_served_town(checkout: Path = CHECKOUT) -> float:
    """Clone the newest commit to a folder of its own, run `make demo` there, and wait until it says where it is.

    Seconds on the clock, packages from the machine's own cache. Everything is stopped and thrown away afterwards.
    Raises NotStarted when the demo gives up.
    """
    with tempfile.TemporaryDirectory(prefix="favn-start-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder, "favn")
        subprocess.run(["git", "clone", "--quiet", str(checkout), str(copy)], check=True)  # noqa: S603, S607  # our own
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith("FAVN_")}
        surroundings.pop("DATABASE_URL", None)
        begun = perf_counter()
        demo = subprocess.Popen(
            ["make", "demo"],  # noqa: S607  # whichever make the newcomer has
            cwd=copy, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True,
        )  # fmt: skip
        try:
            _wait(demo)
            return perf_counter() - begun
        finally:
            os.killpg(demo.pid, signal.SIGINT)
            demo.communicate()


def _wait(demo: subprocess.Popen[str]) -> None:
    said = []
    for line in demo.stdout or ():
        said.append(line)
        if RUNNING in line:
            return
    raise NotStarted("".join(said[-20:]))
