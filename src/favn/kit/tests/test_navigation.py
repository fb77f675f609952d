"""The top bar keeps to one line: what does not fit stands behind »Mere«, and is still a link."""

import re

import pytest
from django.template import engines

from favn.kit.navigation import Place

BAR = '{% from "kit/components/navigation.html" import main_navigation %}{{ main_navigation(links) }}'


def bar(count: int, current: int = 0) -> str:
    links = [Place(f"Side {number}", f"/{number}/", number == current) for number in range(1, count + 1)]
    shown: str = next(iter(engines.all())).from_string(BAR).render({"links": links})
    return shown.split("menu--nav", maxsplit=1)[0]


@pytest.mark.parametrize("count", [1, 6])
def test_six_links_stand_in_the_row(count):
    assert "menu--more" not in bar(count)
    assert bar(count).count("<li>") == count


def test_of_seven_links_five_stand_in_the_row_and_two_behind_more():
    shown = bar(7)
    assert shown.count("<li>") == 5
    assert re.findall(r"Side \d", shown.split("menu-panel")[1]) == ["Side 6", "Side 7"]
    assert ">Mere</summary>" in shown


def test_the_page_one_is_on_is_named_in_the_bar_also_when_it_does_not_fit():
    shown = bar(7, current=7)
    assert ">Side 7</summary>" in shown
    assert shown.count('aria-current="page"') == 1
