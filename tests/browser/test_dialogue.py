"""A class of 24 talked through in one sitting by keyboard: the keys are counted, and the time of the hands worked out.

The same model as for the sheet (test_sheet.py): K = 0.28 s a key, M = 1.35 s, here once a child and once a field. What
the two say to each other is no part of it.
"""

import sys

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from favn.journey.wellbeing.models import JointPosition
from favn.journey.wellbeing.tests.rounds import class_3b, rated_by_both
from favn.kit.clock import now
from favn.town.settle import key_of
from tests.browser.test_sheet import CLASS, KEY, MIND, noted, open_round

pytestmark = [pytest.mark.browser, pytest.mark.slow]
A_CHILD = 30  # seconds for the hands, on average and for a yellow child
REMARK, STEP, DAY = "Går alene i frikvarteret.", "Legemakker fra mandag", "01122026"
FIELDS = 5  # position, remark, step, owner, date


@pytest.fixture
def talked(own_town):
    """Ida and Bo have filled their sheets, and the dialogue is open."""
    from favn.foundation.access.acting import acting
    from favn.foundation.access.hats import hat_for
    from favn.foundation.accounts.models import User

    at = now()
    ida, _hats = hat_for(User.objects.get(username="ida"), "", at)
    return rated_by_both(lambda _login: acting(ida, at=at), open_round(), class_3b(), at, low=[key_of("child", "emil")])


def agree_on_yellow(page: Page) -> None:
    """The form by keyboard alone: choose yellow, write, choose the first owner, type the day, save."""
    page.locator("input[name=position]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")  # yellow
    for words in (REMARK, STEP, ""):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type(DAY)
    page.keyboard.press("Enter")


def test_a_group_of_24_is_talked_through_in_less_than_thirty_seconds_of_hands_a_child(talked, desk, capsys):
    page = desk("ida")
    pressed: list[str] = []
    page.expose_function("tell", noted(pressed))
    page.add_init_script("addEventListener('keydown', (event) => tell(event.key), true);")
    page.goto(reverse("wellbeing:dialogue", args=[talked.round_id, talked.group_id]))
    yellow = 3
    for number in range(CLASS):
        expect(page.locator("[data-green]:focus")).to_have_count(1)
        if number < yellow:
            page.keyboard.press("2")
            page.wait_for_url("**/dialog/*-*/")
            agree_on_yellow(page)
            page.wait_for_url(lambda url, seen=page.url: url != seen)
            page.goto(reverse("wellbeing:dialogue", args=[talked.round_id, talked.group_id]))
        else:
            page.keyboard.press("1")
            expect(page.get_by_text(f"{number + 1} af {CLASS} børn")).to_be_visible(timeout=15_000)
    agreed = JointPosition.objects.filter(dialogue=talked)
    assert (agreed.count(), agreed.filter(position="yellow").count()) == (CLASS, yellow)
    spent = len(pressed) * KEY + (CLASS + yellow * FIELDS) * MIND
    a_yellow = (len(pressed) - (CLASS - yellow)) / yellow * KEY + (1 + FIELDS) * MIND
    with capsys.disabled():
        sys.stdout.write(f"\na dialogue about {CLASS}: {len(pressed)} keys, {spent / CLASS:.1f} s of hands a child,"
                         f" {a_yellow:.1f} s for a yellow one\n")  # fmt: skip
    assert spent / CLASS <= A_CHILD
    assert a_yellow <= A_CHILD
