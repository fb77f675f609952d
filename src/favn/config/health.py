"""Is the process alive, and is it ready? Answered before all else: no session, no actor, no check of the host."""

from collections.abc import Callable
from functools import lru_cache

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse, JsonResponse

ALIVE = "/sundhed/"
READY = "/klar/"


class HealthMiddleware:
    """Answers the two addresses a load balancer asks, in front of everything that could be broken."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path == ALIVE:
            return _answer([])
        if request.path == READY:
            return _answer(hindrances())
        return self.get_response(request)


def hindrances() -> list[str]:
    """Why this process cannot serve anybody yet, in Danish; empty when it can."""
    try:
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute("select app, name from django_migrations")
            had = set(cursor.fetchall())
    except Error:
        connections[DEFAULT_DB_ALIAS].close()
        return ["Databasen svarer ikke, eller den er ikke gjort klar."]
    waiting = len(_known_migrations() - had)
    return [f"Databasen mangler {waiting} trin: kør favn database migrate."] if waiting else []


@lru_cache(maxsize=1)
def _known_migrations() -> frozenset[tuple[str, str]]:
    loader = MigrationLoader(None)
    return frozenset(key for key in loader.disk_migrations if key[0] not in loader.unmigrated_apps)


def _answer(reasons: list[str]) -> HttpResponse:
    answer = JsonResponse(
        {"status": "ikke klar" if reasons else "ok", "hvorfor": reasons},
        status=503 if reasons else 200,
        json_dumps_params={"ensure_ascii": False},
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
