"""The gallery: every chapter renders in both languages, strictly, and the answers to trouble say what to do."""

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation

from favn.kit import catalogue, gallery, views
from favn.kit.security import POLICY


@pytest.fixture(autouse=True, scope="module")
def _compiled():
    catalogue.compile_all()


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("chapter", gallery.CHAPTERS)
def test_every_chapter_renders(chapter, language):
    with translation.override(language):
        answer = views.gallery(RequestFactory().get(f"/kit/{chapter}/"), chapter)
    text = answer.content.decode()
    assert f'<html lang="{language}">' in text
    assert "style=" not in text
    assert "unsafe-inline" not in POLICY


@pytest.mark.parametrize("kind", gallery.PROBLEMS)
def test_every_problem_says_what_now(kind):
    answer = views.problem(RequestFactory().get("/kit/"), kind)
    assert "Til forsiden" in answer.content.decode()


def test_a_chapter_or_a_problem_that_is_not_there_is_404():
    with pytest.raises(Http404):
        views.gallery(RequestFactory().get("/kit/x/"), "x")
    with pytest.raises(Http404):
        views.problem(RequestFactory().get("/kit/x/"), "x")


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (views.not_found, 404, "Siden findes ikke, eller du har ikke adgang"),
        (views.forbidden, 403, "Det kan du ikke gøre her"),
        (views.csrf_failure, 403, "Formularen var blevet for gammel"),
        (views.server_error, 500, "Noget gik galt hos os"),
    ],
)
def test_answers_to_trouble(answer, status, words):
    given = answer(RequestFactory().get("/x/"))
    assert given.status_code == status
    assert words in given.content.decode()


def test_the_language_is_kept_in_a_cookie_without_a_session():
    request = RequestFactory().post("/i18n/", {"language": "en", "next": "/kit/status/"})
    answer = views.choose_language(request)
    assert answer.cookies["django_language"].value == "en"
    assert answer.headers["Location"] == "/kit/status/"


@pytest.mark.parametrize("view", [views.gallery, views.problem, views.choose_language])
def test_the_kit_is_open_for_anyone(view):
    assert view.opened_for == frozenset({"anyone"})


def test_a_refused_form_keeps_what_was_typed_and_links_to_each_error():
    text = views.gallery(RequestFactory().get("/kit/forms/"), "forms").content.decode()
    assert 'value="32.13.2026"' in text
    assert 'href="#refused_by"' in text
    assert 'aria-describedby="refused_name-hint refused_name-error"' in text
    assert 'id="refused_contact_0"' in text
