"""Small worlds drawn at random: few children, and every way things can go near the edges of what is counted."""

from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from favn.town.tests.plain_audit import ANSWERS, COLUMNS, DENMARK

CHILDREN, RATERS = 5, 3
CLOSED_AGO = (20, 200, 380, 560, 750, 1110)  # days; the newest year, the one before, and older
POSITIONS = ("green", "green", "yellow", "red")


def _key(kind: int, number: int) -> UUID:
    return UUID(int=kind << 64 | number + 1)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), DENMARK)


def drawn_world(seed, at):
    """A unit or two, groups, rounds over three years with all that belongs to them, and what happened to children."""
    chance, world = Random(seed), {table: [] for table in COLUMNS}
    today, numbers = at.date(), iter(range(10**6))

    def add(table, **row):
        row["id"] = row.get("id") or _key(99, next(numbers))
        world[table].append(dict.fromkeys(COLUMNS[table]) | row)
        return row["id"]

    kinds = [chance.choice(("school", "daycare")) for _ in range(chance.randint(1, 2))]
    units = [
        add("organisation_unit", id=_key(1, number), kind=kind, area_id=chance.choice([None, _key(5, 0), _key(5, 1)]))
        for number, kind in enumerate(kinds)
    ]
    groups = [
        add("organisation_group", id=_key(2, number), unit_id=chance.choice(units), grade=3, is_nursery=False)
        for number in range(2)
    ]
    children = [_key(3, number) for number in range(CHILDREN)]
    for child in children:
        add("people_child", id=child, born_on=chance.choice([date(2016, 2, 1)] * 4 + [None]))
        _enrol(chance, add, child, groups, today)
    for ago in CLOSED_AGO:
        _round(chance, add, today - timedelta(days=ago), kinds, units, groups, children)
    for child in children:
        _life(chance, add, child, at)
    return world


def _enrol(chance, add, child, groups, today):
    moved_on = today - timedelta(days=chance.randint(100, 700))
    add("people_enrolment", child_id=child, group_id=chance.choice(groups), valid_from=date(2020, 1, 1),
        valid_until=chance.choice([None, moved_on]))  # fmt: skip
    if chance.random() < 0.5:
        add("people_enrolment", child_id=child, group_id=chance.choice(groups), valid_from=moved_on)


def _round(chance, add, closes_on, kinds, units, groups, children):
    opened = _noon(closes_on - timedelta(days=28))
    rated = add(
        "wellbeing_round", unit_kind=chance.choice(kinds), opens_on=opened.date(), closes_on=closes_on,
        raters_required=chance.randint(1, 2), opened_at=chance.choice([opened, opened, opened, None]),
        unit_ids=chance.choice([[], [], units[:1]]), bands=chance.choice([[], ["6-10", "3-6"]]),
    )  # fmt: skip
    for group in groups:
        end = _noon(closes_on + timedelta(days=chance.randint(-3, 3)))
        present = [child for child in children if chance.random() < 0.5]
        for rater in range(chance.randint(0, RATERS)):
            _sheet(chance, add, rated, group, _key(4, rater), end, present)
        if chance.random() < 0.5:
            _dialogue(chance, add, rated, group, end, present)


def _sheet(chance, add, rated, group, rater, end, present):
    minutes = chance.randint(3, 200)
    finished_at, level = chance.choice([end, end, end, None]), chance.choice([None, 3.5, 4.25])
    add("wellbeing_sheet", round_id=rated, group_id=group, rater_id=rater, started_at=end - timedelta(minutes=minutes),
        finished_at=finished_at, level_mean=level)  # fmt: skip
    for child in present:
        answers = [chance.choice((None, 0, 1, 2, 3, 4, 5)) for _ in range(3)]
        add("wellbeing_assessment", round_id=rated, group_id=group, rater_id=rater, child_id=child,
            **dict(zip(ANSWERS[1:4], answers, strict=True)))  # fmt: skip


def _dialogue(chance, add, rated, group, end, present):
    closed = chance.choice([end, end, None])
    dialogue = add(
        "wellbeing_dialogue", round_id=rated, group_id=group, opened_at=end - timedelta(hours=1), closed_at=closed
    )
    for child in present:
        position, due_on = chance.choice(POSITIONS), (end + timedelta(days=20)).date()
        is_watched = position == "yellow" and chance.random() < 0.5
        has_step = position != "green" and not is_watched
        done_at = _noon(due_on + timedelta(days=chance.randint(-2, 2))) if has_step and chance.random() < 0.5 else None
        is_ended = has_step and done_at is None and chance.random() < 0.3
        ended_at = _noon(due_on + timedelta(days=chance.randint(-2, 2))) if is_ended else None
        agreed = add("wellbeing_jointposition", child_id=child, round_id=rated, dialogue_id=dialogue, position=position,
            next_step="x" if has_step else "", due_on=due_on if has_step else None, step_done_at=done_at,
            step_ended_at=ended_at, set_at=end)  # fmt: skip
        for _ in range(chance.randint(0, 2) if has_step else 0):
            was_due_on = due_on - timedelta(days=chance.randint(0, 4))
            add("wellbeing_stepchange", agreed_id=agreed, was_due_on=was_due_on,
                changed_at=end + timedelta(hours=chance.randint(1, 3)))  # fmt: skip


def _life(chance, add, child, at):
    for moment in _moments(chance, at, 2):
        notification = add("notifications_notification", received_at=moment)
        add("notifications_notifiedchild", notification_id=notification, child_id=child)
    for moment in _moments(chance, at, 1):
        add("cases_case", child_id=child, opened_at=moment)
    for moment in _moments(chance, at, 1):
        add("offers_seat", child_id=child, taken_at=moment)
    for moment in _moments(chance, at, 1):
        add("concerns_concern", child_id=child, child_level=chance.randint(1, 3), written_at=moment,
            compartment=chance.choice(["school", "health", "dental", "authority"]))  # fmt: skip
    for moment in _moments(chance, at, 1):
        add("wellbeing_visitassessment", child_id=child, position=chance.choice(POSITIONS), assessed_at=moment)
    for moment in _moments(chance, at, 1):
        add("checkups_visit", child_id=child, held_on=chance.choice([moment.date(), None]), written_at=moment,
            interaction=chance.choice(["", "fine", "concern"]), signals="", regulation="")  # fmt: skip


def _moments(chance, at, most):
    days = [chance.randint(1, 1200) for _ in range(chance.randint(0, most))]
    return [at - timedelta(days=each, minutes=each % 7) for each in days]
