"""The chosen parts by themselves: Django with a session and a user, and one statement under the reader's own rights.

Nothing of Favn is in it but the gate and the role in the database, without which no row may be read: no hats, no log,
no frame, no words in two languages. What a page costs beyond this is ours to answer for.
"""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from uuid import UUID

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.module_loading import import_string
from jinja2 import Environment

from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import Actor
from favn.kit.clock import now
from favn.town.bench.floors import PAGE

MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "favn.foundation.access.middleware.GateMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def page(client: Client, actor: Actor, title: str, statement: str, values: Sequence[UUID]) -> Callable[[], bytes]:
    """Open a bare page with these rows as a bare Django would show them to somebody who is logged in."""
    template = Environment(autoescape=True).from_string(PAGE)

    def view(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return HttpResponse(status=HTTPStatus.FORBIDDEN)
        with acting(actor, at=now()), connection.cursor() as cursor:
            cursor.execute(statement, values)
            return HttpResponse(template.render(title=title, rows=cursor.fetchall()))

    answer: Callable[[HttpRequest], HttpResponse] = view
    for name in reversed(MIDDLEWARE):
        answer = import_string(name)(answer)
    asked = RequestFactory(headers={"Cookie": client.cookies.output(attrs=[], header="", sep=";").strip()})
    return lambda: answer(asked.get("/")).content
