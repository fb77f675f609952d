"""The tasks: what people do most, done through the whole of Favn, by members of the cast with their own rights."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from favn.foundation.access import door
from favn.foundation.access.acting import acting, at_the_gate
from favn.foundation.access.choices import Purpose
from favn.foundation.access.hats import hat_for
from favn.foundation.accounts.actors import Actor
from favn.foundation.accounts.models import User
from favn.foundation.people.models import Child
from favn.journey.wellbeing.models import Assessment
from favn.kit.clock import now
from favn.town.bench import bare, floors
from favn.town.bench.figures import Figure, timed
from favn.town.bench.scene import Scene
from favn.town.settle import key_of

MISSPELT = "emil winter"


@dataclass(frozen=True, slots=True)
class Task:
    """Something somebody does, beside the least it could cost. `ask` answers with the bytes of the answer, if any."""

    name: str
    about: str
    ask: Callable[[], bytes]
    floor: floors.Floor


def measure(task: Task, children: int, times: int) -> Figure:
    """The figure of one task in the town that the connections point at."""
    spent = timed(task.ask, task.floor, times)
    with counted() as statements:
        answer = task.ask()
    half = spent.at(0.5)
    return Figure(
        task=task.name, children=children, p50_ms=half, p95_ms=spent.at(0.95), cpu_ms=spent.cpu_median,
        floor_ms=spent.floor_median, ratio=round(half / spent.floor_median, 1), statements=len(statements),
        bytes=len(answer), gzip=len(gzip.compress(answer, 6)) if answer else 0, about=task.about,
    )  # fmt: skip


@contextmanager
def counted() -> Iterator[list[str]]:
    """Every statement that is sent on any connection, the roles and the log's included."""
    seen: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append(sql)
        return execute(sql, params, many, context)

    with ExitStack() as stack:
        for alias in connections:
            stack.enter_context(connections[alias].execute_wrapper(note))
        yield seen


def all_tasks(scene: Scene, floor: floors.Floors) -> list[Task]:
    """What is measured, in the order of the table."""
    lars, mette, ida = browser("lars"), browser("mette"), browser("ida")
    sheet = reverse("wellbeing:sheet", args=[scene.round, scene.group])
    fill_most(ida, sheet, scene)
    rows = floor.page("Ark", floors.SHEET, scene.round, scene.rater, scene.group)
    child = partial(floor.page, "Barnet", floors.CHILD)
    return [
        Task("work list", "50 rows, caseworker (narrow)", visit(lars, reverse("caseworker:day")),
             floor.page("Min dag", floors.ALERTS, scene.caseworker)),
        Task("work list, beside a bare Django", "the same page; the floor is Django with a login",
             visit(lars, reverse("caseworker:day")),
             bare.page(lars, actor_of("lars"), "Min dag", floors.ALERTS, [scene.caseworker])),
        Task("list of notifications", "50 rows, team leader (wide)",
             visit(mette, reverse("caseworker:notifications") + "?vis=vurderede"),
             floor.page("Underretninger", floors.ARRIVALS)),
        Task("child's page", "caseworker", visit(lars, page_of_child(scene)), child(scene.child)),
        Task("group sheet", "24 children, teacher", visit(ida, sheet), rows),
        Task("save one answer", "htmx, teacher", Answering(ida, scene), floor.answer(own_row(scene))),
        Task("name search", "a typing error, team leader (wide)", Searching("mette"), floor.search(MISSPELT)),
        Task("name search, few children", "a typing error, teacher (narrow)", Searching("ida"), floor.search(MISSPELT)),
    ]  # fmt: skip


def browser(login: str) -> Client:
    """A browser in which this member of the cast is logged in."""
    client = Client()
    with at_the_gate():
        client.force_login(User.objects.get(pk=key_of("user", login)))
    return client


def visit(client: Client, url: str) -> Callable[[], bytes]:
    """Open a page as its reader does. Raises RuntimeError when it does not answer as it should."""
    return lambda: answered(client.get(url))


def answered(response: Any) -> bytes:
    """The bytes of an answer that came as it should."""
    if response.status_code != HTTPStatus.OK or not isinstance(response, HttpResponse):
        raise RuntimeError(f"{response.request['PATH_INFO']} answered {response.status_code}")
    return response.content


def page_of_child(scene: Scene) -> str:
    """The child's page as the caseworker of the case reads it."""
    return reverse("caseworker:child", args=[scene.child])


def fill_most(client: Client, sheet: str, scene: Scene) -> None:
    """Answer the core questions for all children but one, as the page without JavaScript does."""
    with acting(actor_of("ida"), at=now()) as ida:
        rows = list(door.children_in_group(actor=ida, group_id=scene.group, purpose=Purpose.WELLBEING, at=now()))
        standing = {row.child_id: row for row in Assessment.objects.filter(round_id=scene.round, rater_id=ida.key)}
    posted: dict[str, str] = {}
    for line, child in enumerate(rows[:-1], start=1):
        posted[f"child.{line}"] = str(child.id)
        for number, question in enumerate(("core1", "core2", "core3")):
            was = getattr(standing.get(child.id), question, None)
            posted[f"was.{question}.{line}"] = "" if was is None else str(was)
            posted[f"{question}.{line}"] = str(1 + (line + number) % 5 if was is None else was)
    client.post(sheet, posted)


def own_row(scene: Scene) -> UUID:
    """Ida's row about the first child of the class."""
    with acting(actor_of("ida"), at=now()) as ida:
        found = Assessment.objects.filter(round_id=scene.round, rater_id=ida.key).earliest("id")
    return found.pk


class Answering:
    """Ida changes her mind about one child, to and fro: each time one answer is saved."""

    def __init__(self, client: Client, scene: Scene) -> None:
        self.client, self.url = client, reverse("wellbeing:cell", args=[scene.round, scene.group])
        with acting(actor_of("ida"), at=now()):
            row = Assessment.objects.get(pk=own_row(scene))
        self.child, self.value = row.child_id, row.core2

    def __call__(self) -> bytes:
        """One answer, as htmx sends it."""
        was, self.value = self.value, 1 if self.value != 1 else 5
        posted = {"child.1": str(self.child), "core2.1": str(self.value), "was.core2.1": "" if was is None else was}
        return answered(self.client.post(self.url, posted, headers={"HX-Request": "true"}))


class Searching:
    """A name is looked up with typing errors in it."""

    def __init__(self, login: str) -> None:
        self.actor = actor_of(login)

    def __call__(self) -> bytes:
        """The names found; the search is logged before they are shown."""
        at = now()
        with acting(self.actor, at=at) as actor:
            found: list[Child] = door.find_children(actor=actor, words=MISSPELT, purpose=Purpose.CASEWORK, at=at)
        return "\n".join(child.name for child in found).encode()


def actor_of(login: str) -> Actor:
    """The actor a member of the cast is under their first hat."""
    with at_the_gate():
        return hat_for(User.objects.get(pk=key_of("user", login)), "", now())[0]
