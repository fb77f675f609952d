"""The material of an edition, counted in the database. Sees only what the asker may read: for the job."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Max

from favn.foundation.organisation.models import Unit
from favn.journey.wellbeing.choices import QUESTIONS
from favn.journey.wellbeing.models import Round
from favn.journey.wellbeing.rules.stages import band_for
from favn.kit.clock import COPENHAGEN, local
from favn.oversight.detection_audit.models import AuditFigure
from favn.oversight.detection_audit.rules.material import Found, GroupRound, Material, Span, Spoken, Table, next_edition

SQL = Path(__file__).parents[1] / "sql"
HAPPENED = (SQL / "happened.sql").read_text("utf-8")
REMEMBERED = timedelta(days=3 * 366)  # how far back a worry makes a child known


def span_to_count(at: datetime) -> Span | None:
    """The year that is ready and not counted yet, if there is one. Two statements."""
    closed = Round.objects.filter(opened_at__isnull=False).values_list("closes_on", flat=True).distinct()
    last = AuditFigure.objects.aggregate(last=Max("ends_on"))["last"]
    return next_edition(list(closed), last, local(at).date())


def material(span: Span, at: datetime) -> Material:
    """Count the year. Six statements, whatever the size of the municipality."""
    asked: dict[str, Any] = {
        "ends_on": span.ends_on, "begins_on": span.begins_on, "earliest_on": span.earliest_on,
        "since": _after(span.earliest_on), "until": _after(span.ends_on), "counted_on": local(at).date(),
        "remembered_on": span.ends_on - REMEMBERED,
    }  # fmt: skip
    groups = [group for group in _groups(asked) if group.place <= 2 or group.closes_on > span.begins_on]
    asked["round_ids"] = list({group.round for group in groups})
    return Material(
        span=span, groups=groups, pairs=_pairs(asked), spoken=_spoken(asked), children=_children(asked),
        followed={unit: (hit, not_hit) for unit, hit, not_hit in _rows("followed", asked)},
        areas=dict(Unit.objects.values_list("id", "area_id")),
    )  # fmt: skip


def _after(day: date) -> datetime:
    """The first instant after the day, in Denmark."""
    return datetime.combine(day + timedelta(days=1), time.min, COPENHAGEN)


def _rows(name: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    query = (SQL / f"{name}.sql").read_text("utf-8").replace("{happened}", HAPPENED.split("\n", 1)[1])
    with connection.cursor() as cursor:
        cursor.execute(query, asked)
        return list(cursor.fetchall())


def _groups(asked: dict[str, Any]) -> list[GroupRound]:
    """Groups whose age the round was for, each unit's rounds numbered from the newest."""
    wanted = [
        row for row in _rows("groups", asked) if not row[5] or band_for(row[2], row[1], is_nursery=row[13]) in row[5]
    ]
    found = []
    for _, rows in groupby(wanted, key=lambda row: row[0]):
        places: dict[UUID, int] = {}
        for unit, _, _, rated, group, _, closes_on, raters, minutes, finished, levels, spoken_at, dialogue, _ in rows:
            place = places.setdefault(rated, len(places) + 1)
            found.append(
                GroupRound(
                    unit,
                    group,
                    rated,
                    place,
                    closes_on,
                    raters,
                    tuple(minutes or ()),
                    tuple(finished or ()),
                    tuple(levels or ()),
                    spoken_at,
                    dialogue or 0.0,
                )
            )
    return found


def _pairs(asked: dict[str, Any]) -> dict[tuple[UUID, UUID, str], Table]:
    tables: dict[tuple[UUID, UUID, str], Table] = defaultdict(lambda: [[0] * 5 for _ in range(5)])
    for unit, rated, item, one, other, count in _rows("pairs", asked):
        tables[unit, rated, QUESTIONS[item - 1]][one - 1][other - 1] = count
    return dict(tables)


def _spoken(asked: dict[str, Any]) -> dict[tuple[UUID, UUID], Spoken]:
    return {(unit, rated): Spoken(*numbers) for unit, rated, *numbers in _rows("positions", asked)}


def _children(asked: dict[str, Any]) -> list[Found]:
    return [
        Found(child, at, kind, unit, rated, by_round, step or "", days)
        for child, at, kind, unit, rated, by_round, step, days in _rows("children", asked)
    ]
