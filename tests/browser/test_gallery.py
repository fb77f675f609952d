"""The gallery in a real browser: nothing grave, nothing wider than a phone, and the keys do what they say."""

import pytest

from favn.kit import gallery
from tests.fixtures.browser import WIDTHS, grave_problems

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("chapter", gallery.CHAPTERS)
def test_every_component_can_be_used_by_everyone(window, chapter, language):
    page = window(language)
    page.goto(f"/kit/{chapter}/")
    assert page.locator("html").get_attribute("lang") == language
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert grave_problems(page) == []


def test_a_digit_answers_and_moves_on(window):
    page = window()
    page.goto("/kit/sheet/")
    page.locator("#id_4_2_1").focus()
    page.keyboard.press("2")
    page.keyboard.press("5")
    page.keyboard.press("3")
    chosen = [
        page.locator(f"[data-answer] >> input[name=a{place}]:checked").get_attribute("value")
        for place in ("4_2", "4_3", "5_1")
    ]
    assert chosen == ["2", "5", "3"]


def test_arrows_move_without_answering_and_zero_takes_an_answer_back(window):
    page = window()
    page.goto("/kit/sheet/")
    page.locator("#id_1_1_3").focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft", "ArrowRight"):
        page.keyboard.press(key)
    assert page.locator(":focus").get_attribute("name") == "a1_2"
    assert page.locator("input[name=a1_1]:checked").get_attribute("value") == "3"
    page.keyboard.press("0")
    assert page.locator("input[name=a1_2]:checked").count() == 0


def test_a_slash_goes_to_the_search_and_stays_a_slash_while_writing(window):
    page = window()
    page.goto("/kit/status/")
    page.keyboard.press("/")
    assert page.locator(":focus").get_attribute("id") == "find"
    page.keyboard.type("a/b")
    assert page.locator("#find").input_value() == "a/b"


def test_the_first_tab_leads_past_the_menu(window):
    page = window()
    page.goto("/kit/status/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Gå til indholdet"


def test_the_language_is_switched_on_the_page_where_one_stands(window):
    page = window()
    page.goto("/kit/status/")
    page.get_by_role("button", name="English").click()
    assert page.url.endswith("/kit/status/")
    assert page.locator("h1").inner_text() == "Status"
    assert page.get_by_text("Skip to the content").count() == 1


def test_the_person_menu_closes_with_escape(window):
    page = window()
    page.goto("/kit/status/")
    menu = page.locator(".menu--person")
    menu.locator("summary").click()
    assert menu.get_by_text("Log ud").is_visible()
    page.keyboard.press("Escape")
    assert menu.get_by_text("Log ud").is_hidden()


def test_a_first_visit_is_light(window):
    page, fetched = window(), {}
    page.on("response", lambda answer: fetched.setdefault(answer.url, answer))
    page.goto("/kit/family/")
    page.wait_for_load_state("networkidle")
    assert len(fetched) <= 14, sorted(fetched)
    assert not [url for url in fetched if "latin-ext" in url], "letters nobody wrote are not fetched"
