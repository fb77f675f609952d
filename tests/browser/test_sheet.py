"""A class of 24 rated for the first time: every keystroke is counted, and the time of hands and eyes worked out.

The keystroke-level model (Card, Moran & Newell, "The keystroke-level model for user performance time with interactive
systems", Communications of the ACM 23(7), 1980, pp. 396-410): K = 0.28 s a key, an average non-secretary typist of 40
words a minute; M = 1.35 s to get ready in mind. The hands stay on the keys, so there is neither P nor H. Judging a
child is no part of it; M is counted once for every child, and once for every further question in stage two. What it
would be with M before every single answer is printed too, and must hold as well.
"""

import sys
from collections import Counter
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from favn.journey.wellbeing.models import Assessment, Round, Sheet
from favn.town.settle import key_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
KEY, MIND = 0.28, 1.35  # seconds
BUDGET = 4 * 60  # seconds, a first sheet of 24
OTHERS = 10  # keystrokes that are no answer: fewer than this
CLASS = 24
CORE, FURTHER = 3, 9
UNSET = "[data-cell].answer--unset"
ABSENT = "2"  # the second reason of the list


def all_saved(page: Page) -> None:
    """No answer is on its way any more."""
    expect(page.locator("#saved")).to_contain_text("Alt er gemt")
    expect(page.locator("[data-cell].htmx-request")).to_have_count(0, timeout=30_000)


def open_round() -> Round:
    return Round.objects.filter(unit_kind="school", opened_at__isnull=False).latest("opens_on")


def fill(page: Page) -> None:
    """What a first-time teacher does: reads what 1 and 5 mean, answers child by child, gives a reason, reports."""
    page.keyboard.press("?")
    expect(page.locator(".explains").first).to_be_visible()
    page.keyboard.press("?")
    for number in range(CLASS):
        for question in range(CORE):  # the fifth child has been away; every fourth is a little lower
            page.keyboard.press("0" if number == 4 else str(2 + question % 2 if number % 4 == 0 else 4))
    expect(page.locator(".sheet-opened").first).to_be_visible(timeout=30_000)
    expect(page.locator(f"{UNSET} input:focus")).to_have_count(1)
    while page.evaluate("document.activeElement.matches('[data-cell].answer--unset input')"):
        page.keyboard.press("3")
    expect(page.locator(".sheet-reason")).to_be_focused(timeout=30_000)
    page.keyboard.press(ABSENT)
    expect(page.get_by_role("button", name="Meld færdig")).to_be_focused()
    all_saved(page)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Du er færdig")).to_be_visible()


def noted(pressed: list[str]) -> Callable[[str], None]:
    """Playwright wants a function of Python's own."""

    def note(key: str) -> None:
        pressed.append(key)

    return note


def seconds(keys: int, minds: int) -> float:
    return keys * KEY + minds * MIND


def test_a_first_time_teacher_fills_a_class_of_24_in_less_than_four_minutes_of_hands_and_eyes(desk, capsys):
    rated = open_round()
    page = desk("ida")
    pressed: list[str] = []
    page.expose_function("tell", noted(pressed))
    page.add_init_script("addEventListener('keydown', (event) => tell(event.key), true);")
    page.goto(reverse("wellbeing:sheet", args=[rated.id, key_of("group", "3.B")]))
    fill(page)
    sheet = Sheet.objects.get(round=rated, rater_id=key_of("employee", "ida"))
    rows = list(Assessment.objects.filter(sheet=sheet))
    further = sum(row.has_more() for row in rows) * FURTHER
    digits = sum(count for key, count in Counter(pressed).items() if key in set("012345"))
    others = len(pressed) - (CLASS * CORE + further)
    spent = seconds(len(pressed), CLASS + further)
    most = seconds(len(pressed), CLASS * CORE + further)
    with capsys.disabled():
        sys.stdout.write(
            f"\na class of {CLASS}: {CLASS * CORE} core answers, {further} further, {others} other keys"
            f" = {len(pressed)} keys; {spent / 60:.1f} min with M once a child,"
            f" {most / 60:.1f} min with M before every answer\n"
        )
    assert sheet.finished_at is not None
    assert len(rows) == CLASS
    assert all(None not in (row.core1, row.core2, row.core3) for row in rows)  # 0: not able to judge
    assert 0 < further <= 7 * FURTHER  # at most 30 % of 24
    assert digits == CLASS * CORE + further + 1  # every answer once, and one reason
    assert others < OTHERS
    assert most <= BUDGET


def test_two_windows_never_overwrite_each_other(desk):
    rated = open_round()
    address = reverse("wellbeing:sheet", args=[rated.id, key_of("group", "3.B")])
    first = desk("ida")
    first.goto(address)
    second = first.context.new_page()
    second.goto(address)
    first.keyboard.press("4")
    all_saved(first)
    second.keyboard.press("2")
    expect(second.locator("#toasts")).to_contain_text("ændret i et andet vindue")
    expect(second.locator("[data-cell]").first.get_by_text("4", exact=True).locator("input")).to_be_checked()
    second.locator("[data-cell]").first.get_by_text("2", exact=True).click()  # seen, and chosen anew
    expect(second.locator("[data-cell].htmx-request")).to_have_count(0)
    first.reload()
    expect(first.locator("[data-cell]").first.get_by_text("2", exact=True).locator("input")).to_be_checked()


def test_a_sheet_is_left_and_gone_on_with_where_it_was(desk):
    rated = open_round()
    page = desk("ida")
    page.goto(reverse("wellbeing:sheet", args=[rated.id, key_of("group", "3.B")]))
    for _ in range(7):
        page.keyboard.press("4")
    all_saved(page)
    page.goto(reverse("school:today"))
    page.get_by_role("link", name="Åbn mit ark").first.click()
    expect(page.locator("#how-far")).to_contain_text("2 af 24 børn")
    assert page.evaluate("document.activeElement.name") == "core2.3"
    expect(page.locator(UNSET)).to_have_count(CLASS * CORE - 7)


def test_a_phone_shows_one_child_at_a_time_and_brings_the_next(desk, chromium, served):
    cookies = desk("ida").context.cookies()
    phone = chromium.new_context(
        viewport={"width": 375, "height": 667}, has_touch=True, is_mobile=True, base_url=served
    )
    phone.add_cookies(cookies)
    page = phone.new_page()
    page.goto(reverse("wellbeing:sheet", args=[open_round().id, key_of("group", "3.B")]))
    rows = page.locator("[data-row]")
    rows.nth(0).scroll_into_view_if_needed()
    for place in range(CORE):
        rows.nth(0).locator("[data-cell]").nth(place).get_by_text("4", exact=True).tap()
    expect(rows.nth(1)).to_be_in_viewport(ratio=0.9)
    expect(rows.nth(2)).not_to_be_in_viewport(ratio=0.5)
    expect(page.locator(".htmx-request")).to_have_count(0)
    phone.close()


def test_each_heading_stands_over_its_own_column(desk):
    rated = open_round()
    page = desk("ida")
    page.goto(reverse("wellbeing:sheet", args=[rated.id, key_of("group", "3.B")]))
    left = "els => els.map(el => Math.round(el.getBoundingClientRect().left))"
    headings = page.eval_on_selector_all(".sheet-columns > span", left)
    cells = page.eval_on_selector_all(".sheet-row:first-child > :is(.sheet-number, .sheet-name, .sheet-core)", left)
    assert [headings[0], headings[1], *headings[3:6]] == cells
