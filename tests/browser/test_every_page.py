"""Every page there is, when the whole story has been lived: axe and the console have nothing to say, in no window.

Each page is opened once in each language by the first of the cast who may open it, read at 1440 pixels, made narrow,
and read again at 375, where nothing may have to be scrolled sideways.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings as favn
from django.test import Client
from django.urls import resolve

from favn.foundation.access.pages import ANYONE, EMPLOYEE, FAMILY, LOGGED_IN, opened_for
from favn.foundation.accounts.models import User
from favn.town.cast import STAFF
from tests.fixtures.browser import GRAVE, WIDTHS
from tests.fixtures.people import LOGINS
from tests.security.places import places

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("walk")]
NOBODY = ""
ROLES = {who.login: who.role for who in STAFF}
GALLERY = "kit:gallery", "kit:chapter", "kit:problem"  # tests/browser/test_gallery.py walks it with every state
ONLY_GRAVE = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}


@dataclass(frozen=True)
class Opened:
    """A page and the one who opens it."""

    path: str
    login: str
    key: str  # of the session


@cache
def client_of(login: str) -> Client:
    client = Client()
    if login:
        client.force_login(User.objects.get(username=login))
    return client


def readers(path: str) -> Iterator[str]:
    """Those a page says it is open for, professionals first."""
    who = opened_for(resolve(path).func)
    if ANYONE in who:
        yield NOBODY
    for login in LOGINS:
        role = ROLES.get(login)
        if LOGGED_IN in who or role in who or (EMPLOYEE if role else FAMILY) in who:
            yield login


def first_reader(path: str) -> Opened | None:
    """Who opens this page; None when it is no page (a fragment, a file, something that is only posted to)."""
    for login in readers(path):
        client = client_of(login)
        answer = client.get(path)
        if answer.status_code == 200 and b"<html" in answer.getvalue()[:200]:
            return Opened(path, login, client.session.session_key if login else "")
        if answer.status_code in {200, 405}:
            return None
    return None


@cache
def all_pages() -> list[Opened]:
    """Every page, with its reader, found once."""
    wanted = [place.path for place in places() if place.name not in GALLERY]
    found = [first_reader(path) for path in dict.fromkeys(wanted)]
    return sorted(filter(None, found), key=lambda page: (page.login, page.path))


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_can_be_read_by_everybody(served, after_the_walk, chromium, settings, language):
    settings.DEMO = True  # the page of persons too
    pages = all_pages()
    context = chromium.new_context(base_url=served)
    window = context.new_page()
    heard: list[str] = []
    window.on("console", lambda said: heard.append(said.text) if said.type in {"error", "warning"} else None)
    window.on("pageerror", lambda error: heard.append(str(error)))
    problems = {}
    for page in pages:
        context.clear_cookies()
        context.add_cookies(cookies(page, language, served))
        problems[page.login, page.path] = wrong_with(window, page.path) + heard
        heard.clear()
    context.close()
    assert len(pages) > 60
    assert {place: found for place, found in problems.items() if found} == {}


def cookies(page: Opened, language: str, served: str) -> list[dict[str, str]]:
    spoken = {"name": "django_language", "value": language, "url": served}
    known = {"name": favn.SESSION_COOKIE_NAME, "value": page.key, "url": served}
    return [spoken, known] if page.key else [spoken]


def wrong_with(window, path: str) -> list[str]:
    """What is grave at either width, and whether the window must be scrolled sideways."""
    window.set_viewport_size({"width": WIDTHS[0], "height": 900})
    answer = window.goto(path)
    window.evaluate(AXE_SCRIPT)
    found = [] if answer.status == 200 else [f"answered {answer.status}"]
    for width in WIDTHS:
        window.set_viewport_size({"width": width, "height": 900})
        read = window.evaluate("options => axe.run(document, options)", ONLY_GRAVE)["violations"]
        found += [
            f"{width}: {each['id']}: {each['nodes'][0]['html'][:140]}" for each in read if each["impact"] in GRAVE
        ]
        if window.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{width}: wider than the window")
    return found
