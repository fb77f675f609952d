"""The town before anything has happened in it: who lives there, and where they are by day."""

from collections import Counter, defaultdict
from datetime import UTC, date, datetime

import pytest

from favn.foundation.people.cpr import Cpr, CprKind
from favn.foundation.people.names import search_fold, sort_key
from favn.town.generation import whole
from favn.town.naming import fold_of, order_of
from favn.town.tables import COLUMNS

AT = datetime(2026, 11, 10, 9, 30, tzinfo=UTC)
CHILDREN = 6000
IN_THE_CAST = 29


def column(table, name):
    return COLUMNS[table].index(name)


def current(town):
    until = column("people_enrolment", "valid_until")
    return [row for row in town["people_enrolment"] if row[until] is None]


def test_the_same_seed_gives_the_same_town_and_another_seed_another():
    assert whole(children=200, seed=3, at=AT) == whole(children=200, seed=3, at=AT)
    assert whole(children=200, seed=3, at=AT) != whole(children=200, seed=4, at=AT)


def test_there_are_as_many_children_as_asked_for_counting_the_cast(town):
    assert len(town["people_child"]) == CHILDREN - IN_THE_CAST


def test_every_row_has_a_value_for_every_column_and_a_key_of_its_own(town):
    keys = set()
    for table, rows in town.items():
        assert {len(row) for row in rows} <= {len(COLUMNS[table])}, table
        keys.update(row[0] for row in rows)
    assert len(keys) == sum(map(len, town.values()))


def test_classes_are_of_about_twenty_four_and_a_childminder_has_at_most_four(town):
    sizes = Counter(row[3] for row in current(town))
    groups = {row[0]: row for row in town["organisation_group"]}
    classes = [size for key, size in sizes.items() if key in groups and groups[key][3] is not None]
    minders = [size for key, size in sizes.items() if key in groups and groups[key][2].startswith("Dagpleje")]
    assert 18 <= sum(classes) / len(classes) <= 26
    assert max(classes) <= 30
    assert max(minders) == 4


def test_some_children_are_in_no_daycare_and_no_school(town):
    enrolled = {row[1] for row in current(town)}
    born = column("people_child", "born_on")
    outside = [
        row for row in town["people_child"] if row[0] not in enrolled and row[born] and row[born] > date(2020, 11, 10)
    ]
    assert 0.1 < len(outside) / CHILDREN / (6 / 18) < 0.35


def test_each_class_has_two_raters_now_and_had_two_in_each_of_the_last_three_years(town):
    raters = defaultdict(set)
    group, since = column("organisation_position", "group_id"), column("organisation_position", "valid_from")
    for row in town["organisation_position"]:
        if row[2] in {"teacher", "pedagogue"} and row[since].year > 2020:
            raters[row[group], row[since]].add(row[1])
    classes = [row[0] for row in town["organisation_group"] if row[3] is not None]
    for year in (2023, 2024, 2025, 2026):
        assert all(len(raters[each, date(year, 8, 1)]) == 2 for each in classes)


def test_every_child_has_someone_with_custody_and_about_three_in_four_live_with_both_parents(town):
    holders, homes = defaultdict(set), defaultdict(set)
    for _, child, adult, kind, holds, lives, _ in town["people_relation"]:
        if holds:
            holders[child].add(adult)
        if lives and kind in {"mother", "father"}:
            homes[child].add(adult)
    assert set(holders) == {row[0] for row in town["people_child"] if row[column("people_child", "born_on")]}
    both = sum(len(adults) == 2 for adults in homes.values())
    assert both / len(homes) == pytest.approx(0.73, abs=0.04)


def test_a_child_on_the_way_has_no_name_yet_and_is_found_through_its_mother(town):
    unborn = [row for row in town["people_child"] if row[column("people_child", "born_on")] is None]
    assert unborn
    assert all(row[1] == "" and row[column("people_child", "mother_id")] for row in unborn)


def test_some_addresses_are_protected_and_each_protection_has_an_end(town):
    protected = [row for row in town["people_address"] if row[7]]
    assert 0.005 < len(protected) / len(town["people_address"]) < 0.03
    assert all(row[8] > row[7] for row in protected)


def test_numbers_are_of_the_kind_nobody_can_have(town):
    numbers = [Cpr.parse(row[3]) for row in town["people_identifier"]]
    assert {number.kind for number in numbers} == {CprKind.DAY_PLUS_60}
    assert len({number.value for number in numbers}) == len(numbers)
    assert all(number.born_on == row[4] for number, row in zip(numbers, town["people_identifier"], strict=True))


def test_names_are_danish_for_most_and_stand_in_order_as_all_other_names(town):
    names = [f"{row[1]} {row[2]}" for row in (*town["people_child"], *town["people_adult"])]
    assert any("ø" in name for name in names)
    assert sum(len(name.split()) > 2 for name in names) / len(names) > 0.3
    for name in names[::37]:
        assert (order_of(name), fold_of(name)) == (sort_key(name), search_fold(name))


def test_some_parents_need_an_interpreter(town):
    needing = [row for row in town["people_adult"] if row[7]]
    assert 0.01 < len(needing) / len(town["people_adult"]) < 0.06
    assert all(row[6] != "da" for row in needing)
