"""Finding a child and asking for its number, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from favn.town.settle import key_of
from tests.fixtures.browser import WIDTHS, grave_problems

pytestmark = pytest.mark.browser
EMIL = key_of("child", "emil")


def is_fit(page: Page) -> None:
    """Nothing grave at either width."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert grave_problems(page) == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_ida_finds_emil_with_the_keyboard_and_no_name_stands_in_the_address(desk, language):
    page = desk("ida", language)
    page.goto("/find/")
    page.locator("#find").fill("emil agard")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Emil Aagaard Winther")).to_be_visible()
    assert page.url.endswith("/find/")
    is_fit(page)


@pytest.mark.parametrize("language", ["da", "en"])
def test_hanne_asks_for_the_number_in_the_head_of_the_page(desk, language):
    page = desk("hanne", language)
    page.goto(f"/barn/{EMIL}/")
    page.locator("#number a").click()
    page.locator("#number select").select_option("health")
    is_fit(page)
    page.locator("#number button").click()
    expect(page.locator("#number strong")).to_contain_text("-")
    assert page.url.endswith(f"/barn/{EMIL}/")
