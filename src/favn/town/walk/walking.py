"""Going the way: who goes, what they meet, how long each step takes, and whether it did what it says."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.test import Client

from favn.town.walk.forms import PageForm, PageReader


class WalkFailed(AssertionError):
    """A step did not do what it says."""


@dataclass(slots=True)
class Page:
    """An answer, read."""

    url: str
    status: int
    html: str
    read: PageReader

    def must_say(self, *words: str) -> "Page":
        """Raises WalkFailed unless every one of these can be read on the page."""
        for each in words:
            if each.casefold() not in self.read.text.casefold():
                raise WalkFailed(f"{self.url} siger ikke »{each}«: {self.read.text[:600]}")
        return self

    def must_not_say(self, *words: str) -> "Page":
        """Raises WalkFailed if one of these stands anywhere in the page, also in its markup."""
        for each in words:
            if each.casefold() in self.html.casefold():
                raise WalkFailed(f"{self.url} røber »{each}«")
        return self

    def link(self, *, words: str = "", to: str = "") -> str:
        """The address of the first link with these words, leading to an address with `to` in it."""
        for address, said in self.read.links:
            if words.casefold() in said.casefold() and to in address:
                return address
        raise WalkFailed(f"{self.url} har intet link »{words}« til »{to}«; den har {self.read.links}")

    def form(self, *names: str, to: str = "") -> PageForm:
        """The first form that has all these fields and goes to an address with `to` in it."""
        for found in self.read.forms:
            if found.holds(*names) and to in (found.action or self.url):
                return found
        fields = [(form.action, sorted(form.names)) for form in self.read.forms]
        raise WalkFailed(f"{self.url} har ingen formular med {names} til »{to}«; den har {fields}")


class Visitor:
    """One person with a browser of their own: cookies, CSRF and redirects as they really are."""

    def __init__(self, login: str) -> None:
        self.login = login
        self.client = Client(enforce_csrf_checks=True)
        self.page = self.open("/demo/") if login else self.open("/")
        if login:
            self.send({"username": login})

    def open(self, path: str, *, expect: int = 200) -> Page:
        """Go to an address, following redirects. Raises WalkFailed for another status than expected."""
        return self._take(self.client.get(path, follow=True), path, expect)

    def send(
        self, values: dict[str, Any], *, names: tuple[str, ...] = (), to: str = "", button: str = "", expect: int = 200
    ) -> Page:
        """Fill in a form on the present page and send it; what stood in it goes along, as in a browser."""
        form = self.page.form(*(names or tuple(values)), to=to)
        filled: dict[str, Any] = {**form.values, **values}
        if button and button not in values:
            pressed = next((each for each in form.buttons if button in each), None)
            if pressed is None:
                raise WalkFailed(f"{self.page.url} har ingen knap »{button}«; den har {form.buttons}")
            if pressed[0]:
                filled[pressed[0]] = pressed[1]
        address = form.action or self.page.url
        if form.method == "get":
            return self._take(self.client.get(address, filled, follow=True), address, expect)
        return self._take(self.client.post(address, filled, follow=True), address, expect)

    def fetch(self, path: str, *, begins: bytes) -> None:
        """Fetch a file. Raises WalkFailed unless it is saved as one and begins like this."""
        answer = self.client.get(path)
        if answer.status_code != 200 or not answer.content.startswith(begins):
            raise WalkFailed(f"{path} gav ikke filen: {answer.status_code}, {answer.content[:40]!r}")
        if not answer["Content-Disposition"].startswith("attachment"):
            raise WalkFailed(f"{path} åbner filen inde i Favn")

    def press(self, words: str, *, expect: int = 200) -> Page:
        """Press a button that sends its form somewhere of its own."""
        for form in self.page.read.forms:
            if words in form.detours:
                return self._take(self.client.post(form.detours[words], form.values, follow=True), words, expect)
        raise WalkFailed(f"{self.page.url} har ingen knap »{words}«: {[form.detours for form in self.page.read.forms]}")

    def _take(self, answer: Any, path: str, expect: int) -> Page:
        url = answer.redirect_chain[-1][0] if answer.redirect_chain else path
        html = answer.content.decode()
        page = Page(url, answer.status_code, html, PageReader(html))
        if answer.status_code != expect:
            who = self.login or "en borger"
            raise WalkFailed(f"{who}: {path} svarede {page.status}, ventede {expect}: {page.read.text[:600]}")
        self.page = page
        return page


@dataclass(slots=True)
class Step:
    """One line of the report."""

    step: str
    what: str
    who: str
    page: str
    ms: float
    ok: bool
    why: str = ""


@dataclass(slots=True)
class Walk:
    """The visitors, what earlier steps found out for later ones, and the report so far."""

    tell: Callable[[str], None]
    wait: Callable[[], None]  # gives the worker its time, as people do when a page says »vent«
    visitors: dict[str, Visitor] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def visitor(self, login: str) -> Visitor:
        """This person's browser, logged in; the same one all the way. "" is a citizen nobody knows."""
        if login not in self.visitors:
            self.visitors[login] = Visitor(login)
        return self.visitors[login]

    def go(self, number: str, what: str, who: str, does: Callable[["Walk", Visitor], None]) -> None:
        """Take one step and write it down, whatever happens."""
        began = time.perf_counter()
        why, visitor = "", None
        try:
            visitor = self.visitor(who)
            does(self, visitor)
        except WalkFailed as failed:
            why = str(failed)
        except Exception as broken:  # a fault in the application is a failed step, not the end of the report
            why = f"{type(broken).__name__}: {broken}"
        took = round((time.perf_counter() - began) * 1000, 1)
        page = visitor.page.url if visitor else ""
        self.steps.append(Step(number, what, who or "en borger", page, took, not why, why))
        self.tell(f"{'✗' if why else '✓'} {number:>4}  {what} ({took:.0f} ms)" + (f"\n      {why}" if why else ""))


def run(report: Path | None = None, *, tell: Callable[[str], None] = print, wait: Callable[[], None]) -> bool:
    """Walk the whole story. Writes the report (a JSON array of steps); says whether every step did what it says.

    `wait` is called while somebody waits for work that is done beside the pages (a file being read).
    """
    from favn.town.walk.story import STORY

    walk = Walk(tell, wait)
    for number, what, who, does in STORY:
        walk.go(number, what, who, does)
    if report is not None:
        report.write_text(
            json.dumps([asdict(step) for step in walk.steps], ensure_ascii=False, indent=2) + "\n", "utf-8"
        )
    return all(step.ok for step in walk.steps)
