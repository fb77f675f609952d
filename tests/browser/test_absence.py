"""A leader warns the parents of a pupil without a mouse: from the list to the letters by Tab and Enter."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from favn.journey.checkups.models import AbsenceDuty
from favn.town.settle import key_of
from tests.browser.test_keyboard import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_parents_are_warned_with_tab_and_enter_only(desk):
    page = desk("rikke")
    page.goto(reverse("checkups:absence"))
    way = [("Emil Aagaard Winther", "fravær"), ("Læs og send brevet", "Varsl forældrene"), ("Send brevene", "fravær")]
    for words, heading in way:
        tab_to(page, words)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    expect(page.get_by_text("Forældrene er varslet")).to_be_visible()
    duty = AbsenceDuty.objects.get(child=key_of("child", "emil"), duty="warn")
    assert duty.fulfilled == "letter"
