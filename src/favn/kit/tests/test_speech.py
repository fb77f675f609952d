"""Words are kept per language: the same words in the next reader's language are that reader's."""

import pytest
from django.urls import NoReverseMatch
from django.utils import translation
from markupsafe import escape

from favn.kit import speech
from favn.kit.addresses import address


def test_each_language_has_its_own_words() -> None:
    with translation.override("da"):
        assert speech.gettext("I dag") == "I dag"
        assert speech.marked("I dag") == "I dag"
    with translation.override("en"):
        assert speech.gettext("I dag") == translation.gettext("I dag") == "Today"
        assert speech.marked("I dag") == "Today"
    with translation.override("da"):
        assert speech.marked("I dag") == "I dag"


def test_what_is_put_into_a_text_is_escaped_and_the_text_is_not() -> None:
    with translation.override("da"):
        assert speech.marked("<b>%(who)s</b>", who="<i>") == "<b>&lt;i&gt;</b>"
        assert speech.marked("%(words)s", words="a<b") == "a&lt;b"  # any name may be a variable's
        assert escape(speech.marked("senest %(when)s", when="10 & 11")) == "senest 10 &amp; 11"


def test_a_per_cent_is_written_twice_with_and_without_variables() -> None:
    with translation.override("da"):
        assert speech.marked("fravær på 10 %%") == "fravær på 10 %"
        assert speech.marked("fravær på %(n)s %%", n=10) == "fravær på 10 %"


def test_an_address_is_the_pages_own_and_an_unknown_page_is_refused() -> None:
    assert address("kit:chapter", "forms") == address("kit:chapter", "forms") == "/kit/forms/"
    with pytest.raises(NoReverseMatch):
        address("kit:nowhere")
