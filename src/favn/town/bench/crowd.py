"""What one rater in a crowd does with a sheet, for locust: reads it, answers, saves it whole, and thinks in between.

Run by `favn bench --load`, in a process of its own; FAVN_CROWD names the file that says who takes part.
"""

import json
import os
import re
import secrets
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from locust import HttpUser, between, task

from favn.town.bench.figures import ANSWER, OPEN, SAVE

HIDDEN = re.compile(r'name="((?:was\.|child\.)[^"]*)" value="([^"]*)"')
TOKEN = re.compile(r'"X-CSRFToken": "([^"]+)"')
CORE = ("core1", "core2", "core3")


TOLD = json.loads(Path(os.environ["FAVN_CROWD"]).read_text("utf-8"))
PEOPLE: Iterator[dict[str, str]] = cycle(TOLD["people"])


class Rater(HttpUser):
    """A teacher with a class to rate, who thinks before the next answer."""

    wait_time = between(*TOLD["thinking"])

    def on_start(self) -> None:
        """Be logged in, and open the sheet."""
        who = next(PEOPLE)
        self.path, self.fields, self.token = who["path"], dict[str, str](), ""
        self.client.cookies.set(who["cookie"], who["session"])
        self.open()

    @task(1)
    def open(self) -> None:
        """Read the page, as after a break."""
        page = self.client.get(self.path, name=OPEN).text
        self.fields = dict(HIDDEN.findall(page))
        self.token = (TOKEN.search(page) or ["", ""])[1]

    @task(8)
    def answer(self) -> None:
        """One answer about one child, as the page sends it."""
        rows = [name for name in self.fields if name.startswith("child.")]
        child = secrets.choice(rows)
        cell = f"{secrets.choice(CORE)}.{child.removeprefix('child.')}"
        value = secrets.choice([step for step in "12345" if step != self.fields[f"was.{cell}"]])
        said = {child: self.fields[child], cell: value, f"was.{cell}": self.fields[f"was.{cell}"]}
        with self.client.post(
            f"{self.path}svar/", said, headers=self._headers(), name=ANSWER, catch_response=True
        ) as got:
            if got.status_code == 200 and f'id="was.{cell}" name="was.{cell}" value="{value}"' in (got.text or ""):
                self.fields[f"was.{cell}"] = value
            else:
                got.failure(f"not saved ({got.status_code})")

    @task(1)
    def save(self) -> None:
        """The whole group at once, as a browser without JavaScript does: every first question with a new answer."""
        cells = [name for name in self.fields if name.startswith("was.core")]
        answers = {name.removeprefix("was."): str(1 + secrets.randbelow(5)) for name in cells}
        said = {name: value for name, value in self.fields.items() if name in cells or name.startswith("child.")}
        said |= answers
        said["csrfmiddlewaretoken"] = self.token
        sent = self.client.post(self.path, said, name=SAVE, allow_redirects=False, catch_response=True)
        with sent as got:
            if got.status_code == 302:
                self.fields |= {f"was.{cell}": value for cell, value in answers.items()}
            else:
                got.failure(f"not saved ({got.status_code})")

    def _headers(self) -> dict[str, str]:
        return {"HX-Request": "true", "X-CSRFToken": self.token}
