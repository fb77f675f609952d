"""What parents were told of the rounds, and that nobody was rated against it."""

from datetime import date, timedelta

from favn.journey.wellbeing.choices import ObjectionAnswer
from favn.town.parents import CAST
from favn.town.settle import key_of
from favn.town.tests.test_dental_figures import rows


def told_and_missed(town) -> tuple[set, set]:
    """(child, round) of those somebody told, and of those nobody could tell."""
    notices = rows(town, "wellbeing_parentnotice")
    told = {(each["child_id"], each["round_id"]) for each in notices if each["informed_at"]}
    return told, {(each["child_id"], each["round_id"]) for each in notices} - told


def test_most_parents_are_told_before_the_window_opens(town):
    opens = {each["id"]: each["opened_at"] for each in rows(town, "wellbeing_round")}
    for each in rows(town, "wellbeing_parentnotice"):
        assert each["informed_at"] or each["could_not_be_reached_at"]
        assert each["informed_at"] is None or each["informed_at"] < opens[each["round_id"]]
    told, missed = told_and_missed(town)
    assert 0.0005 <= len(missed) / len(told | missed) <= 0.02, "a few children wait, and no more"


def test_a_child_nobody_was_told_about_is_not_rated(town):
    rated = {(each["child_id"], each["round_id"]) for each in rows(town, "wellbeing_assessment")}
    told, missed = told_and_missed(town)
    assert missed
    assert not rated & missed
    assert len(rated & told) > 10_000


def test_very_few_object_and_a_granted_no_counts_from_then_on(town):
    objections = rows(town, "wellbeing_objection")
    told, _missed = told_and_missed(town)
    assert 0.001 <= len(objections) / len(told) <= 0.006
    assert not {each["child_id"] for each in objections} & CAST, "the cast's story is its own"
    opens = {each["id"]: each["opened_at"] for each in rows(town, "wellbeing_round")}
    said_no = {
        each["child_id"]: each["made_at"] for each in objections
        if not each["answered_at"] or each["outcome"] == ObjectionAnswer.SUSTAINED
    }  # fmt: skip
    rated = {(each["child_id"], opens[each["round_id"]]) for each in rows(town, "wellbeing_assessment")}
    assert not [child for child, opened_at in rated if child in said_no and opened_at > said_no[child]]


def test_an_objection_without_an_answer_stands_on_the_leaders_list(town):
    waiting = {each["id"]: each for each in rows(town, "wellbeing_objection") if not each["answered_at"]}
    asked = {each["source_id"]: each for each in rows(town, "alerts_alert") if each["kind"] == "objection"}
    assert waiting.keys() == asked.keys()
    assert waiting
    for key, each in asked.items():
        assert each["role"] in {"school_leader", "daycare_leader"}
        assert timedelta(days=27) < each["due_by"] - waiting[key]["made_at"] < timedelta(days=32)


def test_the_casts_children_in_other_classes_are_seen_with_their_classmates(town):
    rounds = {each["id"] for each in rows(town, "wellbeing_round") if each["opened_at"].date() >= date(2026, 8, 1)}
    seen = [each for each in rows(town, "wellbeing_assessment") if each["round_id"] in rounds]
    classes = {each["group_id"]: set() for each in seen}
    for each in seen:
        classes[each["group_id"]].add(each["child_id"])
    for child, group in (("freja", "0.A"), ("sara", "7.A")):
        assert key_of("child", child) in classes.get(key_of("group", group), {key_of("child", child)})
    assert {key_of("group", "0.A"), key_of("group", "7.A")} & classes.keys()
