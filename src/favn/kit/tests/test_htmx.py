"""A block of a page alone: with its imports, its frame's blocks, CSRF and context."""

import pytest
from django.test import RequestFactory

from favn.kit import gallery, htmx


@pytest.fixture
def request_of():
    def make(**headers):
        return RequestFactory().get("/kit/", headers=headers)

    return make


def test_a_block_comes_without_its_frame(request_of):
    answer = htmx.render_block(request_of(), "kit/gallery/words.html", "content", gallery.chapter("words"))
    text = answer.content.decode()
    assert "Fem henvendelser om søskende" in text
    assert "<html" not in text
    assert "topbar" not in text


def test_a_block_of_the_frame_can_be_asked_for_too(request_of):
    answer = htmx.render_block(request_of(), "kit/gallery/words.html", "toasts", gallery.chapter("words"))
    assert 'id="toasts"' in answer.content.decode()


def test_the_innermost_block_wins_and_super_works(request_of):
    answer = htmx.render_block(request_of(), "kit/gallery/public.html", "before_topbar", gallery.chapter("public"))
    text = answer.content.decode()
    assert "gallery-bar" in text
    assert "112" in text


def test_a_block_that_is_not_there_is_an_error(request_of):
    with pytest.raises(KeyError):
        htmx.render_block(request_of(), "kit/gallery/words.html", "nothing", gallery.chapter("words"))


def test_the_status_is_passed_on(request_of):
    answer = htmx.render_block(request_of(), "kit/problem.html", "content", {"kind": "csrf"}, status=htmx.REFUSED)
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, False),
        ({"HX-Request": "true"}, True),
        ({"HX-Request": "true", "HX-History-Restore-Request": "true"}, False),
    ],
)
def test_who_gets_the_piece_and_who_the_page(request_of, headers, expected):
    request = request_of(**headers)
    assert htmx.is_htmx(request) is expected
    answer = htmx.page_or_block(request, "kit/problem.html", "content", {"kind": "csrf"})
    assert ("<html" in answer.content.decode()) is not expected


def test_a_template_for_third_parties_is_not_ours_to_cut(request_of):
    with pytest.raises(TypeError, match="Jinja2"):
        htmx.render_block(request_of(), "auth/widgets/read_only_password_hash.html", "content", {})
