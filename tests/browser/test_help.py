"""The child's page, the plan, the offers and the follow-up in a real browser: fit for everyone, at both widths."""

from datetime import timedelta

import pytest
from django.urls import reverse

from favn.journey.followups.actions import Said, Seen, hold_follow_up
from favn.journey.offers.actions import give_seat
from favn.journey.offers.catalogue import CHILDRENS_GROUP
from favn.journey.offers.models import Offer
from tests.fixtures.browser import WIDTHS, grave_problems

pytestmark = pytest.mark.browser
LATER = timedelta(days=88)


@pytest.fixture
def helped(acting_as, emils_plan, sofie, at):
    """Emil has a seat in Gitte's group, and Lars has followed up once."""
    with acting_as("lars") as lars:
        give_seat(offer=Offer.objects.get(name=CHILDRENS_GROUP), child_id=emils_plan.child_id, by=lars, at=at)
    with acting_as("lars", later=LATER) as lars:
        said = [Said("Emil", "Jeg er glad for torsdage"), Said("Sofie", "Morgenerne er roligere", sofie.id)]
        hold_follow_up(plan=emils_plan, seen=Seen(2, 2, said), next_on=(at + LATER).date() + timedelta(days=90),
                       reason="Efter sommerferien", by=lars, at=at + LATER)  # fmt: skip
    return emils_plan


@pytest.fixture
def look(client_for, window, served):
    """`look("lars", "/planer/…/")`: the page as Favn answers now, laid out by Chromium with its own stylesheets."""

    def at_page(login: str, path: str, language: str = "da"):
        client = client_for(login, demo_days=89)
        client.cookies["django_language"] = language
        answer = client.get(path)
        assert answer.status_code == 200
        page = window(language)
        page.route(f"{served}{path}", lambda route: route.fulfill(body=answer.content, content_type="text/html"))
        page.goto(path)
        return page

    return at_page


def test_the_pages_of_help_are_fit_for_everyone(look, helped):
    child = helped.child_id
    pages = [
        ("lars", reverse("caseworker:child", args=[child]), "da"),
        ("lars", reverse("caseworker:child", args=[child]), "en"),
        ("lars", reverse("caseworker:access", args=[child]), "da"),
        ("lars", reverse("plans:plan", args=[helped.id]), "da"),
        ("lars", reverse("plans:revise", args=[helped.id]), "en"),
        ("lars", reverse("followups:hold", args=[helped.id]), "da"),
        ("lars", reverse("offers:choose", args=[child]), "en"),
        ("gitte", reverse("offers:mine"), "da"),
    ]
    for login, path, language in pages:
        page = look(login, path, language)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert grave_problems(page) == [], (path, width)
