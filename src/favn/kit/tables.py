"""Keyset paging: the next page begins after the last row seen, so page 400 is as quick as page 1.

A cursor carries the boundary row's sort values, which may be a name; it is sealed, so no name stands in an address.
"""

import base64
import binascii
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q, QuerySet

from favn.kit.crypto import CannotDecrypt, keyring

Row = TypeVar("Row", bound=Model)

SORT, CURSOR = "sort", "fra"
ANY_ROW = UUID(int=0)


@dataclass(frozen=True)
class Column:
    """A heading: `sort` is the name of the order it sorts by, `number` puts it to the right."""

    label: str
    sort: str = ""
    number: bool = False


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list, with the addresses (query strings) of its neighbours and of its other orders."""

    rows: Sequence[Row]
    sort: str
    next: str
    previous: str
    kept: tuple[tuple[str, str], ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def sorted_by(self, order: str) -> str:
        """none, ascending or descending: what aria-sort says."""
        return {order: "ascending", f"-{order}": "descending"}.get(self.sort, "none")

    def link_to(self, order: str) -> str:
        """The query string that sorts by this order, or turns it round."""
        return "?" + urlencode([*self.kept, (SORT, f"-{order}" if self.sort == order else order)])


def page_of(
    queryset: QuerySet[Row], *, orders: Mapping[str, Sequence[str]], asked: Mapping[str, str], size: int = 50
) -> Page[Row]:
    """The page the reader asked for.

    `orders` gives each order its fields, never null, the last one unique; the first is the default. `asked` is
    `request.GET`; its other parameters are kept in the links. An unknown order or a broken cursor gives page one.
    """
    sort = asked.get(SORT, "")
    sort = sort if sort.removeprefix("-") in orders else next(iter(orders))
    fields = [_turned(field) if sort.startswith("-") else field for field in orders[sort.removeprefix("-")]]
    place = f"cursor.{queryset.model._meta.label_lower}/{sort}"
    start = _opened(asked.get(CURSOR, ""), place, len(fields))
    backwards = bool(start and start[0])
    reading = [_turned(field) for field in fields] if backwards else fields
    wanted = queryset.filter(_after(reading, start[1])) if start else queryset
    found = list(wanted.order_by(*reading)[: size + 1])
    more, found = len(found) > size, found[:size]
    rows = found[::-1] if backwards else found
    kept = tuple((key, value) for key, value in asked.items() if key not in (SORT, CURSOR))
    link = _Linker(place, fields, (*kept, (SORT, sort)))
    has_next, has_previous = (True, more) if backwards else (more, start is not None)
    return Page(
        rows=rows,
        sort=sort,
        next=link.to(rows[-1], backwards=False) if rows and has_next else "",
        previous=link.to(rows[0], backwards=True) if rows and has_previous else "",
        kept=kept,
    )


def _turned(field: str) -> str:
    return field[1:] if field.startswith("-") else f"-{field}"


def _after(fields: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows later than the boundary in this order: a > x, or a = x and b > y, and so on."""
    later, equal = Q(), Q()
    for field, value in zip(fields, values, strict=True):
        name, step = (field[1:], "lt") if field.startswith("-") else (field, "gt")
        later |= equal & Q(**{f"{name}__{step}": value})
        equal &= Q(**{name: value})
    return later


class _Exactly(DjangoJSONEncoder):
    """Instants to the microsecond: Django's own encoder drops three digits, and the rows between would be lost."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


@dataclass(frozen=True)
class _Linker:
    place: str
    fields: Sequence[str]
    kept: tuple[tuple[str, str], ...]

    def to(self, row: Model, *, backwards: bool) -> str:
        """The query string of the page beside this row."""
        values = [_value(row, field.removeprefix("-")) for field in self.fields]
        content = json.dumps([backwards, values], cls=_Exactly).encode()
        sealed = keyring().seal(content, where=self.place, row=ANY_ROW)
        return "?" + urlencode([*self.kept, (CURSOR, base64.urlsafe_b64encode(sealed).decode().rstrip("="))])


def _value(row: Any, path: str) -> Any:
    for name in path.split("__"):
        row = getattr(row, name)
    return row.pk if isinstance(row, Model) else row


def _opened(cursor: str, place: str, length: int) -> tuple[bool, list[Any]] | None:
    if not cursor:
        return None
    try:
        sealed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        backwards, values = json.loads(keyring().open(sealed, where=place, row=ANY_ROW))
    except (CannotDecrypt, binascii.Error, ValueError):
        return None
    return (backwards, values) if len(values) == length else None
