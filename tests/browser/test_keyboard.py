"""Whole pieces of work without a mouse: a class rated by digits, a concern by arrows, a citizen by Tab and Enter."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from favn.journey.wellbeing.models import Assessment, Round, Sheet
from favn.town.settle import key_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EMIL = key_of("child", "emil")
CLASS = 24
CORE, FURTHER = 3, 9
UNSET = "[data-cell].answer--unset"


def tab_to(page: Page, label: str, most: int = 40) -> None:
    """Press Tab until the element of that name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if label in page.evaluate("(e => (e.labels?.[0]?.innerText ?? '') + e.innerText)(document.activeElement)"):
            return
    raise AssertionError(f"Tab never comes to »{label}«")


def all_saved(page: Page) -> None:
    """No answer is on its way any more."""
    expect(page.locator("#saved")).to_contain_text("Alt er gemt")
    expect(page.locator("[data-cell].htmx-request")).to_have_count(0, timeout=30_000)


def open_round() -> Round:
    return Round.objects.filter(unit_kind="school", opened_at__isnull=False).latest("opens_on")


def test_ida_rates_a_class_of_24_with_digits_alone_and_reports_it_finished(desk):
    rated = open_round()
    page = desk("ida")
    page.goto(reverse("wellbeing:sheet", args=[rated.id, key_of("group", "3.B")]))
    for number in range(CLASS * CORE):
        page.keyboard.press(str(2 + number % 4))
    all_saved(page)
    expect(page.locator(".sheet-opened").first).to_be_visible()  # the second stage, for the few
    expect(page.locator(f"{UNSET} input:focus")).to_have_count(1)  # by itself, on the first answer that is missing
    for _ in range(page.locator(UNSET).count()):
        page.keyboard.press("4")
    all_saved(page)
    expect(page.locator(UNSET)).to_have_count(0)
    expect(page.get_by_role("button", name="Meld færdig")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Du er færdig")).to_be_visible()
    sheet = Sheet.objects.get(round=rated, rater_id=key_of("employee", "ida"))
    assert sheet.finished_at is not None
    assert Assessment.objects.filter(sheet=sheet, core1__isnull=False, core3__isnull=False).count() == CLASS


def test_the_concern_ruler_is_moved_by_arrows(desk):
    page = desk("ida")
    page.goto(reverse("concerns:place", args=[EMIL]))
    ruler = page.get_by_role("group", name="Hvor er Emil lige nu?")
    ruler.get_by_label("1").focus()
    page.keyboard.press("Space")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(ruler.get_by_label("3")).to_be_checked()
    expect(ruler.get_by_label("3")).to_be_focused()
    expect(page.locator("#guide")).to_contain_text("niveau 3")


def test_a_citizen_notifies_with_tab_and_enter_only(own_town, window):
    page = window()
    page.goto(reverse("public:front"))
    tab_to(page, "Underret kommunen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/underret/")
    for label, words in (
        ("Hvad", "En dreng i 3. klasse går ofte alene hjem efter mørkets frembrud."),
        ("Barnets navn", "Emil"),
    ):
        tab_to(page, label)
        page.keyboard.type(words)
    tab_to(page, "Send")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tak")
