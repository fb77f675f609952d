"""The clinic's history against the published share of no-shows, and against its own rule."""

from favn.journey.checkups.dental_shipped import PACE
from favn.journey.checkups.rules.dental import Step, Taken, next_due
from favn.town.tables import COLUMNS


def rows(town, table) -> list[dict]:
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in town[table]]


def test_nine_to_sixteen_per_cent_of_the_times_are_missed(town):
    settled = [each for each in rows(town, "checkups_dentalappointment") if each["attendance"]]
    missed = sum(each["attendance"] == "no_show" for each in settled)
    assert len(settled) > 500
    assert 0.09 <= missed / len(settled) <= 0.16


def test_what_lies_behind_is_settled_and_what_lies_ahead_is_not(town, made_at):
    for each in rows(town, "checkups_dentalappointment"):
        assert (each["attendance"] == "") == (each["planned_at"].date() >= made_at.date())


def test_every_no_show_is_over_or_stands_where_the_rule_says(town):
    steps: dict = {}
    for each in rows(town, "checkups_noshowstep"):
        got_through = each["said"] != "no_answer"
        steps.setdefault(each["no_show_id"], []).append(Taken(Step(each["step"]), each["due_on"], got_through))
    waiting = 0
    for each in rows(town, "checkups_noshow"):
        due = next_due(PACE, missed_on=each["missed_on"], misses=1, taken=steps.get(each["id"], []))
        if each["stopped_at"] is None:
            waiting += 1
            assert (each["next_step"], each["due_on"]) == (due.step, due.on)
        else:
            assert each["stopped_because"] in {"new_time", "no_concern"}
            assert each["stopped_by_id"]
    assert waiting >= 2


def test_a_child_has_one_open_no_show_and_each_check_once(town):
    waiting = [each["child_id"] for each in rows(town, "checkups_noshow") if each["stopped_at"] is None]
    assert len(waiting) == len(set(waiting))
    held = [
        (each["child_id"], each["code"]) for each in rows(town, "checkups_contact") if each["compartment"] == "dental"
    ]
    assert len(held) == len(set(held))
    times = [(each["child_id"], each["planned_at"]) for each in rows(town, "checkups_dentalappointment")]
    assert len(times) == len(set(times))
