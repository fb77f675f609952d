"""A dentist raises a concern in less than a minute: every key and click is counted, from her list to what is saved.

The keystroke-level model as in test_sheet.py (Card, Moran & Newell 1980): K = 0.28 s a key, M = 1.35 s to get ready in
mind, and with the mouse P = 1.1 s to point, K a click (0.2 s, counted as 0.28) and H = 0.4 s between mouse and keys.
Judging the child is no part of it. M is counted before everything she decides: opening the child, the two levels, the
sentence, the parents, saving. One sentence is typed; what the clinic has done stands there already.
"""

import sys
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, expect

from favn.journey.checkups.models import NoShow
from favn.journey.concerns.models import Concern
from favn.town.settle import key_of
from tests.fixtures.browser import WIDTHS, grave_problems

pytestmark = [pytest.mark.browser]
KEY, MIND, POINT, HAND = 0.28, 1.35, 1.1, 0.4  # seconds
BUDGET = 60
SENTENCE = " Fire huller, og han siger, at det gør ondt."
DECISIONS = 6


def noted(pressed: list[str]) -> Callable[[str], None]:
    """Playwright wants a function of Python's own."""

    def note(key: str) -> None:
        pressed.append(key)

    return note


def test_a_dentist_raises_a_concern_in_less_than_a_minute_of_hands_and_eyes(desk, capsys):
    johan = key_of("child", "johan")
    page, pressed, clicks = desk("tove"), list[str](), 0
    NoShow.objects.filter(child_id=johan).update(next_step="concern")
    page.expose_function("tell", noted(pressed))
    page.add_init_script("addEventListener('keydown', (event) => tell(event.key), true);")

    def click(where: Locator) -> None:
        nonlocal clicks
        where.click()
        clicks += 1

    page.goto(reverse("dental:day"))
    click(page.get_by_role("link", name="Vurdér, om du er bekymret, Johan Toft"))
    click(page.get_by_role("link", name="Sæt ord på bekymringen"))
    click(page.get_by_role("group", name="Hvor er Johan").locator("[value='3']"))
    click(page.get_by_role("group", name="Hvordan er omsorgen").locator("[value='3']"))
    click(page.get_by_label("Det bekymrer"))
    for key in ("Control", "End"):
        pressed.append(key)  # together they go to the end of what stands there
    page.evaluate("document.activeElement.setSelectionRange(9999, 9999)")
    page.keyboard.type(SENTENCE)
    for key in ("Tab", "Tab", "ArrowDown", "ArrowDown", "Tab", "Tab"):
        page.keyboard.press(key)
    expect(page.get_by_role("button", name="Gem bekymring")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bekymringen er gemt")).to_be_visible()
    spent = len(pressed) * KEY + clicks * (POINT + KEY) + 2 * HAND + DECISIONS * MIND
    with capsys.disabled():
        sys.stdout.write(f"\na dentist's concern: {len(pressed)} keys, {clicks} clicks = {spent:.0f} s\n")
    placed = Concern.objects.get(child_id=johan, compartment="dental")
    assert placed.worrying.startswith("Udeblev fra tandlægen")
    assert placed.worrying.endswith(SENTENCE.strip())
    assert NoShow.objects.get(child_id=johan).stopped_because == "concern"
    assert spent < BUDGET


def test_the_dental_desk_is_walked_by_keyboard_and_fits_every_window(desk):
    page = desk("tove")
    page.goto(reverse("dental:day"))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert grave_problems(page) == []
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    target = page.get_by_role("link", name="Send brev, Emil Aagaard Winther")
    for _ in range(40):
        if target.evaluate("each => each === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    send = page.get_by_role("button", name="Send 2 breve")
    expect(send).to_be_visible()
    for _ in range(40):
        if send.evaluate("each => each === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ring til familien")).to_be_visible()
    assert NoShow.objects.get(child_id=key_of("child", "emil")).next_step == "call"
