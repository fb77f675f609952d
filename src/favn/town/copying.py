"""From memory into PostgreSQL: COPY, as the tables' owner, in the transaction that is open."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, LiteralString

from django.apps import apps
from django.db import connection, models
from psycopg import Cursor, sql
from psycopg.types.json import Jsonb

from favn.foundation.people.cpr import Cpr, CprKind
from favn.foundation.people.identifiers import COLUMN, hash_of
from favn.journey.offers.models import Offer
from favn.kit.crypto import encrypt
from favn.town.tables import COLUMNS, Row, Rows

SEALED = ("id", "child_id", "adult_id", "valid_from", "kind", "value_encrypted", "value_hash", "masked")
SEATED = ("id", "offer_id", "child_id", "given_by_id", "taken_at", "given_back_at")


def sealed(rows: Iterable[Row]) -> Iterator[Row]:
    """CPR numbers as they are stored: encrypted to their row, found by keyed hash, masked."""
    for key, child, adult, value, born_on in rows:
        cpr = Cpr(value, CprKind.DAY_PLUS_60, born_on)
        cipher = encrypt(value, where=COLUMN, row=key)
        yield key, child, adult, born_on, cpr.kind.value, cipher, hash_of(cpr), cpr.masked


def seated(rows: Iterable[Row]) -> list[Row]:
    """Seats with the key of the offer where the town knows its name. Asked for before the copying begins."""
    keys = dict(Offer.objects.values_list("name", "id"))
    return [(key, keys[offer], *rest) for key, offer, *rest in rows]


SHAPES: dict[str, tuple[tuple[str, ...], Callable[[Iterable[Row]], Iterable[Row]]]] = {
    "people_identifier": (SEALED, sealed),
    "offers_seat": (SEATED, seated),
}


class Scribe:
    """Writes pages of rows. Columns the town does not speak of get their model's own default."""

    def __init__(self, cursor: Cursor[Any]) -> None:
        self._cursor = cursor
        by_table = {model._meta.db_table: model for model in apps.get_models()}
        self._extra = {table: _unspoken(by_table[table], columns_of(table)) for table in COLUMNS}

    def write(self, page: Rows) -> None:
        """One page, table by table, so that a row's parents stand before it."""
        for table in COLUMNS:
            if rows := page.get(table):
                self._copy(table, rows)

    def count_on(self, sequence: str, last: int) -> None:
        """Let a sequence go on from the last number the town used."""
        if last:
            self._cursor.execute("SELECT setval(%s, %s)", [sequence, last])

    def _copy(self, table: str, rows: list[Row]) -> None:
        names, values = self._extra[table]
        _, shaped = SHAPES.get(table, ((), iter))
        columns = sql.SQL(", ").join(map(sql.Identifier, (*columns_of(table), *names)))
        ready = shaped(rows)
        with self._cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)) as copy:
            for row in ready:
                copy.write_row(row + values if values else row)


def columns_of(table: str) -> tuple[str, ...]:
    """The columns a table's rows are stored in."""
    return SHAPES[table][0] if table in SHAPES else COLUMNS[table]


def _unspoken(model: type[models.Model], spoken: tuple[str, ...]) -> tuple[tuple[str, ...], Row]:
    missing = [field for field in model._meta.concrete_fields if field.column not in spoken and not field.null]
    return tuple(str(field.column) for field in missing), tuple(_default(field) for field in missing)


def _default(field: "models.Field[Any, Any]") -> object:
    value = field.get_default()
    return Jsonb(value) if isinstance(field, models.JSONField) else value


@contextmanager
def scribe() -> Iterator[Scribe]:
    """A scribe for the open transaction, while the tables' own triggers rest.

    The triggers write each change of a row in the log: nobody did these things, so no log entry is made up. Foreign
    keys are taken off and put back, so that PostgreSQL checks them all at once at the end instead of row by row.
    """
    with connection.cursor() as wrapper:
        cursor: Cursor[Any] = wrapper.connection.cursor()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _let_triggers(cursor, "DISABLE")
        keys = _foreign_keys(cursor)
        for table, name, _ in keys:
            _alter(cursor, table, "DROP CONSTRAINT {}", sql.Identifier(name))
        yield Scribe(cursor)
        for table, name, definition in keys:
            _alter(cursor, table, "ADD CONSTRAINT {} {}", sql.Identifier(name), sql.SQL(definition))
        _let_triggers(cursor, "ENABLE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _let_triggers(cursor: "Cursor[Any]", do: LiteralString) -> None:
    for table in COLUMNS:
        _alter(cursor, table, do + " TRIGGER USER")


def _alter(cursor: "Cursor[Any]", table: str, what: LiteralString, *parts: sql.Composable) -> None:
    cursor.execute(sql.SQL("ALTER TABLE {} " + what).format(sql.Identifier(table), *parts))


def _foreign_keys(cursor: "Cursor[Any]") -> list[tuple[str, str, LiteralString]]:
    """Table, name and definition of every foreign key the town's tables have."""
    cursor.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype = 'f' AND conrelid::regclass::text = ANY (%s) ORDER BY 1, 2",
        [list(COLUMNS)],
    )
    return cursor.fetchall()
