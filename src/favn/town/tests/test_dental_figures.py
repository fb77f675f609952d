"""The clinic's history against the published share of no-shows, and against its own rule."""

from collections import Counter
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from favn.journey.checkups.rules.dental import Step, Taken, next_due
from favn.journey.checkups.shipped.contacts import shipped_kinds
from favn.journey.checkups.shipped.dental import PACE
from favn.town.dental import CONTACTS_KEPT
from favn.town.settle import key_of
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


def test_nine_in_ten_checks_that_lie_behind_were_held_and_the_few_others_declined_or_never_came_to_be(town, made_at):
    outcomes = {
        (each["child_id"], each["code"]): each["outcome"] for each in rows(town, "checkups_contact")
        if each["compartment"] == "dental"
    }  # fmt: skip
    born = [each for each in rows(town, "people_child") if each["born_on"]]
    first = next(each for each in shipped_kinds() if each["code"] == "dental_first")
    too_late = made_at.date() - relativedelta(months=first["due_months"]) - timedelta(days=first["lapses_days"])
    kept = made_at.date() - CONTACTS_KEPT
    ought = [outcomes.get((each["id"], "dental_first"), "") for each in born if kept < each["born_on"] < too_late]
    assert len(ought) > 2000
    assert 0.88 <= ought.count("done") / len(ought) <= 0.93
    assert 0.01 <= ought.count("declined") / len(ought) <= 0.03


def test_a_family_that_has_its_own_dentist_declines_every_check_and_gets_no_time(town):
    contacts = [each for each in rows(town, "checkups_contact") if each["compartment"] == "dental"]
    elsewhere = {each["child_id"] for each in contacts if each["outcome"] == "declined"}
    assert all(each["outcome"] == "declined" and each["reason"] for each in contacts if each["child_id"] in elsewhere)
    assert not elsewhere & {each["child_id"] for each in rows(town, "checkups_dentalappointment")}


def test_the_children_of_the_cast_came_every_time_and_the_twins_have_not_been_met(town):
    held = Counter(each["child_id"] for each in rows(town, "checkups_contact") if each["compartment"] == "dental")
    # Sara is 13: what is more than ten years old is deleted
    expected = {"freja": 3, "emil": 4, "johan": 4, "sara": 3, "nour": 0, "adam": 0}
    assert {name: held[key_of("child", name)] for name in expected} == expected
