"""Every address × every member of the cast: exactly those who should get in do, and the table says who.

`docs/security/access.md` is written by this test (FAVN_WRITE_MATRIX=1) and read by people: a change there is a change
of who may see what. What must hold whatever the table says is asserted below it.
"""

import os
from collections import Counter
from pathlib import Path

import pytest
from django.test import Client

from favn.foundation.accounts.models import User
from favn.town.bench.tasks import counted
from favn.town.cast import CHILDREN, GROWN, STAFF
from tests.security.places import EMIL, NOWHERE, Place, places

TABLE = Path(__file__).resolve().parents[2] / "docs" / "security" / "access.md"
CAST = [who.login for who in (*STAFF, *GROWN, *CHILDREN) if who.login]
# Nothing about Emil is theirs: another school, the blocked aunt, those who work without children, another's father.
OUTSIDERS = ("otto", "lone", "dan", "karen", "vibe", "jens", "sara")
MOST_STATEMENTS, MOST_ALIKE = 32, 4  # of one page, whatever is on it: a statement for each row would be more
SAYS_WHO = ("SAVEPOINT", "RELEASE", "SELECT set_config", "SET LOCAL")
SHUT, OPEN, ACT = "–", "ja", "kun handling"
HEAD = """# Hvem kan åbne hvad

Skrevet af `tests/security/test_matrix.py` efter vandringen gennem Emils historie: hver adresse er åbnet af hver rolle.
»ja«: siden åbner. »kun handling«: adressen tager kun imod noget, der sendes. »–«: svarer, som om den ikke fandtes
(eller beder den, der ikke er logget ind, om at logge ind). Adresser om et barn er prøvet med Emil.

"""


def browser(login: str) -> Client:
    client = Client(raise_request_exception=True)
    if login:
        client.force_login(User.objects.get(username=login))
    return client


def answer(client: Client, place: Place, *, sends: bool = False) -> str:
    given = client.post(place.path) if sends else client.get(place.path)
    if given.status_code == 404 or (given.status_code == 302 and given["Location"].startswith("/log-ind/?")):
        return SHUT
    assert given.status_code < 500, f"{place.name} answered {given.status_code}"
    return ACT if given.status_code == 405 else OPEN


_tried: dict[str, dict[Place, dict[str, str]]] = {}


@pytest.fixture
def matrix(after_the_walk):
    """Place → {login: answer}; "" is somebody who is not logged in. Tried once for each walked town."""
    if after_the_walk.database not in _tried:
        _tried[after_the_walk.database] = _try_all()
    return _tried[after_the_walk.database]


_asked: dict[tuple[str, str], list[str]] = {}  # the statements of each page that opened, by address and login


def _try_all() -> dict[Place, dict[str, str]]:
    browsers = {login: browser(login) for login in ["", *CAST]}
    tried = [place for place in places() if place.name != "login:log_out"]
    return {place: {login: _try(login, client, place) for login, client in browsers.items()} for place in tried}


def _try(login: str, client: Client, place: Place) -> str:
    with counted() as statements:
        given = answer(client, place)
    if given == OPEN:
        _asked[place.name, login] = [said for said in statements if not said.startswith(SAYS_WHO)]
    return given


def as_table(matrix: dict[Place, dict[str, str]]) -> str:
    lines = [f"| adresse | borger | {' | '.join(CAST)} |", f"|---|{'---|' * (len(CAST) + 1)}"]
    for place, answers in matrix.items():
        cells = [answers[login] for login in ["", *CAST]]
        lines.append(f"| `{place.name}` | {' | '.join(cells)} |")
    return HEAD + "\n".join(lines) + "\n"


def test_exactly_those_get_in_whom_the_table_lets_in(matrix):
    found = as_table(matrix)
    if os.environ.get("FAVN_WRITE_MATRIX"):
        TABLE.write_text(found, "utf-8")
    written = TABLE.read_text("utf-8")
    new = sorted(set(found.splitlines()) - set(written.splitlines()))
    old = sorted(set(written.splitlines()) - set(found.splitlines()))
    assert (new, old) == ([], []), "who may open what has changed; see FAVN_WRITE_MATRIX above"


def test_no_outsider_opens_anything_about_emil(matrix):
    inside = [
        (login, place.name)
        for place, answers in matrix.items() if place.is_about_emil
        for login in ("", *OUTSIDERS) if answers[login] == OPEN
    ]  # fmt: skip
    assert inside == []


def test_no_page_asks_the_database_anew_for_each_row(matrix):
    assert len(_asked) > len(matrix)  # most pages open to several
    many = {where: len(asked) for where, asked in _asked.items() if len(asked) > MOST_STATEMENTS}
    alike = {
        where: (times, said[:120])
        for where, asked in _asked.items()
        for said, times in Counter(asked).most_common(1)
        if times > MOST_ALIKE
    }
    assert (many, alike) == ({}, {})


@pytest.mark.parametrize("login", ["", *OUTSIDERS])
def test_no_outsider_sends_anything_about_emil(after_the_walk, login):
    client = browser(login)
    taken = [place.name for place in places() if place.is_about_emil and answer(client, place, sends=True) == OPEN]
    assert taken == []


def test_hidden_and_missing_look_the_same(after_the_walk):
    otto = browser("otto")
    answers = [otto.get(f"/barn/{key}/bekymring/") for key in (EMIL, NOWHERE)]
    assert [each.status_code for each in answers] == [404, 404]
    hidden, missing = (each.content.decode().replace(each.wsgi_request.path, "") for each in answers)
    assert len(hidden) == len(missing)
