"""Answers every page may need: not found, forbidden, failed, form expired; and the gallery."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from favn.kit import gallery as samples


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, the same words for what is hidden and what does not exist."""
    return render(request, "kit/problem.html", {"kind": "not_found"}, status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with what to do now."""
    return render(request, "kit/problem.html", {"kind": "forbidden"}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, rendered without the request, so that nothing can fail twice or touch the database."""
    return HttpResponse(render_to_string("kit/problem.html", {"kind": "server_error"}), status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503 when a read cannot be logged: nothing is shown rather than shown unseen."""
    return HttpResponse(render_to_string("kit/problem.html", {"kind": "unavailable"}), status=503)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form is too old: says what to do, and that nothing was saved."""
    return render(request, "kit/problem.html", {"kind": "csrf"}, status=403)


def gallery(request: HttpRequest, chapter: str = "child") -> HttpResponse:
    """Every component in every state, on invented samples."""
    if chapter not in samples.CHAPTERS:
        raise Http404
    return render(request, f"kit/gallery/{chapter}.html", samples.chapter(chapter))


def problem(request: HttpRequest, kind: str) -> HttpResponse:
    """One of the answers above, to look at: with status 200."""
    if kind not in samples.PROBLEMS:
        raise Http404
    return render(request, "kit/problem.html", {"kind": kind})
