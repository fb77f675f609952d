"""Answers every page may need: not found, forbidden, failed, form expired; and the gallery."""

from collections.abc import Callable
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.i18n import set_language

from favn.kit import gallery as samples

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def for_anyone(view: View) -> View:
    """Opens a page of the kit for everybody: what `access.pages.page(ANYONE)` does on the floors above."""
    view.opened_for = frozenset({"anyone"})  # type: ignore[attr-defined]  # read by the acting middleware
    return view


@for_anyone
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Keeps the reader's language in a cookie and goes back to the page they came from."""
    return set_language(request)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, the same words for what is hidden and what does not exist."""
    return render(request, "kit/problem.html", {"kind": "not_found"}, status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with what to do now."""
    return render(request, "kit/problem.html", {"kind": "forbidden"}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, rendered without the request, so that nothing can fail twice or touch the database."""
    return HttpResponse(render_to_string("kit/problem.html", {"kind": "server_error"}), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form is too old: says what to do, and that nothing was saved."""
    return render(request, "kit/problem.html", {"kind": "csrf"}, status=403)


@for_anyone
def gallery(request: HttpRequest, chapter: str = "child") -> HttpResponse:
    """Every component in every state, on invented samples."""
    if chapter not in samples.CHAPTERS:
        raise Http404
    return render(request, f"kit/gallery/{chapter}.html", samples.chapter(chapter))


@for_anyone
def problem(request: HttpRequest, kind: str) -> HttpResponse:
    """One of the answers above, to look at: with status 200."""
    if kind not in samples.PROBLEMS:
        raise Http404
    return render(request, "kit/problem.html", {"kind": kind})
