"""What the suite's own reader of pages finds when there is something to find, and nothing when there is not."""

import re

import pytest

from tests.fixtures.browser import WIDTHS, grave_problems

pytestmark = pytest.mark.browser
SOUND = "<!doctype html><html lang=da><title>Ark</title><main><h1>Ark</h1><p>Et ord</p>{}</main></html>"
PLANTED = {
    "button-name": "<button></button>",
    "color-contrast": "<p style='color:#bbb;background:#fff'>Et svagt ord</p>",
    "image-alt": "<img src='data:,'>",
    "label": "<input>",
    "aria-valid-attr": "<p aria-nothing=1>x</p>",
    "wider than the window": "<p style='width:2000px'>x</p>",
}


@pytest.mark.parametrize("what", PLANTED)
def test_what_is_planted_is_found(window, what):
    page = window()
    page.set_content(SOUND.format(PLANTED[what]))
    (found,) = grave_problems(page)
    assert found.startswith(what)


def test_what_is_only_there_on_a_phone_is_found_there(window):
    page = window()
    page.set_content(
        SOUND.format("<style>@media (width < 500px) {span {display: none}}</style><button><span>Gem</span></button>")
    )
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found.append([re.split(":", each)[0] for each in grave_problems(page)])
    assert found == [[], ["button-name"]]


def test_what_is_a_matter_of_taste_is_left_alone(window):
    page = window()
    page.set_content(SOUND.format("<h4>Et hop i overskrifterne</h4>").replace("<h1>Ark</h1>", ""))
    assert grave_problems(page) == []


def test_contrast_is_read_in_danish_and_the_rest_in_english_too(window):
    page = window()
    page.set_content(SOUND.format(PLANTED["color-contrast"] + PLANTED["label"]).replace("lang=da", "lang=en"))
    (found,) = grave_problems(page)
    assert found.startswith("label")
