"""How long each table's rows are kept, as data. Each module says it in its `retention.py`; one job deletes by it.

A house test demands a rule for every table. `docs/data/` says the same to people.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dateutil.relativedelta import relativedelta
from django.utils.module_loading import autodiscover_modules

AT_ONCE = relativedelta()


class Keeping(StrEnum):
    """What decides when a row goes."""

    ALWAYS = "always"
    DATED = "dated"
    FOLLOWS = "follows"
    BY_HAND = "by_hand"


@dataclass(frozen=True)
class Kept:
    """The rule of one table.

    DATED: a row goes `after` the instant or date in the SQL expression `since` (none there: it stays), and not before
    every child in the query `children` has had no open case that long. FOLLOWS: it goes with the row of `owner` that
    `column` points at ("*" is any table). ALWAYS: it tells of nobody. BY_HAND: a person decides, as docs/data says.
    """

    table: str
    keeping: Keeping
    after: relativedelta = AT_ONCE
    since: str = ""
    children: str = ""
    column: str = ""
    owner: str = ""

    def cutoff(self, at: datetime) -> datetime:
        """What is older than this instant goes."""
        return at - self.after


_rules: dict[str, Kept] = {}
_endings: list[str] = []


def always(*tables: str) -> None:
    """These tables tell of nobody, or only of the municipality itself."""
    for table in tables:
        _add(Kept(table, Keeping.ALWAYS))


def by_hand(*tables: str) -> None:
    """A person decides when these rows go; docs/data says how."""
    for table in tables:
        _add(Kept(table, Keeping.BY_HAND))


def dated(table: str, *, since: str, years: int = 0, days: int = 0, hours: int = 0, children: str = "") -> None:
    """Rows go this long after `since`, a SQL expression of the table's own columns.

    `children` is a query for the children the row is about: while one of them has a case, or had one within the same
    time, the row stays.
    """
    if not (years or days or hours):
        raise ValueError(f"{table}: say how long")
    _add(Kept(table, Keeping.DATED, relativedelta(years=years, days=days, hours=hours), since=since, children=children))


def follows(table: str, *, column: str, owner: str) -> None:
    """Rows go with the row of `owner` that `column` points at; owner "*" is any table."""
    _add(Kept(table, Keeping.FOLLOWS, column=column, owner=owner))


def ending(query: str) -> None:
    """A query of (child_id, ended_at) that tells how long a child's papers are in use; no ended_at means: still."""
    if query not in _endings:
        _endings.append(query)


def rules() -> dict[str, Kept]:
    """Every table's rule, from every module's `retention.py`."""
    autodiscover_modules("retention")
    return dict(_rules)


def endings() -> tuple[str, ...]:
    """The queries that tell how long a child's papers are in use."""
    rules()
    return tuple(_endings)


def _add(rule: Kept) -> None:
    if _rules.setdefault(rule.table, rule) != rule:
        raise ValueError(f"{rule.table} has two rules")
