"""What the tasks need of a town: who works in it, on what. Found, or written once, by the database's owner."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from psycopg import Connection

from favn.kit.clock import now
from favn.kit.ids import new_id
from favn.town.settle import key_of

ROWS = 50
KIND = "bench"
CASES = """
SELECT t.child_id, t.case_id FROM cases_caseworkerterm t
WHERE t.caseworker_id = %s AND t.until_at IS NULL ORDER BY t.id LIMIT 50
"""
OPEN_ROUND = """
SELECT id FROM wellbeing_round
WHERE unit_kind = 'school' AND opened_at IS NOT NULL AND opens_on <= current_date ORDER BY opens_on DESC LIMIT 1
"""
ENTERED = """
INSERT INTO alerts_alert (id, kind, text, reason, paragraph, due_by, employee_id, role, child_id, compartment,
                          source_id, url_name, url_id, raised_at)
VALUES (%s, %s, %s, %s, '§ 95', %s, %s, '', %s, 'authority', %s, 'caseworker:case', %s, %s)
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """A town seen by those who measure in it: a caseworker with a full list, a class in its round, a case."""

    caseworker: UUID
    child: UUID
    case: UUID
    group: UUID
    round: UUID
    rater: UUID


def set_up(connection: Connection[Any]) -> Scene:
    """Give Lars a work list longer than one page, and find Ida's class in the round that is open.

    Raises LookupError in a town that is too small to give Lars a case (below 1,000 children).
    """
    lars, ida = key_of("employee", "lars"), key_of("employee", "ida")
    carried = connection.execute(CASES, [lars]).fetchall()
    found = connection.execute(OPEN_ROUND).fetchone()
    if not carried or found is None:
        raise LookupError("the town has no case for Lars, or no open round")
    _fill_list(connection, lars, carried)
    child, case = carried[0]
    return Scene(lars, child, case, key_of("group", "3.B"), found[0], ida)


def _fill_list(connection: Connection[Any], employee: UUID, carried: list[tuple[UUID, UUID]]) -> None:
    at = now()
    connection.execute("DELETE FROM alerts_alert WHERE kind = %s", [KIND])
    for number in range(ROWS + 10):
        child, case = carried[number % len(carried)]
        due_by = at + timedelta(hours=9 * number - 60)
        connection.execute(
            ENTERED,
            [new_id(), KIND, "Opfølgning på barnets plan", "Tre måneder efter, at hjælpen begyndte", due_by,
             employee, child, new_id(), case, at - timedelta(days=20)],
        )  # fmt: skip
