"""The finished town against the published figures (docs/decisions tells where they are from). Tolerances stand here."""

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from statistics import fmean, pvariance, variance

import pytest

from favn.journey.offers.catalogue import CATALOGUE
from favn.town.generation import whole
from favn.town.proportions import POSITIONS
from favn.town.tables import COLUMNS
from favn.town.truth import planted

AT = datetime(2026, 11, 10, 9, 30, tzinfo=UTC)
CHILDREN = 6000
YEAR = timedelta(days=365.25)


def values(town, table, name):
    place = COLUMNS[table].index(name)
    return [row[place] for row in town[table]]


@pytest.fixture(scope="session")
def last_year(town):
    """How often each child was notified about in the last twelve months."""
    came = dict(zip(values(town, "notifications_notification", "id"),
                    values(town, "notifications_notification", "received_at"), strict=True))  # fmt: skip
    told = zip(values(town, "notifications_notifiedchild", "notification_id"),
               values(town, "notifications_notifiedchild", "child_id"), strict=True)  # fmt: skip
    return Counter(child for notification, child in told if came[notification] >= AT - YEAR)


def test_about_132_notifications_a_year_for_each_thousand_children(last_year):
    assert 1000 * sum(last_year.values()) / CHILDREN == pytest.approx(132, rel=0.12)


def test_six_to_seven_per_cent_of_children_are_notified_about_in_a_year(last_year):
    assert 0.060 <= len(last_year) / CHILDREN <= 0.080  # 85,300 of 1.16 million in 2022 is 7.4 %


@pytest.mark.parametrize(("times", "share"), [(1, 0.662), (2, 0.187), (3, 0.072), (4, 0.035), (5, 0.018)])
def test_most_are_notified_about_once_and_few_many_times(last_year, times, share):
    assert sum(count == times for count in last_year.values()) / len(last_year) == pytest.approx(share, abs=0.04)


def test_some_are_notified_about_six_times_or_more(last_year):
    assert 0.012 <= sum(count >= 6 for count in last_year.values()) / len(last_year) <= 0.045


def test_boys_are_notified_about_more_than_girls_in_the_proportion_52_to_44(town):
    sexes = dict(zip(values(town, "people_child", "id"), values(town, "people_child", "sex"), strict=True))
    notified = Counter(sexes[child] for child in set(values(town, "notifications_notifiedchild", "child_id")))
    assert notified["m"] / (notified["m"] + notified["f"]) == pytest.approx(52 / 96, abs=0.03)


def test_some_are_notified_about_before_they_are_born(town, last_year):
    sexes = dict(zip(values(town, "people_child", "id"), values(town, "people_child", "sex"), strict=True))
    assert 0.01 <= sum(sexes[child] == "u" for child in last_year) / len(last_year) <= 0.04


@pytest.mark.parametrize(("codes", "share"), [(["2"], 0.210), (["4", "5"], 0.196), (["6"], 0.125)])
def test_schools_health_and_police_notify_as_often_as_they_do(town, codes, share):
    told = values(town, "notifications_notification", "notifier_code")
    assert sum(code in codes for code in told) / len(told) == pytest.approx(share, abs=0.03)


def test_an_anonymous_notification_names_nobody(town):
    rows = [
        dict(zip(COLUMNS["notifications_notification"], row, strict=True)) for row in town["notifications_notification"]
    ]
    anonymous = [row for row in rows if row["is_anonymous"]]
    assert len(anonymous) > 50
    assert not any(row["notifier_id"] or row["notifier_unit_id"] or row["notifier_name"] for row in anonymous)


def test_nearly_nine_in_ten_notifications_are_assessed_within_24_hours(town):
    came = {row[0]: row[2] for row in town["notifications_notification"]}
    took = [row[-1] - came[row[1]] for row in town["notifications_initialassessment"]]
    assert sum(each <= timedelta(hours=24) for each in took) / len(took) == pytest.approx(0.88, abs=0.03)
    assert min(took) > timedelta(0)


@pytest.mark.parametrize("position", list(POSITIONS))
def test_positions_are_as_the_town_was_told(town, position):
    told = values(town, "wellbeing_jointposition", "position")
    tolerance = 0.03 if position == "green" else 0.02
    assert told.count(position) / len(told) == pytest.approx(POSITIONS[position], abs=tolerance)


def test_a_caseworker_has_about_twenty_five_cases_and_each_child_at_most_one_open(town):
    open_terms = [row for row in town["cases_caseworkerterm"] if row[-1] is None]
    loads = Counter(row[3] for row in open_terms)
    assert fmean(loads.values()) == pytest.approx(25, abs=5)
    assert len({row[2] for row in open_terms}) == len(open_terms)
    assert 0.035 <= len(open_terms) / CHILDREN <= 0.06


def test_raters_differ_in_strictness_as_much_as_measured_and_it_is_told_in_the_truth(town):
    """The share of the variance between raters of the same children (ICC) is .12-.23 in the literature."""
    pairs = _pairs(town)
    bias, everyone = [], []
    for rated in pairs.values():
        differences = [first - second for first, second in rated]
        bias.append(fmean(differences) ** 2 - variance(differences) / len(differences))
        everyone += [level for pair in rated for level in pair]
    assert 0.10 <= fmean(bias) / 2 / pvariance(everyone) <= 0.25


def _pairs(town):
    """For each group and round with at least eight children: the two raters' core means, child by child."""
    seen = defaultdict(dict)
    for row in town["wellbeing_assessment"]:
        core = [answer for answer in row[6:9] if answer]
        if core:
            seen[row[2], row[3], row[5]][row[4]] = fmean(core)
    pairs = defaultdict(list)
    for (rated, group, _), by_rater in seen.items():
        if len(by_rater) == 2:
            raters = sorted(by_rater)
            pairs[rated, group, *raters].append(tuple(by_rater[rater] for rater in raters))
    return {key: rated for key, rated in pairs.items() if len(rated) >= 8}


def test_nine_further_answers_are_given_about_at_most_three_in_ten(town):
    rows = town["wellbeing_assessment"]
    assert 0.15 <= sum(row[9] is not None for row in rows) / len(rows) <= 0.30


def test_the_truth_is_that_of_the_town_and_children_who_fell_are_rated_lower_afterwards():
    small = whole(children=600, seed=5, at=AT)
    truth = planted(children=600, seed=5, at=AT)
    raters = set(values(small, "wellbeing_sheet", "rater_id"))
    assert raters == set(truth.strictness)
    opened = {row[0]: row[7] for row in small["wellbeing_round"]}
    fell = {fall.child: fall for fall in truth.falls}
    before, after = [], []
    for row in small["wellbeing_assessment"]:
        fall = fell.get(row[5])
        core = [answer for answer in row[6:9] if answer]
        if fall and core and (fall.until is None or opened[row[2]] < fall.until):
            (after if opened[row[2]] >= fall.at else before).append(fmean(core))
    assert fmean(before) - fmean(after) > 0.5


def test_three_in_four_plans_are_followed_up_in_time_and_each_open_one_waits_with_its_deadline(town):
    first_by = {row[0]: row[5] for row in town["plans_plan"]}
    first_held = {}
    for row in town["followups_followup"]:
        first_held.setdefault(row[2], row[3])
    in_time = [held.date() <= first_by[plan] for plan, held in first_held.items()]
    assert sum(in_time) / len(in_time) == pytest.approx(0.75, abs=0.1)
    waiting = {row[11] for row in town["alerts_alert"] if row[1] == "followups.due"}
    assert waiting == set(first_by)


def test_everyone_who_notified_by_name_has_a_receipt_or_waits_for_one(town):
    named = {row[0] for row in town["notifications_notification"] if not row[8]}
    told = {row[1] for row in town["notifications_receipt"]}
    waiting = {row[11] for row in town["alerts_alert"] if row[1] == "notifications.acknowledge"}
    assert told | waiting == named
    assert not told & waiting


def test_no_offer_is_overbooked(town):
    taken = Counter(row[1] for row in town["offers_seat"] if row[5] is None)
    seats = {offer.name: offer.seats for offer in CATALOGUE}
    assert all(count <= seats[name] for name, count in taken.items())
    assert taken


def test_a_notification_that_leads_to_a_case_has_one_or_came_in_the_last_days(town, made_at):
    has_case = {row[2] for row in town["cases_case"]}
    leading = {
        row[1]: row[-1] for row in town["notifications_initialassessment"] if row[4].startswith(("screen", "act"))
    }
    told = [row for row in town["notifications_notifiedchild"] if row[1] in leading]
    without = [leading[row[1]] for row in told if row[2] not in has_case]
    assert told
    assert all(assessed_at > made_at - timedelta(days=12) for assessed_at in without)


def test_a_notification_knows_when_it_was_assessed(town):
    own = {row[0]: row[-1] for row in town["notifications_notification"] if row[-1]}
    assert own == {row[1]: row[-1] for row in town["notifications_initialassessment"]}
