"""A childminder's four: one adult rates alone, at most one child is asked more about, and the leader is in the talk."""

from datetime import timedelta

import pytest

from favn.foundation.access.acting import acting
from favn.foundation.access.hats import hat_for
from favn.foundation.accounts.models import User
from favn.foundation.organisation.models import Employee, Group, Position, Unit
from favn.foundation.people.models import Child, Enrolment
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.actions.dialogues import Agreed
from favn.journey.wellbeing.choices import CORE, Tone
from favn.journey.wellbeing.errors import NotYourGroup
from favn.journey.wellbeing.models import Dialogue, Round
from favn.journey.wellbeing.queries.sheets import sheet_page
from favn.journey.wellbeing.rules.stages import asked_more
from favn.journey.wellbeing.tests.rounds import class_3b, rated_by_both
from favn.kit.clock import local


@pytest.mark.parametrize(("size", "asked"), [(1, 0), (2, 0), (3, 0), (4, 1), (6, 1), (7, 2), (10, 3)])
def test_at_most_three_in_ten_are_asked_more_about_and_in_the_smallest_groups_nobody_is(size, asked):
    core = {number: [4, 4, 4] for number in range(size)} | {0: [2, 2, 2]} | ({1: [2, 2, 3]} if size > 6 else {})
    core |= {2: [2, 3, 3]} if size >= 10 else {}
    assert asked_more(core) == frozenset(range(asked))


@pytest.fixture
def minder(db, at, area) -> tuple[Group, User, User]:
    """Otto minds four children at home; Rikke leads him."""
    unit = Unit.objects.create(name="Prøvedagplejen", kind="childminder")
    group = Group.objects.create(name="Hos Otto", unit=unit)
    day = local(at).date() - timedelta(days=90)
    people = []
    for name, role, where in (("Otto Vang", "childminder", group), ("Rikke Dall", "daycare_leader", None)):
        employee = Employee.objects.get(name=name)
        Position.objects.filter(employee=employee).update(valid_until=day)
        Position.objects.create(employee=employee, role=role, unit=unit, group=where, valid_from=day)
        people.append(employee.user)
    for name in ("Asger", "Bodil", "Carla", "Dagny"):
        child = Child.objects.create(given_names=name, surname="Prøve", sort_key=name, area=area,
                                     born_on=local(at).date() - timedelta(days=700))  # fmt: skip
        Enrolment.objects.create(child=child, unit=unit, group=group, valid_from=day)
    return group, people[0], people[1]


@pytest.fixture
def area(emil):
    return emil.area


def test_four_children_are_rated_by_one_and_talked_through_with_the_leader(minder, at):
    group, otto, rikke = minder
    day = local(at).date()
    rated = Round.objects.create(
        name="Efterår", unit_kind="childminder", opens_on=day - timedelta(days=7), closes_on=day + timedelta(days=7),
        parents_informed_at=at - timedelta(days=20), opened_at=at - timedelta(days=7), raters_required=1,
    )  # fmt: skip
    with acting(hat_for(otto, "", at)[0], at=at) as by:
        rows = sheet_page(rated, group, actor=by, at=at).rows
        assert [row.child.given_names for row in rows] == ["Asger", "Bodil", "Carla", "Dagny"]
        for row in rows:
            for question in CORE:
                actions.answer(rated=rated, group=group, child_id=row.child.id, question=question, was=None, by=by,
                               at=at, value=2 if row.child.given_names == "Bodil" else 4)  # fmt: skip
        opened = [row for row in sheet_page(rated, group, actor=by, at=at).rows if row.asks_more]
        assert [row.child.given_names for row in opened] == ["Bodil"]
        for question in [f"more{number}" for number in range(1, 10)]:
            actions.answer(rated=rated, group=group, child_id=opened[0].child.id, question=question, value=3, was=None,
                           by=by, at=at)  # fmt: skip
        actions.finish(rated=rated, group=group, by=by, at=at)
        dialogue = actions.open_dialogue(rated=rated, group=group, by=by, at=at)
    with acting(hat_for(rikke, "", at)[0], at=at) as leader:
        for row in rows:
            actions.set_position(dialogue=dialogue, child_id=row.child.id, agreed=Agreed(Tone.GREEN), revision=0,
                                 by=leader, at=at)  # fmt: skip
        actions.close_dialogue(dialogue=dialogue, by=leader, at=at)
    dialogue.refresh_from_db()
    assert dialogue.closed_at


def test_a_leader_closes_no_dialogue_where_two_adults_rate(rated, acting_as, at):
    """In a school the leader reads the dialogue and leaves the closing to those who rated, in the database as well."""
    dialogue = rated_by_both(acting_as, rated, class_3b(), at)
    with acting_as("rikke") as rikke:
        with pytest.raises(NotYourGroup):
            actions.close_dialogue(dialogue=dialogue, by=rikke, at=at)
        assert Dialogue.objects.filter(pk=dialogue.pk).update(closed_at=at) == 0
