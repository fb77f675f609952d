"""Steps 4 to 6 in a real browser: the concern, the notification, the open page and the room; axe reads what
only comes forth on the way (each page by itself is read in test_every_page)."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from favn.town.settle import key_of
from tests.fixtures.browser import WIDTHS, grave_problems

pytestmark = pytest.mark.browser
EMIL = key_of("child", "emil")


def fit(page: Page, name: str) -> None:
    """Nothing grave at either width."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 1000})
        assert grave_problems(page) == [], (name, width)
    page.set_viewport_size({"width": WIDTHS[0], "height": 1000})


def place_a_concern(page: Page) -> None:
    page.goto(reverse("concerns:place", args=[EMIL]))
    page.get_by_role("group", name="Hvor er Emil lige nu?").get_by_label("3").check()
    expect(page.locator("#guide")).to_contain_text("niveau 3, Sårbart")
    page.get_by_role("group", name="Hvordan er omsorgen").get_by_label("2").check()
    page.get_by_label("Det beskytter").fill("Mormor bor tæt på. God ven i klassen.")
    page.get_by_label("Det bekymrer").fill("Stille siden maj. Mangler madpakke. Sover i timen.")
    expect(page.locator("#id_worrying-draft")).to_contain_text("Kladde gemt")
    page.get_by_label("Barnets egne ord").fill("Jeg savner fodbold.")
    page.get_by_label("Forældrenes ord").fill("Jeg kan ikke nå det hele om aftenen.")
    page.get_by_label("Eller hvorfor ikke").select_option("planned")
    fit(page, "place")
    page.get_by_role("button", name="Gem bekymring").click()
    expect(page.get_by_role("heading", name="Bekymring", exact=True)).to_be_visible()


def notify(page: Page) -> None:
    page.locator("main").get_by_role("link", name="Underret nu").first.click()
    expect(page.get_by_label("Hvad bekymrer dig?")).to_have_value("Stille siden maj. Mangler madpakke. Sover i timen.")
    page.get_by_label("Mor", exact=True).check()
    page.get_by_role("button", name="Send underretning").click()
    expect(page.get_by_role("heading", name="Underretningen er sendt")).to_be_visible()


def tell_without_a_name(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Underret kommunen").click()
    page.get_by_label("Hvad har du set eller hørt?").fill("En dreng går alene ude sent. Min nabo har også set det.")
    page.get_by_label("Barnets navn").fill("Emil Winther")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("»Min nabo«")).to_be_visible()
    fit(page, "hints")
    page.get_by_role("button", name="Send, som det står").click()
    expect(page.get_by_text("Du er anonym.")).to_be_visible()
    fit(page, "kept")


def find_and_assess(page: Page) -> None:
    page.goto(reverse("caseworker:notifications"))
    page.get_by_role("link", name="Barnet er ikke fundet endnu").first.click()
    page.get_by_role("link", name="Find barnet").click()
    page.get_by_label("Barnets navn").fill("Emil Vinter")
    page.get_by_role("button", name="Søg", exact=True).click()
    page.get_by_label("Emil Aagaard Winther").check()
    fit(page, "match")
    page.get_by_role("button", name="Underretningen handler om de valgte").click()
    page.locator(".happenings").get_by_role("link", name="Havneskolen").first.click()
    page.get_by_label("Hurtig").check()
    page.get_by_label("Begrundelse").fill("Emil er i faldende trivsel, men tryg hos mor og mormor.")
    page.get_by_label("Næste skridt").select_option("screen_siblings")
    page.get_by_role("button", name="Gem vurdering").click()
    expect(page.get_by_role("link", name="Se brevet")).to_be_visible()
    fit(page, "assessed")


def test_from_a_concern_to_an_assessed_notification(desk, window) -> None:
    ida = desk("ida")
    place_a_concern(ida)
    notify(ida)
    tell_without_a_name(window())
    find_and_assess(desk("mette"))


def test_the_pages_speak_english(desk, window) -> None:
    stranger = window("en")
    stranger.goto(reverse("public:notify"))
    expect(stranger.get_by_label("What have you seen or heard?")).to_be_visible()
    ida = desk("ida", "en")
    ida.goto(reverse("concerns:place", args=[EMIL]))
    expect(ida.get_by_role("group", name="Where is Emil right now?")).to_be_visible()
    mette = desk("mette", "en")
    mette.goto(reverse("caseworker:notifications"))
    expect(mette.get_by_role("heading", name="Notifications")).to_be_visible()
