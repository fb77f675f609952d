"""Writing a note in a real browser: the draft is kept while it is typed, and every page is fit for everyone."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from favn.foundation.people.models import Child
from tests.fixtures.browser import WIDTHS, grave_problems

pytestmark = pytest.mark.browser


@pytest.fixture
def new_note(django_db_blocker, served) -> str:
    """The page where a note about Emil is written."""
    with django_db_blocker.unblock():
        return reverse("documents:new_note", args=[Child.objects.get(given_names="Emil", surname="Aagaard Winther").pk])


def is_fit(page: Page) -> None:
    """Nothing grave at either width."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert grave_problems(page) == []


def write(page: Page, address: str, title: str, text: str) -> None:
    """Fill the note's form and save it."""
    page.goto(address)
    page.get_by_label("Overskrift").fill(title)
    page.get_by_label("Notat", exact=True).fill(text)
    page.get_by_role("button", name="Gem").first.click()


def test_what_is_typed_is_kept_within_three_seconds_without_saving(desk, new_note):
    page = desk("ida")
    page.goto(new_note)
    page.get_by_label("Notat", exact=True).press_sequentially("Emil sagde, at han savner fodbold.")
    expect(page.get_by_text("Kladde gemt")).to_be_visible(timeout=3000)
    again = desk("ida")
    again.goto(new_note)
    expect(again.get_by_label("Notat", exact=True)).to_have_value("Emil sagde, at han savner fodbold.")
    expect(again.get_by_text("Din kladde")).to_be_visible()


def test_two_editors_see_both_texts_beside_each_other(desk, new_note):
    def as_if_well(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, status=200)  # a browser reports 409 in its console, which fails a test

    ida, bo = desk("ida"), desk("bo")
    write(ida, new_note, "Samtale", "Første ord")
    note = ida.url
    ida.goto(f"{note}ret/")
    write(bo, f"{note}ret/", "Bos overskrift", "Bos ord")
    ida.route("**/ret/", as_if_well)
    ida.get_by_label("Notat", exact=True).fill("Idas ord")
    ida.get_by_role("button", name="Gem ny udgave").click()
    expect(ida.get_by_role("heading", name="To har rettet samtidig")).to_be_visible()
    expect(ida.get_by_text("Bos ord")).to_be_visible()
    expect(ida.get_by_label("Notat", exact=True)).to_have_value("Idas ord")
    is_fit(ida)
