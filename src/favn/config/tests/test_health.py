"""Alive and ready, asked by machines: no session, no host name, nobody's data."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections
from django.test import RequestFactory

from favn.config import health


def ask(path: str, **settings) -> tuple[int, str]:
    request = RequestFactory().get(path, headers={"host": "10.0.0.7"}, **settings)
    answer = WSGIHandler().get_response(request)
    return answer.status_code, answer.content.decode()


def test_alive_is_answered_without_a_database_a_session_or_a_known_host():
    assert ask("/sundhed/") == (200, '{"status": "ok", "hvorfor": []}')


@pytest.mark.django_db
def test_ready_when_the_database_answers_and_is_up_to_date():
    assert ask("/klar/") == (200, '{"status": "ok", "hvorfor": []}')


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing():
    with connections["default"].cursor() as cursor:
        cursor.execute("delete from django_migrations where app = 'audit'")
    status, said = ask("/klar/")
    assert status == 503
    assert "kør favn database migrate" in said


def test_not_ready_when_the_database_does_not_answer(monkeypatch: pytest.MonkeyPatch):
    from django.db import OperationalError

    class Silent:
        def cursor(self):
            raise OperationalError("no route to 10.0.0.1 for user favn_web")

        def close(self):
            self.closed = True

    monkeypatch.setattr(health, "connections", {"default": Silent()})
    status, said = ask("/klar/")
    assert status == 503
    assert "svarer ikke" in said
    assert "favn_web" not in said
