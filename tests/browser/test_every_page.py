"""Every page there is, when the whole story has been lived: axe and the console have nothing to say, in no window.

Each page is opened once in each language by the first of the cast who may open it, read at 1440 pixels and at
375, where nothing may have to be scrolled sideways. An address that is no page only takes what is
sent to it (it answers 405), or stands in NO_PAGE with the reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import pytest
from django.conf import settings as favn
from django.test import Client
from django.urls import resolve, reverse

from favn.bridges.login.local import PENDING
from favn.bridges.school_data.models import ImportRun
from favn.foundation.access.models import BreakGlass
from favn.foundation.access.pages import ANYONE, EMPLOYEE, FAMILY, LOGGED_IN, opened_for
from favn.foundation.accounts.models import User
from favn.kit.gallery import PROBLEMS
from favn.town.cast import STAFF
from favn.town.walk.arriving import NEWCOMER
from tests.fixtures.browser import WIDTHS, grave_problems
from tests.fixtures.people import LOGINS
from tests.security.places import places

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NOBODY = ""
ROLES = {who.login: who.role for who in STAFF}
PAGE, TAKES, PIECE, SHUT = "a page", "takes what is sent", "a piece or a file", "shut for everyone"
NO_PAGE = {
    "concerns:guide": "a fragment: the guide beside the ruler, which is on the page of a concern",
    "meeting:news": "a fragment: what was said since, put into the meeting room",
    "documents:file": "a file: saved, never opened inside Favn",
    "leader:audit_file": "a file: the figures for a spreadsheet",
    "letters:page": "a file: the letter as PDF",
    "login:home": "leads on to the first page of one's own",
    "kit:set_language": "sends back to the page one came from",
}


@dataclass(frozen=True)
class Tried:
    """An address, what it is, and the one who opens it."""

    name: str
    path: str
    what: str = SHUT
    login: str = NOBODY
    key: str = ""  # of the session


@cache
def client_of(login: str) -> Client:
    client = Client()
    if login:
        client.force_login(User.objects.get(username=login))
    return client


@cache
def half_way_in() -> Client:
    """A browser whose reader gave the right password and no code yet."""
    client = Client()
    session = client.session
    session[PENDING] = str(User.objects.get(username=NEWCOMER).pk)
    session.save()
    return client


def clients(name: str, path: str) -> Iterator[tuple[str, Client]]:
    """Those a page says it is open for, professionals first; pages on the doorstep in the state they are for."""
    if name in {"login:code", "login:device"}:
        yield NOBODY, half_way_in()
        return
    if name == "login:new_password":
        yield NEWCOMER, client_of(NEWCOMER)
        return
    who = opened_for(resolve(path).func)
    if ANYONE in who:
        yield NOBODY, client_of(NOBODY)
    for login in LOGINS:
        role = ROLES.get(login)
        if LOGGED_IN in who or role in who or (EMPLOYEE if role else FAMILY) in who:
            yield login, client_of(login)


def attempt(name: str, path: str) -> Tried:
    """The address opened by the first who may."""
    for login, client in clients(name, path):
        answer = client.get(path)
        if answer.status_code == 405:
            return Tried(name, path, TAKES)
        if answer.status_code == 200:
            is_page = b"<html" in answer.getvalue()[:200]
            cookie = client.cookies.get(favn.SESSION_COOKIE_NAME)
            return Tried(name, path, PAGE if is_page else PIECE, login, cookie.value if cookie else "")
    return Tried(name, path)


def states() -> Iterator[tuple[str, str]]:
    """Pages that look different with another row in them: (name, address)."""
    yield from (("kit:problem", reverse("kit:problem", args=[kind])) for kind in PROBLEMS)
    for name, model in (("school_data:import", ImportRun), ("staff:review", BreakGlass)):
        yield from ((name, reverse(name, args=[key])) for key in model.objects.values_list("pk", flat=True))


@cache
def everything() -> list[Tried]:
    """Every address, tried once; sorted so that one reader's pages stand together."""
    wanted = [*((place.name, place.path) for place in places()), *states()]
    tried = [attempt(name, path) for name, path in dict.fromkeys(wanted)]
    return sorted(tried, key=lambda each: (each.login, each.path))


def test_every_address_is_opened_or_has_a_reason_not_to_be(after_the_walk, settings):
    settings.DEMO = True
    by_name = groupby(sorted(everything(), key=lambda each: each.name), key=lambda each: each.name)
    found = {name: {each.what for each in tried} for name, tried in by_name}
    assert {name for name, what in found.items() if not what & {PAGE, TAKES}} == set(NO_PAGE)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_can_be_read_by_everybody(served, after_the_walk, chromium, settings, language):
    settings.DEMO = True  # the page of persons too
    pages = [each for each in everything() if each.what == PAGE]
    context = chromium.new_context(base_url=served, viewport={"width": WIDTHS[0], "height": 900})
    window = context.new_page()
    heard: list[str] = []
    window.on("console", lambda said: heard.append(said.text) if said.type in {"error", "warning"} else None)
    window.on("pageerror", lambda error: heard.append(str(error)))
    problems = {}
    carried = None
    for page in pages:
        if carried != (known := cookies(page, language, served)):
            context.clear_cookies()
            context.add_cookies(known)
            carried = known
        problems[page.login, page.path] = wrong_with(window, page.path) + heard
        heard.clear()
    context.close()
    assert len(pages) > 80
    assert {place: found for place, found in problems.items() if found} == {}


def cookies(page: Tried, language: str, served: str) -> list[dict[str, str]]:
    spoken = {"name": "django_language", "value": language, "url": served}
    known = {"name": favn.SESSION_COOKIE_NAME, "value": page.key, "url": served}
    return [spoken, known] if page.key else [spoken]


def wrong_with(window, path: str) -> list[str]:
    """What is grave at either width, and whether the window must be scrolled sideways.

    A page is opened in the width the one before was left in, so that each is opened wide or narrow, and made the other.
    """
    answer = window.goto(path)
    found = [] if answer.status == 200 else [f"answered {answer.status}"]
    widths = sorted(WIDTHS, key=lambda width: width != window.viewport_size["width"])
    found += [f"{widths[0]}: {problem}" for problem in grave_problems(window)]
    window.set_viewport_size({"width": widths[1], "height": 900})
    return found + [f"{widths[1]}: {problem}" for problem in grave_problems(window)]
