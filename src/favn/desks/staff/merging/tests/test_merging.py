"""Two records of one child become one: nothing is lost, and old links lead to the child."""

from datetime import date

import pytest
from django.db import ProgrammingError, connection, transaction
from django.http import Http404

from favn.foundation.access import door
from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import system
from favn.foundation.audit.models import Entry
from favn.foundation.organisation.models import Group, Unit
from favn.foundation.people import actions as people
from favn.foundation.people.choices import RelationKind
from favn.foundation.people.cpr import Cpr
from favn.foundation.people.models import Child, Enrolment, Identifier, Relation
from favn.kit.clock import local
from favn.oversight.log.pseudonyms import reference_of

JOB = system("test")
SECOND = "140417-1AB4"


@pytest.fixture
def twice(emil, sofie, at):
    """Emil once more, as another register wrote him: another number, the same class and mother, an earlier daycare."""
    facts = people.Facts("Emil A.", "Winther", emil.born_on)
    made = people.register_child(facts=facts, cpr=Cpr.parse(SECOND), by=JOB, at=at, area=emil.area)
    school = Unit.objects.get(name="Havneskolen")
    daycare = Unit.objects.create(name="Krudtuglen", kind="daycare")
    third = Group.objects.get(name="3.B", unit=school)
    for unit, group in ((school, third), (daycare, None)):
        people.enrol(child=made, unit=unit, group=group, since=date(2023, 8, 1), by=JOB, at=at)
    people.relate(child=made, adult=sofie, kind=RelationKind.MOTHER, holds_custody=True, since=date(2020, 1, 1), by=JOB,
                  at=at)  # fmt: skip
    return made


def paths(kept, doubled) -> tuple[str, str]:
    return f"/barn/{kept.id}/dublet/", f"/barn/{kept.id}/dublet/{doubled.id}/"


def rows_of(*children) -> dict[str, tuple[int, int]]:
    """Per table with a key to a child: all its rows, and those of these children."""
    counts = {}
    for relation in Child._meta.related_objects:
        rows = relation.related_model._base_manager
        mine = rows.filter(**{f"{relation.field.name}__in": children}).count()
        counts[f"{relation.related_model._meta.db_table}.{relation.field.name}"] = (rows.count(), mine)
    return counts


def test_mette_finds_the_double_sees_both_and_makes_them_one(client_for, emil, twice):
    mette = client_for("mette")
    found, both = paths(emil, twice)
    assert both in mette.get(found).content.decode()
    page = mette.get(both).content.decode()
    assert "Krudtuglen" in page
    assert "Det kan ikke fortrydes" in page
    assert SECOND not in page
    assert mette.post(both, {}).status_code == 422
    done = mette.post(both, {"is_sure": "on"}, follow=True)
    assert done.redirect_chain == [(f"/barn/{emil.id}/", 302)]
    assert "De to poster er nu ét barn" in done.content.decode()
    line = Entry.objects.get(verb="merge_children")
    assert (line.child_id, line.actor_name) == (emil.id, "Mette Friis")


def test_no_row_is_lost_in_any_room(client_for, acting_as, emils_plan, emil, twice):
    """The kept record is the empty one: everything Emil has, in rooms Mette has no key to, moves over."""
    before = rows_of(emil, twice)
    client_for("mette").post(paths(twice, emil)[1], {"is_sure": "on"})
    after, left, moved = rows_of(emil, twice), rows_of(emil), rows_of(twice)
    merged = "people_child.merged_into"
    assert {key: rows for key, rows in after.items() if key != merged} == {
        key: rows for key, rows in before.items() if key != merged
    }
    assert sum(mine for _, mine in left.values()) == 0
    assert moved["plans_plan.child"][1] == 1
    assert moved["networks_meeting.child"][1] == 1


def test_the_history_is_kept_and_what_both_had_in_force_ends_once(acting_as, emil, sofie, twice, at):
    with acting_as("mette") as mette:
        done = people.merge_children(kept=emil, doubled=twice, by=mette, at=at)
    assert done.stayed == 0
    assert done.moved == 4
    places = Enrolment.objects.filter(child=emil)
    assert {place.unit.name for place in places} == {"Havneskolen", "Krudtuglen"}
    assert places.filter(unit__name="Havneskolen", valid_until__isnull=True).count() == 1
    mothers = Relation.objects.filter(child=emil, adult=sofie)
    assert mothers.count() == 2
    assert mothers.get(valid_until__isnull=False).valid_until == local(at).date()
    assert Identifier.objects.filter(child=emil).count() == 2


def test_an_old_link_and_an_old_number_lead_to_the_child(acting_as, client_for, emil, twice, at):
    with acting_as("mette") as mette:
        people.merge_children(kept=emil, doubled=twice, by=mette, at=at)
    for login in ("ida", "mette"):
        with acting_as(login) as actor:
            opened = door.open_child(actor=actor, child_id=twice.id, purpose=Purpose.DAILY_WORK, at=at)
            assert opened.id == emil.id
            found = door.find_by_number(actor=actor, number=Cpr.parse(SECOND), purpose=Purpose.DAILY_WORK, at=at)
            assert [child.id for child in found] == [emil.id]
            assert twice.id not in door.children(actor=actor, ids=[twice.id], purpose=Purpose.DAILY_WORK, at=at)
    for login in ("otto", "lone"):
        with acting_as(login) as actor, pytest.raises(Http404):
            door.open_child(actor=actor, child_id=twice.id, purpose=Purpose.DAILY_WORK, at=at)


def test_a_third_record_follows_along(acting_as, emil, twice, at):
    third = people.register_child(facts=people.Facts("E.", "Winther", emil.born_on), cpr=None, by=JOB, at=at)
    with acting_as("mette") as mette:
        people.merge_children(kept=twice, doubled=third, by=mette, at=at)
        people.merge_children(kept=emil, doubled=twice, by=mette, at=at)
        assert door.open_child(actor=mette, child_id=third.id, purpose=Purpose.REGISTRY, at=at).id == emil.id


def test_what_is_one_already_is_not_merged_again(acting_as, client_for, emil, twice, at):
    with acting_as("mette") as mette:
        people.merge_children(kept=emil, doubled=twice, by=mette, at=at)
        for kept, doubled in ((emil, twice), (twice, emil), (emil, emil)):
            with pytest.raises(people.CannotMerge):
                people.merge_children(kept=kept, doubled=doubled, by=mette, at=at)
    mette = client_for("mette")
    assert [mette.get(each).status_code for each in (*paths(twice, emil), *paths(emil, twice)[1:])] == [404, 404, 404]
    assert mette.get(paths(emil, emil)[1]).status_code == 404


def test_the_database_itself_lets_nobody_else_merge(acting_as, emil, twice):
    for login in ("per", "tove", "ida", "hanne", "vibe"):
        refused = pytest.raises(ProgrammingError)
        with acting_as(login), refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT favn.merge_rows(%s, %s)", [twice.id, emil.id])
    assert Child.objects.get(pk=twice.id).merged_into is None


@pytest.mark.parametrize("login", ["ida", "lars", "otto", "per", "rikke", "vibe", "dan", "sofie"])
def test_the_pages_are_for_team_leaders(client_for, emil, twice, login):
    client = client_for(login)
    assert [client.get(each).status_code for each in paths(emil, twice)] == [404, 404]
    assert client.post(paths(emil, twice)[1], {"is_sure": "on"}).status_code == 404


def test_the_other_record_is_looked_for_by_its_number(client_for, emil, nour, twice):
    mette = client_for("mette")
    path, _ = paths(nour, twice)
    assert str(twice.id) in mette.post(path, {"words": SECOND}).content.decode()
    assert mette.post(path, {"words": ""}).status_code == 422
    assert "Ingen ligner" in mette.post(path, {"words": "Qqqq Wwww"}).content.decode()


def test_two_birthdays_are_warned_about(client_for, emil, freja):
    assert "ikke samme fødselsdag" in client_for("mette").get(paths(emil, freja)[1]).content.decode()


def test_what_was_done_to_the_doubled_record_stands_in_the_childs_own_log(
    acting_as, client_for, emils_case, emil, twice, sofie, at
):
    with acting_as("rikke") as rikke:
        door.open_child(actor=rikke, child_id=twice.id, purpose=Purpose.REGISTRY, at=at)
    old = Entry.objects.get(child_id=twice.id, verb="open_child")
    sealed = Entry.objects.filter(pk=old.pk).values().get()
    logs = {"lars": f"/barn/{emil.id}/hvem-har-set/", "sofie": f"/barn/{emil.id}/log/"}
    before = {login: client_for(login).get(path).content.decode() for login, path in logs.items()}
    with acting_as("mette") as mette:
        people.merge_children(kept=emil, doubled=twice, by=mette, at=at)
    for login, path in logs.items():
        page = client_for(login).get(path).content.decode()
        assert "Skoleleder" in page
        assert "Skoleleder" not in before[login]
    for line in (old, Entry.objects.get(verb="merge_children")):
        page = client_for("dan").get(f"/log/?same={line.id}").content.decode()
        assert "Rikke Dall" in page
        assert "Mette Friis" in page
        assert page.count("B-") == page.count(reference_of(emil.id))
    assert Entry.objects.filter(pk=old.pk).values().get() == sealed


def test_the_old_key_opens_no_line_of_the_log_to_anybody_else(acting_as, emils_case, emil, twice, at):
    with acting_as("rikke") as rikke:
        door.open_child(actor=rikke, child_id=twice.id, purpose=Purpose.REGISTRY, at=at)
    with acting_as("mette") as mette:
        people.merge_children(kept=emil, doubled=twice, by=mette, at=at)
    for login, lines in (("otto", 0), ("lone", 0), ("ida", 0), ("jens", 0), ("tove", 0), ("lars", 1)):
        with acting_as(login):
            assert Entry.objects.filter(child_id=twice.id, verb="open_child").only("id").count() == lines, login
