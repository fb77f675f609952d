"""Many at once: raters who fill their sheets at the same time in a served Favn, driven by locust on this machine."""

import csv
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg
from django.conf import settings
from django.test import Client
from django.urls import reverse

from favn.foundation.access.acting import at_the_gate
from favn.foundation.accounts.models import User
from favn.town.bench.figures import ANSWER, OPEN, SAVE
from favn.town.bench.ready import address_of
from favn.town.bench.run import speak_with
from favn.town.bench.scene import OPEN_ROUND

ARRIVING = 2  # people a second; what they meet is counted when all have come
THINKING = (5.0, 15.0)  # seconds, ten on average
PATIENCE = 40.0  # seconds the web server gets to answer for the first time
LONGEST = {OPEN: 150, ANSWER: 100, SAVE: 150}  # p95 in ms: docs/benchmarks.md
RATERS = """
SELECT DISTINCT ON (p.group_id) p.group_id, e.user_id
FROM organisation_position p JOIN organisation_employee e ON e.id = p.employee_id
WHERE p.role = 'teacher' AND e.user_id IS NOT NULL AND p.group_id IS NOT NULL
  AND p.valid_from <= current_date AND (p.valid_until IS NULL OR p.valid_until > current_date)
  AND NOT EXISTS (SELECT 1 FROM wellbeing_dialogue d WHERE d.group_id = p.group_id AND d.round_id = %(round)s)
  AND NOT EXISTS (SELECT 1 FROM wellbeing_sheet s
                  WHERE s.group_id = p.group_id AND s.round_id = %(round)s AND s.finished_at IS NOT NULL)
ORDER BY p.group_id, e.user_id
"""


class NoCrowd(Exception):
    """The load could not be made: nobody to take part, no server, or locust failed. Its words are the message."""


@dataclass(frozen=True, slots=True)
class Under:
    """How long one kind of request took while the crowd was at work, in milliseconds."""

    task: str
    users: int
    requests: int
    failures: int
    p50_ms: float
    p95_ms: float

    @property
    def holds(self) -> bool:
        """Within the bar, and nothing failed."""
        return not self.failures and self.p95_ms <= LONGEST[self.task]

    def line(self) -> str:
        """The figure as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


def under_load(
    database: str,
    serving: AbstractContextManager[None],
    *,
    port: int,
    users: int,
    seconds: int,
    thinking: tuple[float, float] = THINKING,
) -> list[Under]:
    """Let `users` raters of the town in `database` fill their sheets for `seconds`, thinking so long between.

    `serving` is a context manager that runs Favn on `port` with that database. Raises NoCrowd.
    """
    people = _people(database, users)
    with tempfile.TemporaryDirectory(prefix="favn-load-") as folder, serving:
        _wait_for(port)
        told = Path(folder, "crowd.json")
        told.write_text(json.dumps({"people": people, "thinking": thinking}), "utf-8")
        return _drive(told, Path(folder, "run"), port, len(people), seconds)


def _people(database: str, users: int) -> list[dict[str, str]]:
    """Raters with an unfinished sheet in the open round: the sheet's address and a session of their own."""
    speak_with(database)
    with psycopg.connect(address_of(database), autocommit=True) as owner:
        found = owner.execute(OPEN_ROUND).fetchone()
        rows = owner.execute(RATERS, {"round": found[0]}).fetchall() if found else []
    people: list[dict[str, str]] = []
    for group, user in rows:
        path = reverse("wellbeing:sheet", args=[found[0], group]) if found else ""
        client = Client()
        with at_the_gate():
            client.force_login(User.objects.get(pk=user))
        if "data-finish" in client.get(path).content.decode():
            cookie = client.cookies[settings.SESSION_COOKIE_NAME]
            people.append({"path": path, "cookie": cookie.key, "session": cookie.value})
        if len(people) == users:
            return people
    raise NoCrowd(f"{len(people)} voksne har et ark at udfylde, og der skal bruges {users}.")


def free_port() -> int:
    """A port on the loopback address that nobody uses."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
    return port


def _wait_for(port: int) -> None:
    given_up = time.monotonic() + PATIENCE
    while time.monotonic() < given_up:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise NoCrowd("Webserveren svarede ikke.")


def _drive(people: Path, run: Path, port: int, users: int, seconds: int) -> list[Under]:
    driving = [
        *(sys.executable, "-m", "locust", "--locustfile", str(Path(__file__).with_name("crowd.py")), "--headless"),
        *("--users", str(users), "--spawn-rate", str(ARRIVING), "--reset-stats"),
        *("--run-time", f"{seconds + users // ARRIVING}s", "--host", f"http://127.0.0.1:{port}"),
        *("--csv", str(run), "--only-summary", "--exit-code-on-error", "0", "--loglevel", "ERROR"),
    ]
    surroundings = os.environ | {"FAVN_CROWD": str(people)}
    ended = subprocess.run(driving, env=surroundings, capture_output=True, text=True, check=False)  # noqa: S603  # our own words
    if ended.returncode:
        raise NoCrowd(ended.stderr[-2000:] or "locust kunne ikke køre; kør make setup.")
    return list(_read(run.with_name(f"{run.name}_stats.csv"), users))


def _read(page: Path, users: int) -> Iterator[Under]:
    with page.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["Name"] in LONGEST:
                yield Under(
                    row["Name"], users, int(row["Request Count"]), int(row["Failure Count"]),
                    float(row["50%"] or 0), float(row["95%"] or 0),
                )  # fmt: skip
