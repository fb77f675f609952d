"""A run: the tasks in one town after another, each town in a database of its own."""

from collections.abc import Iterator

import psycopg
from django.db import connections

from favn.town.bench import everyone
from favn.town.bench.figures import Figure
from favn.town.bench.floors import Floors
from favn.town.bench.ready import address_of
from favn.town.bench.scene import set_up
from favn.town.bench.tasks import all_tasks, measure

TIMES = 60


def figures(children: int, database: str, *, times: int = TIMES) -> Iterator[Figure]:
    """Measure every task in the town in `database`, as the web's own login; the owner's only sets the scene.

    What is done about everyone at once is measured last, with the worker's login, and fewer times.
    """
    speak_with(database)
    with psycopg.connect(address_of(database), autocommit=True) as owner:
        scene = set_up(owner)
        for task in all_tasks(scene, Floors(owner)):
            yield measure(task, children, times)
        with everyone.as_worker():
            for task in everyone.tasks_for_everyone(owner):
                yield measure(task, children, min(times, everyone.times_for(children)))


def speak_with(database: str) -> None:
    """Let Django's connections speak with this database."""
    for alias in connections:
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = database
