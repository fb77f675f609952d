"""What is done about everyone at once: the audit of detection, and the rules of »Tal om disse først« in every unit.

The floor is the same reads again, sent raw over the owner's connection, with nothing made of the answers.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from psycopg import ClientCursor, Connection

from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import system
from favn.foundation.people.models import Enrolment
from favn.journey.wellbeing.queries.talk import heard_about
from favn.journey.wellbeing.rules.talk import USUAL_PACE, judged_for, low_group, talk_first
from favn.kit.clock import local, now
from favn.oversight.detection_audit.actions import count_audit
from favn.town.bench.floors import Floor
from favn.town.bench.tasks import Task

TIMES, LARGE, FEW = 9, 20_000, 2  # these take a second, not a hundredth; in a large town half a minute
WORKER = "favn_worker"
FORGET = "DELETE FROM detection_audit_auditfigure"
Read = tuple[str, Any]  # statement, values


def times_for(children: int) -> int:
    """How often these are measured, at most, in a town of so many children."""
    return TIMES if children <= LARGE else FEW


def tasks_for_everyone(owner: Connection[Any]) -> Iterator[Task]:
    """What is measured, in the order of the table. Connections must be the worker's, whose jobs see every row.

    The town's own edition of the audit is thrown away, so that it can be counted again each time.
    """
    owner.execute(FORGET)
    yield Task(
        "audit of detection", "an edition of the municipality (worker)", count_edition, raw(owner, count_edition)
    )
    yield Task("detection rules", "every unit's children (worker)", judge_everyone, raw(owner, judge_everyone))


@contextmanager
def as_worker() -> Iterator[None]:
    """Let Django log in as the worker; afterwards as whoever it was before."""
    before: str = connection.settings_dict["USER"]
    _log_in(WORKER)
    try:
        yield
    finally:
        _log_in(before)


def _log_in(login: str) -> None:
    connection.close()
    connection.settings_dict["USER"] = login


def count_edition() -> bytes:
    """Count an edition of the audit from what is in the database, write it, and take it back.

    Raises RuntimeError when there is nothing to count.
    """
    at = now()
    with acting(system("bench"), at=at) as actor:
        span = count_audit(by=actor, at=at)
        transaction.set_rollback(True)
    if span is None:
        raise RuntimeError("the town has no edition to count")
    return b""


def judge_everyone() -> bytes:
    """Whom to begin with in every unit, by all rules and with their sentences."""
    at = now()
    day = local(at).date()
    with acting(system("bench"), at=at):
        first = [_first_in_unit(children, day) for children in _by_unit(day).values()]
    if not any(first):
        raise RuntimeError("the rules found nobody in the whole town")
    return b""


def _by_unit(day: date) -> dict[UUID, list[UUID]]:
    """The children enrolled that day, unit by unit. One statement."""
    enrolled = Enrolment.objects.filter(valid_from__lte=day).exclude(valid_until__lte=day)
    units: dict[UUID, list[UUID]] = defaultdict(list)
    for unit, child in enrolled.values_list("group__unit_id", "child_id").order_by("group__unit_id", "child_id"):
        units[unit].append(child)
    return units


def _first_in_unit(children: list[UUID], day: date) -> int:
    """How many children and groups the rules name in a unit. One statement."""
    heard = heard_about(children, until=day)
    judged = judged_for(heard.ratings)
    low = [low_group(judged, number) for number in range(len(heard.groups))]
    return len(talk_first(judged, USUAL_PACE)) + len([each for each in low if each])


def raw(owner: Connection[Any], ask: Callable[[], object]) -> Floor:
    """The reads that `ask` makes, sent again over the owner's connection: row-level security does not slow them."""
    reads = reads_of(ask)
    return lambda: [ClientCursor(owner).execute(statement.encode(), values).fetchall() for statement, values in reads]


def reads_of(ask: Callable[[], object]) -> list[Read]:
    """Every statement `ask` sends that answers with rows; those that say who acts are left out."""
    reads: list[Read] = []

    def note(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        done = execute(sql, values, many, context)
        if context["cursor"].description and "set_config" not in sql:
            reads.append((sql, values))
        return done

    with connection.execute_wrapper(note):
        ask()
    return reads
