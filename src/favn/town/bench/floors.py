"""Floors: the least that could possibly be done. Plain Jinja2, plain psycopg, no guard, no log, no frame."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from jinja2 import Environment
from psycopg import Connection

Floor = Callable[[], object]
PAGE = """<!doctype html><html lang="da"><title>{{ title }}</title><h1>{{ title }}</h1><table>
{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</table></html>"""

ALERTS = """
SELECT a.id, a.text, a.reason, a.paragraph, a.due_by, c.given_names, c.surname
FROM alerts_alert a JOIN people_child c ON c.id = a.child_id
WHERE a.employee_id = %s AND a.done_at IS NULL ORDER BY a.due_by, a.id LIMIT 50
"""
ARRIVALS = """
SELECT n.id, n.number, n.received_at, n.notifier_name, u.name, i.assessed_at,
       (SELECT string_agg(c.given_names || ' ' || c.surname, ', ') FROM notifications_notifiedchild d
        JOIN people_child c ON c.id = d.child_id WHERE d.notification_id = n.id)
FROM notifications_notification n JOIN notifications_initialassessment i ON i.notification_id = n.id
LEFT JOIN organisation_unit u ON u.id = n.notifier_unit_id
ORDER BY n.received_at DESC, n.id DESC LIMIT 50
"""
SHEET = """
SELECT c.id, c.given_names, c.surname, a.core1, a.core2, a.core3, a.cannot_judge
FROM people_enrolment e JOIN people_child c ON c.id = e.child_id
LEFT JOIN wellbeing_assessment a ON a.child_id = c.id AND a.round_id = %s AND a.rater_id = %s
WHERE e.group_id = %s AND e.valid_from <= current_date AND (e.valid_until IS NULL OR e.valid_until > current_date)
ORDER BY c.sort_key, c.id
"""
CHILD = """
SELECT c.id, c.given_names, c.surname, c.born_on, r.kind, r.holds_custody, a.given_names, a.surname
FROM people_child c LEFT JOIN people_relation r ON r.child_id = c.id LEFT JOIN people_adult a ON a.id = r.adult_id
WHERE c.id = %s
"""
ANSWER = "UPDATE wellbeing_assessment SET core1 = 6 - core1 WHERE id = %s"
SEARCH = """
SELECT id, given_names, surname FROM people_child WHERE id IN (SELECT favn.name_candidates(%s, 20))
"""


class Floors:
    """Floors on one town, over a connection of its owner's: row-level security does not slow it."""

    def __init__(self, connection: Connection[Any]) -> None:
        self.connection = connection
        self.template = Environment(autoescape=True).from_string(PAGE)

    def page(self, title: str, statement: str, *values: UUID) -> Floor:
        """Read the rows with one statement, and fill a page that has nothing else on it."""
        return lambda: self.template.render(title=title, rows=self._rows(statement, values)).encode()

    def answer(self, assessment: UUID) -> Floor:
        """Change one answer, and commit it."""
        return lambda: self._committed(ANSWER, [assessment])

    def search(self, words: str) -> Floor:
        """The same words looked up among the same names, by everybody's index and with nobody's leave."""
        return lambda: self._rows(SEARCH, [words])

    def _rows(self, statement: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        return self.connection.execute(statement.encode(), values).fetchall()

    def _committed(self, statement: str, values: Sequence[object]) -> None:
        with self.connection.transaction():
            self.connection.execute(statement.encode(), values)
