"""A mother reads what is written about her daughter's move and answers it, on a telephone, without a mouse."""

import pytest
from playwright.sync_api import expect

from favn.journey.checkups.models import NoteAnswer
from favn.town.settle import key_of
from tests.browser.test_keyboard import tab_to
from tests.fixtures.browser import WIDTHS

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_sofie_answers_the_note_about_freja_with_tab_and_enter_only(desk):
    page = desk("sofie")
    page.set_viewport_size({"width": WIDTHS[1], "height": 800})
    page.goto("/familie/")
    tab_to(page, "Læs et notat, før det sendes")
    page.keyboard.press("Enter")
    page.wait_for_url("**/familie/overgange/")
    tab_to(page, "Fra dagtilbud til skole")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Må notatet sendes til Havneskolen?")).to_be_visible()
    tab_to(page, "Vil du sige noget til notatet?")
    page.keyboard.type("Hun glæder sig.")
    tab_to(page, "Ja, det må I sende")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dit ja er gemt.").first).to_be_visible()
    said = NoteAnswer.objects.get(adult_id=key_of("adult", "sofie"), child_id=key_of("child", "freja"))
    assert (said.answer, said.comment) == ("accepted", "Hun glæder sig.")
