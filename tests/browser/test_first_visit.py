"""What a first visit costs over the wire, with an empty cache: at most 150 kB, on the front page and at a desk."""

import pytest
from django.urls import reverse

from favn.town.settle import key_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LIMIT = 150_000  # bytes as they are sent, headers included


def bytes_of_visit(page, path: str) -> int:
    """Everything the browser fetches for the page, counted by the browser itself."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    fetched: list[float] = []
    wire.on("Network.loadingFinished", lambda told: fetched.append(told["encodedDataLength"]))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert len(fetched) > 5
    return round(sum(fetched))


def test_the_first_visit_of_a_citizen_is_light(served, window):
    assert bytes_of_visit(window(), reverse("public:front")) <= LIMIT


@pytest.mark.parametrize(
    ("login", "page"),
    [
        ("ida", lambda: reverse("school:children")),
        ("mette", lambda: reverse("caseworker:notifications")),
        ("mette", lambda: reverse("caseworker:child", args=[key_of("child", "emil")])),
        ("sofie", lambda: reverse("family:home")),
    ],
)
def test_the_first_visit_at_a_desk_is_light(desk, login, page):
    assert bytes_of_visit(desk(login), page()) <= LIMIT


def test_a_page_is_sent_packed(client, db):
    answer = client.get(reverse("public:front"), headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
