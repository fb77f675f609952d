"""Answers every page may need: not found, forbidden, failed, form expired."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, the same words for what is hidden and what does not exist."""
    return render(request, "kit/problem.html", {"kind": "not_found"}, status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403, with what to do now."""
    return render(request, "kit/problem.html", {"kind": "forbidden"}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, without touching the database."""
    return render(request, "kit/problem.html", {"kind": "server_error"}, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form is too old: says what to do, and that nothing was saved."""
    return render(request, "kit/problem.html", {"kind": "csrf"}, status=403)
