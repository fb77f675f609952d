"""The child's way as a line: which steps the reader may know of, how far they are, and what comes next."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from favn.desks.caseworker.child.parts import Rows
from favn.foundation.access.choices import Compartment
from favn.foundation.deadlines.moments import danish_day, last_moment_of
from favn.foundation.deadlines.rules import decide_plan, first_follow_up
from favn.journey.assessments.choices import Outcome
from favn.kit.catalogue import N_
from favn.kit.charts.ring import Clock, clock, day_clock
from favn.kit.clock import local
from favn.kit.parts import Step
from favn.kit.wording import moment, short_day

SOON = timedelta(days=2)
Told = Callable[[Rows], str]


def day_of(text: str) -> date:
    """The Danish day of an ISO instant or date."""
    return danish_day(datetime.fromisoformat(text)) if "T" in text else date.fromisoformat(text)


def _day(rows: Rows, part: str) -> str:
    return short_day(day_of(rows[part][-1]["on"])) if rows[part] else ""


def _seen(rows: Rows) -> str:
    if rows["position"]:
        return _("Runder siden %(year)s") % {"year": day_of(rows["position"][0]["on"]).year}
    return _("Vedlagt underretning") if any(row["kind"] == "wellbeing" for row in rows["attachment"]) else ""


def _concern(rows: Rows) -> str:
    if rows["concern"]:
        last = rows["concern"][-1]
        return f"{last['child']} · {last['care']} {_('den')} {short_day(day_of(last['on']))}"
    attached = [row["snapshot"] for row in rows["attachment"] if row["kind"] == "concern"]
    return f"{attached[-1]['child_level']} · {attached[-1]['care_level']}" if attached else ""


def _network(rows: Rows) -> str:
    people = len(rows["member"]) + 1
    return ngettext("%(n)s person", "%(n)s personer", people) % {"n": people} if rows["network"] else ""


def _caseworker(rows: Rows) -> str:
    if rows["term"]:
        return str(rows["term"][-1]["name"])
    return _("venter på en rådgiver") if rows["case"] else ""


def _screening(rows: Rows) -> str:
    return str(Outcome(rows["screening"][-1]["outcome"]).label) if rows["screening"] else ""


def _seat(rows: Rows) -> str:
    name = str(rows["seat"][-1]["name"]) if rows["seat"] else ""
    return _(name) if name else ""


STEPS: tuple[tuple[str, str, Told], ...] = (
    ("school authority", N_("Set"), _seen),
    ("school health dental authority network", N_("Bekymring"), _concern),
    ("authority", N_("Underretning"), lambda rows: _day(rows, "notification")),
    ("authority", N_("Sag"), _caseworker),
    ("authority", N_("Screening"), _screening),
    ("network", N_("Netværk"), _network),
    ("network", N_("Plan"), lambda rows: _day(rows, "plan")),
    ("network", N_("Hjælp"), _seat),
    ("network", N_("Opfølgning"), lambda rows: _day(rows, "follow_up")),
)


def steps(rows: Rows, rooms: frozenset[str]) -> list[Step]:
    """The steps the reader has a room for: done, the furthest one reached, and those that may come."""
    told = [(label, say(rows)) for needed, label, say in STEPS if rooms & set(needed.split())]
    reached = max((number for number, (_label, note) in enumerate(told) if note), default=-1)
    return [
        Step(_(label), "now" if number == reached else "done" if note else "next", note)
        for number, (label, note) in enumerate(told)
    ]


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that comes: when, what, why (with its paragraph), and where it is done."""

    clock: Clock
    title: str
    text: str
    url: str = ""


def coming(rows: Rows, at: datetime) -> list[Coming]:
    """What comes next about the child, as far as the reader may know, the nearest first."""
    found = [*_meetings(rows, at), *_plan(rows, at), *_positions(rows, at), *_alerts(rows, at)]
    return [each for _due, each in sorted(found, key=lambda pair: pair[0])]


def _meetings(rows: Rows, at: datetime) -> Iterator[tuple[datetime, Coming]]:
    for row in rows["meeting"]:
        held_at = datetime.fromisoformat(row["on"])
        if held_at >= at and not row["ended"]:
            soon = day_clock(due_on=danish_day(held_at), today=danish_day(at))
            yield (
                held_at,
                Coming(
                    soon,
                    _("Netværksmøde"),
                    f"{moment(held_at)}, {row['where']}",
                    reverse("meeting:room", args=[row["id"]]),
                ),
            )


def _plan(rows: Rows, at: datetime) -> Iterator[tuple[datetime, Coming]]:
    leading_on = [row for row in rows["screening"] if row["outcome"] != Outcome.NO_FURTHER]
    if rows["plan"]:
        plan = rows["plan"][-1]
        due = first_follow_up(day_of(plan["on"]))
        due_on = day_of(rows["follow_up"][-1]["next_on"] if rows["follow_up"] else plan["follow_up_by"])
        title = _("Næste opfølgning") if rows["follow_up"] else _("Første opfølgning")
        url = reverse("followups:hold", args=[plan["id"]])
        yield last_moment_of(due_on), Coming(_by_day(due_on, at), title, due.paragraph, url)
    elif leading_on:
        wanted = decide_plan(day_of(leading_on[0]["on"]))
        due_on = wanted.due_on or danish_day(wanted.due_by)
        yield wanted.due_by, Coming(_by_day(due_on, at), _("Barnets plan"), wanted.paragraph)


def _positions(rows: Rows, at: datetime) -> Iterator[tuple[datetime, Coming]]:
    for row in rows["position"][-1:]:
        if row["due_on"]:
            due_on = date.fromisoformat(row["due_on"])
            text = f"{row['next_step']} ({row['owner']})"
            yield last_moment_of(due_on), Coming(_by_day(due_on, at), _("Aftalt ved dialogen"), text)


def _alerts(rows: Rows, at: datetime) -> Iterator[tuple[datetime, Coming]]:
    for row in rows["alert"]:
        if row["kind"] == "followups.due":
            continue
        due_by = datetime.fromisoformat(row["on"])
        if row["kind"] == "meet" and due_by >= at:
            continue  # the meeting itself stands there already
        soon = clock(due_by=due_by, started_at=at, at=at, soon=SOON)
        url = reverse(row["url_name"], args=[row["url_id"]] if row["url_id"] else None)
        text, reason = str(row["text"]), str(row["reason"])
        yield due_by, Coming(soon, _(text), row["paragraph"] or _(reason), url)


def _by_day(due_on: date, at: datetime) -> Clock:
    return day_clock(due_on=due_on, today=local(at).date())


def rooms_told(rooms: frozenset[str]) -> list[str]:
    """The rooms in words, in their order."""
    return [str(room.label) for room in Compartment if room in rooms]


def newest(rows: Rows, *parts: str) -> dict[str, Any] | None:
    """The newest row with words among these parts."""
    spoken = [row for part in parts for row in rows[part] if row.get("words")]
    return max(spoken, key=lambda row: str(row["on"]), default=None)
