"""Imports of the one who asks: nobody sees another's file."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from favn.bridges.school_data.choices import ImportKind
from favn.bridges.school_data.models import ImportRun
from favn.foundation.accounts.actors import Actor
from favn.kit.catalogue import N_

COUNTS = {
    "children_new": N_("Nye børn"),
    "children_changed": N_("Børn, der rettes"),
    "adults_new": N_("Nye voksne"),
    "adults_changed": N_("Voksne, der rettes"),
    "relations": N_("Relationer, der ændres"),
    "places": N_("Nye pladser i klasser og grupper"),
    "unchanged": N_("Uændret"),
}
ABSENCE_COUNTS = {
    "figures_new": N_("Nye fraværstal"),
    "figures_corrected": N_("Fraværstal, der rettes"),
    "unchanged": N_("Uændret"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report as it is read."""

    number: int
    reason: str


def imports_of(actor: Actor) -> QuerySet[ImportRun]:
    """The actor's own imports, the newest first."""
    own = ImportRun.objects.filter(brought_by_id=actor.id).defer("content_encrypted")
    return own.order_by("-brought_at", "-id")


def import_by_key(actor: Actor, run_id: UUID) -> ImportRun | None:
    """One of the actor's own imports."""
    return imports_of(actor).filter(pk=run_id).first()


def lines_of(run: ImportRun, part: str) -> list[Line]:
    """The report's errors or left-out lines, in the reader's language."""
    found = []
    for each in (run.report or {}).get(part, []):
        reason = each["reason"]
        found.append(Line(each["line"], _(reason) % each["values"]))
    return found


def counts_of(run: ImportRun) -> list[tuple[str, int]]:
    """What the file changes, in words."""
    counts = (run.report or {}).get("counts", {})
    told = ABSENCE_COUNTS if run.kind == ImportKind.ABSENCE else COUNTS
    return [(_(words), counts.get(name, 0)) for name, words in told.items()]


def enrolments_fetched_at() -> datetime | None:
    """When a file of children and their places last came in, whoever brought it; None for never."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.enrolments_fetched_at()")
        fetched_at: datetime | None = cursor.fetchone()[0]
        return fetched_at
