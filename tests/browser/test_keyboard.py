"""Whole pieces of work without a mouse: a concern by arrows, the rest by Tab and Enter (a class: test_sheet)."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from favn.town.settle import key_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EMIL = key_of("child", "emil")


def tab_to(page: Page, label: str, most: int = 40) -> None:
    """Press Tab until the element of that name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if label in page.evaluate("(e => (e.labels?.[0]?.innerText ?? '') + e.innerText)(document.activeElement)"):
            return
    raise AssertionError(f"Tab never comes to »{label}«")


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


def test_hanne_acknowledges_a_midwifes_message_with_tab_and_enter_only(desk):
    page = desk("hanne")
    page.goto("/sundhedspleje/dag/")
    tab_to(page, "Kjærgaard")
    page.keyboard.press("Enter")
    page.wait_for_url("**/graviditet/")
    tab_to(page, "Send kvittering")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kvitteret").first).to_be_visible()


def test_maja_moves_a_step_with_tab_and_enter_only(desk):
    page = desk("maja")
    page.goto("/hjem/")
    tab_to(page, "Flyt eller opgiv")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Flyt eller opgiv skridtet")
    for label, words in (("Ny dag", "24.12.2099"), ("Hvorfor", "PPR har først tid da.")):
        tab_to(page, label)
        page.keyboard.type(words)
    tab_to(page, "Gem")
    page.keyboard.press("Enter")
    expect(page.get_by_text("PPR har først tid da.").first).to_be_visible()
