"""Who may know what inside a module: rules are pure, views do not fetch, only actions write, time is passed in."""

import ast
import re
from collections.abc import Iterator

from tests.house.building import Definition, House, Rule, dotted, imported, is_migration, is_part, is_test

FETCHING = {"objects", "_default_manager", "_base_manager"}
SAVING = {"save", "asave", "create", "acreate", "bulk_create", "get_or_create", "update_or_create", "bulk_update"}
IMPURE = {"django", "psycopg", "procrastinate"}
ABOVE_RULES = {"models", "queries", "actions", "jobs", "forms", "views", "urls", "policy"}
# The hats are found at the gate, before anyone acts: a young person's own record, by their own login.
DOORS = (
    "src/favn/foundation/access/door",
    "src/favn/foundation/access/hats",
    "src/favn/foundation/people/actions",
    "src/favn/town/",
)
# The log is what actions write to: its lines join their transaction, or go out on its own connection.
THE_LOG = "src/favn/foundation/audit/"
# Before anyone is logged in nobody acts, and a refused try must stay counted.
LOGIN = "src/favn/bridges/login/"
ASKS_THE_MACHINE = {"now", "today", "utcnow", "localdate", "localtime"}
CLOCKS = {"datetime", "date", "timezone"}
SQL_WRITE = re.compile(r"^\s*(insert\s+into|update\s+\w+\s+set|delete\s+from|truncate)\b", re.IGNORECASE)


def impure_rules(house: House) -> Iterator[str]:
    """Rules that know of the framework or of storage."""
    for path in house.python("src/"):
        if not is_part(path, "rules"):
            continue
        for line, name in imported(house.tree(path)):
            parts = name.split(".")
            if parts[0] in IMPURE or (parts[0] == "favn" and not ABOVE_RULES.isdisjoint(parts)):
                yield f"{path}:{line} imports {name}"


def fetching_views(house: House) -> Iterator[str]:
    """Views that reach into the database themselves."""
    for path in house.python("src/"):
        if is_part(path, "views", "urls"):
            for node in house.nodes(path):
                if isinstance(node, ast.Attribute) and node.attr in FETCHING:
                    yield f"{path}:{node.lineno} {dotted(node)}"


def side_doors(house: House) -> Iterator[str]:
    """Ways to a child that pass neither the permission nor the log."""
    for path in house.python("src/"):
        if path.startswith(DOORS) or is_test(path) or is_migration(path):
            continue
        for node in house.nodes(path):
            if (
                isinstance(node, ast.Attribute)
                and node.attr in FETCHING
                and dotted(node.value).split(".")[-1] == "Child"
            ):
                yield f"{path}:{node.lineno} {dotted(node)}"


def stray_writes(house: House) -> Iterator[str]:
    """Writes in the parts of a module that only read, show or judge."""
    for path in house.python("src/"):
        if is_part(path, "views", "queries", "forms", "rules", "policy", "choices", "urls"):
            for node in house.nodes(path):
                if isinstance(node, ast.Call) and _writes(node):
                    yield f"{path}:{node.lineno} {dotted(node.func)}()"
                elif isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL_WRITE.match(node.value):
                    yield f"{path}:{node.lineno} {node.value.strip()[:40]}"


def loose_actions(house: House) -> Iterator[str]:
    """Actions that hide who, when, or where the transaction ends."""
    for path in house.python("src/"):
        if not is_part(path, "actions") or path.startswith((THE_LOG, LOGIN)):
            continue
        for node in house.tree(path).body:
            if isinstance(node, Definition) and not node.name.startswith("_"):
                yield from (f"{path}:{node.lineno} {node.name} {lack}" for lack in _lacks(node))


def asked_for_the_time(house: House) -> Iterator[str]:
    """Code that asks the machine what time it is."""
    for path in house.python():
        if path == "src/favn/kit/clock.py":
            continue
        for node in house.nodes(path):
            if (
                isinstance(node, ast.Attribute)
                and node.attr in ASKS_THE_MACHINE
                and dotted(node.value).split(".")[-1] in CLOCKS
            ):
                yield f"{path}:{node.lineno} {dotted(node)}"


def clocks_below_the_edges(house: House) -> Iterator[str]:
    """Parts of a module that should be told the time but look at the clock."""
    for path in house.python("src/"):
        if is_part(path, "actions", "queries", "policy", "models", "rules", "forms", "choices"):
            for node in house.nodes(path):
                if isinstance(node, ast.Call) and dotted(node.func) in {"now", "clock.now"}:
                    yield f"{path}:{node.lineno} {dotted(node.func)}()"


def times_by_default(house: House) -> Iterator[str]:
    """Defaults that are the time of import, or a time nobody passed in."""
    for path in house.python():
        for node in house.functions(path):
            for default in [*node.args.defaults, *node.args.kw_defaults]:
                if isinstance(default, ast.Call) and dotted(default.func).split(".")[-1] in ASKS_THE_MACHINE:
                    yield f"{path}:{default.lineno} {node.name}(… = {dotted(default)})"
        for keyword in (node for node in house.nodes(path) if isinstance(node, ast.keyword)):
            if keyword.arg in {"auto_now", "auto_now_add"}:
                yield f"{path}:{keyword.value.lineno} {keyword.arg}"
            elif keyword.arg in {"default", "db_default"} and dotted(keyword.value).rstrip("()").split(".")[-1] in {
                "now",
                "today",
                "Now",
            }:
                yield f"{path}:{keyword.value.lineno} {keyword.arg}={dotted(keyword.value)}"


def _writes(call: ast.Call) -> bool:
    """A dictionary's update takes a dictionary; a table's takes keywords. A table's delete takes nothing."""
    if not isinstance(call.func, ast.Attribute):
        return False
    name, on_rows = call.func.attr, not call.args
    return (
        name in SAVING
        or (name in {"update", "aupdate"} and on_rows and bool(call.keywords))
        or (name in {"delete", "adelete"} and on_rows)
    )


def _lacks(node: Definition) -> Iterator[str]:
    if node.args.args or node.args.posonlyargs or node.args.vararg:
        yield "takes arguments by position"
    names = {argument.arg for argument in node.args.kwonlyargs}
    yield from (f"does not take `{name}`" for name in ("by", "at") if name not in names)
    if not any(
        dotted(decorator).removesuffix("()").endswith("transaction.atomic") for decorator in node.decorator_list
    ):
        yield "is not decorated @transaction.atomic"


_ACTION = "@transaction.atomic\ndef assess(*, by, at): ...\n"

RULES = [
    Rule(
        "rules are pure",
        "pass the facts in as plain values; a rule knows neither Django nor a table",
        impure_rules,
        bad=(
            {"src/favn/a/rules.py": "from django.utils import timezone"},
            {"src/favn/a/rules/law.py": "import django.db"},
            {"src/favn/a/rules.py": "from favn.foundation.people.models import Child"},
        ),
        good=(
            {"src/favn/a/rules.py": "from datetime import UTC"},
            {"src/favn/a/actions.py": "from django.db import transaction"},
        ),
    ),
    Rule(
        "views do not fetch",
        "ask the module's queries, or open the child through the door",
        fetching_views,
        bad=({"src/favn/a/views.py": "x = Plan.objects.all()"}, {"src/favn/a/views/b.py": "x = Plan._default_manager"}),
        good=({"src/favn/a/queries.py": "x = Plan.objects.all()"},),
    ),
    Rule(
        "one door to a child",
        "use favn.foundation.access.door: fetching is the permission and the log",
        side_doors,
        bad=(
            {"src/favn/a/queries.py": "x = Child.objects.get()"},
            {"src/favn/a/jobs.py": "x = models.Child._base_manager"},
        ),
        good=(
            {"src/favn/foundation/access/door.py": "x = Child.objects.get()"},
            {"src/favn/a/tests/test_a.py": "Child.objects"},
        ),
    ),
    Rule(
        "only actions write",
        "make it a verb in the module's actions and call that",
        stray_writes,
        bad=(
            {"src/favn/a/views.py": "plan.save()"},
            {"src/favn/a/queries.py": "Plan.objects.filter(a=1).update(b=2)"},
            {"src/favn/a/forms.py": "Plan.objects.create(a=1)"},
            {"src/favn/a/policy.py": "plan.delete()"},
            {"src/favn/a/queries.py": "cursor.execute('delete from plans')"},
        ),
        good=(
            {"src/favn/a/actions.py": "plan.save()"},
            {"src/favn/a/views.py": "shown.update({'a': 1})\ncache.delete(key)"},
        ),
    ),
    Rule(
        "an action says who and when, whole or not at all",
        "write `@transaction.atomic` and `def verb(*, …, by: Actor, at: datetime)`; a mere part gets an underscore",
        loose_actions,
        bad=(
            {"src/favn/a/actions.py": _ACTION.replace("*, ", "")},
            {"src/favn/a/actions.py": _ACTION.replace("by, ", "")},
            {"src/favn/a/actions/b.py": _ACTION.replace(", at", "")},
            {"src/favn/a/actions.py": "def assess(*, by, at): ..."},
        ),
        good=({"src/favn/a/actions.py": _ACTION + "def _part(x): ..."},),
    ),
    Rule(
        "time is passed in",
        "take `at` as an argument; only favn.kit.clock asks the machine, and only edges ask favn.kit.clock",
        asked_for_the_time,
        bad=(
            {"src/favn/a/rules.py": "x = datetime.now(UTC)"},
            {"src/favn/a/jobs.py": "x = timezone.now()"},
            {"tests/test_a.py": "x = datetime.date.today()"},
        ),
        good=({"src/favn/kit/clock.py": "x = datetime.now(UTC)"}, {"src/favn/a/jobs.py": "x = clock.now()"}),
    ),
    Rule(
        "no clock below the edges",
        "let the view, job or command pass `at` down",
        clocks_below_the_edges,
        bad=({"src/favn/a/actions.py": "x = clock.now()"}, {"src/favn/a/queries.py": "x = now()"}),
        good=({"src/favn/a/views.py": "x = clock.now()"}, {"src/favn/a/actions.py": "x = at"}),
    ),
    Rule(
        "no time by default",
        "make the argument required; a default is computed once, at import, and is wrong ever after",
        times_by_default,
        bad=(
            {"src/favn/a/rules.py": "def late(on=date.today()): ..."},
            {"src/favn/a/models.py": "x = DateTimeField(default=timezone.now)"},
            {"src/favn/a/models.py": "x = DateTimeField(auto_now_add=True)"},
        ),
        good=({"src/favn/a/rules.py": "def late(on): ..."}, {"src/favn/a/models.py": "x = UUIDField(default=new_id)"}),
    ),
]
