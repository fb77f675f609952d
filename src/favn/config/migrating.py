"""Bringing the tables up to this version of Favn, as the owner."""

from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor


def pending() -> list[str]:
    """The migrations the database has not had, by name. Reads only."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def migrate(*, tell: Callable[[str], Any]) -> int:
    """Run every pending migration and say how many there were."""
    waiting = pending()
    if waiting:
        tell(f"Bygger databasens tabeller ({len(waiting)} trin) …")
        call_command("migrate", interactive=False, verbosity=0, database=DEFAULT_DB_ALIAS)
    return len(waiting)
