"""What the register writes: dated, never over what stood; a protected address stays protected."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from favn.foundation.accounts.actors import system
from favn.foundation.audit.choices import EntryKind
from favn.foundation.audit.models import Entry
from favn.foundation.organisation.models import Group, Unit
from favn.foundation.people import actions, queries
from favn.foundation.people.choices import RelationKind, Sex
from favn.foundation.people.cpr import Cpr
from favn.foundation.people.models import Address, Adult, Child, Identifier, Relation

JOB = system("test")
BORN = date(2018, 5, 4)
NUMBER = Cpr.parse("640518-4117")
FACTS = actions.Facts("Åse", "Ågård", BORN, Sex.FEMALE)


@pytest.fixture
def ase(at) -> Child:
    """Åse, put in the register with her number."""
    return actions.register_child(facts=FACTS, cpr=NUMBER, by=JOB, at=at)


@pytest.fixture
def bo(at) -> Adult:
    """An adult with a number and a telephone."""
    facts = actions.Facts("Bo", "Ågård", date(1985, 1, 2))
    return actions.register_adult(facts=facts, cpr=Cpr.parse("620185-1118"), phone="26 10 11 77", by=JOB, at=at)


def lines(verb: str) -> int:
    return Entry.objects.filter(verb=verb, role="system:test").count()


def test_a_child_is_registered_with_its_name_in_danish_order_and_its_number_sealed(ase):
    assert ase.sort_key.startswith("}se")
    assert ase.search_name == "aase aagaard"
    number = Identifier.objects.get(child=ase)
    assert (number.masked, number.valid_from) == ("64••••-••••", BORN)
    assert b"640518" not in bytes(number.value_encrypted)
    assert lines("register_child") == 1


def test_a_child_without_a_number_has_none(at):
    child = actions.register_child(facts=FACTS, cpr=None, by=JOB, at=at)
    assert queries.current_number(child_id=child.id) is None


def test_a_child_is_born_or_hangs_on_its_mother(bo, at):
    facts = actions.Facts("Ufødt barn", "Ågård", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.register_child(facts=facts, cpr=None, by=JOB, at=at)
    unborn = actions.register_child(facts=facts, cpr=None, mother=bo, due_on=date(2027, 1, 2), by=JOB, at=at)
    assert (unborn.born_on, unborn.due_on) == (None, date(2027, 1, 2))


def test_an_unborn_child_is_born_once_and_keeps_what_it_has(bo, at):
    unborn = actions.register_child(
        facts=actions.Facts("Ufødt barn", "Ågård", None), cpr=None, mother=bo, by=JOB, at=at
    )
    actions.relate(child=unborn, adult=bo, kind=RelationKind.MOTHER, holds_custody=False, since=BORN, by=JOB, at=at)
    with pytest.raises(ValueError, match="born on a day"):
        actions.born(child=unborn, facts=actions.Facts("Åse", "Ågård", None), cpr=NUMBER, by=JOB, at=at)
    actions.born(child=unborn, facts=FACTS, cpr=NUMBER, by=JOB, at=at)
    child = Child.objects.get(pk=unborn.pk)
    assert (child.name, child.born_on, child.mother_id) == ("Åse Ågård", BORN, bo.id)
    assert Relation.objects.filter(child=child, adult=bo).count() == 1
    with pytest.raises(actions.AlreadyBorn):
        actions.born(child=unborn, facts=FACTS, cpr=NUMBER, by=JOB, at=at)


def test_an_adult_is_registered_with_and_without_a_number(bo, at):
    assert (bo.phone, bo.language, bo.needs_interpreter) == ("26 10 11 77", "da", False)
    other = actions.register_adult(
        facts=actions.Facts("Amina", "", None), cpr=None, language="so", needs_interpreter=True, by=JOB, at=at
    )
    assert (other.name, other.language, other.needs_interpreter) == ("Amina", "so", True)
    assert Identifier.objects.filter(adult__in=[bo, other]).count() == 1


def test_a_correction_changes_what_the_register_says_and_nothing_else(ase, bo, at):
    assert not actions.correct_person(person=ase, facts=FACTS, by=JOB, at=at)
    unknown = actions.Facts("Åse Marie", "Ågård", None)
    assert actions.correct_person(person=ase, facts=unknown, by=JOB, at=at)
    found = Child.objects.get(pk=ase.pk)
    assert (found.name, found.born_on, found.sex) == ("Åse Marie Ågård", BORN, Sex.FEMALE)
    assert actions.correct_person(person=ase, facts=actions.Facts("Åse Marie", "Ågård", BORN, Sex.MALE), by=JOB, at=at)
    assert actions.correct_person(person=bo, facts=actions.Facts("Bo", "Bak", None), by=JOB, at=at)
    corrected = Entry.objects.filter(verb="correct_person")
    assert corrected.filter(child_id=ase.id).count() == 2
    assert all("Ågård" not in str(line.payload) for line in corrected)


def test_custody_has_a_first_and_a_last_day(ase, bo, at):
    said = {"child": ase, "adult": bo, "kind": RelationKind.FATHER, "by": JOB, "at": at}
    assert actions.relate(**said, holds_custody=True, lives_with_child=True, since=BORN)
    assert not actions.relate(**said, holds_custody=True, since=date(2020, 1, 1))
    assert actions.relate(**said, holds_custody=False, since=date(2024, 6, 1))
    first, second = Relation.objects.filter(child=ase).order_by("valid_from")
    assert (first.holds_custody, first.valid_until) == (True, date(2024, 6, 1))
    assert (second.holds_custody, second.valid_until, second.lives_with_child) == (False, None, True)
    assert actions.relate(**said, holds_custody=False, lives_with_child=False, since=date(2024, 1, 1))
    assert Relation.objects.get(pk=second.pk).valid_until == date(2024, 6, 1)


def test_a_child_who_moves_keeps_its_history(ase, at):
    school, other = Unit.objects.get(name="Havneskolen"), Unit.objects.get(name="Bakkeskolen")
    group = Group.objects.get(name="3.B", unit=school)
    said = {"child": ase, "by": JOB, "at": at}
    assert actions.enrol(**said, unit=school, group=group, since=date(2024, 8, 1))
    assert not actions.enrol(**said, unit=school, group=group, since=date(2024, 9, 1))
    assert actions.enrol(**said, unit=other, group=None, since=date(2025, 8, 1))
    assert not actions.enrol(**said, unit=other, group=None, since=date(2025, 9, 1))
    old, new = queries.enrolments_ever(ase.id)
    assert (old.unit, old.group, old.valid_until) == (school, group, date(2025, 8, 1))
    assert (new.unit, new.valid_until) == (other, None)
    assert queries.places_of(ase.id, on=date(2024, 12, 1)) == {ase.id: "3.B"}
    assert queries.places_of(ase.id, on=date(2025, 12, 1)) == {ase.id: "Bakkeskolen"}
    assert ase.id in set(queries.enrolled_on(date(2025, 12, 1)))
    assert ase.id not in set(queries.enrolled_on(date(2020, 12, 1)))


def move(at, owner, street, *, is_protected=False, since=BORN) -> bool:
    who = {"child": owner, "adult": None} if isinstance(owner, Child) else {"child": None, "adult": owner}
    return actions.move_home(**who, street=street, postal_code="8999", city="Favnø", is_protected=is_protected,
                             since=since, by=JOB, at=at)  # fmt: skip


def test_an_address_ends_the_day_the_next_begins(ase, at):
    assert move(at, ase, "Strandgade 1")
    assert not move(at, ase, "Strandgade 1", since=date(2020, 1, 1))
    assert move(at, ase, "Skovvej 2", since=date(2022, 1, 1))
    first, second = Address.objects.filter(child=ase).order_by("valid_from")
    assert (first.valid_until, second.valid_until) == (date(2022, 1, 1), None)
    assert second.protected_from is None


@pytest.mark.parametrize("who", ["ase", "bo"])
def test_once_protected_an_address_stays_protected_until_someone_lifts_it(request, at, who):
    owner = request.getfixturevalue(who)
    move(at, owner, "Strandgade 1")
    assert move(at, owner, "Strandgade 1", is_protected=True, since=date(2021, 1, 1))
    assert not move(at, owner, "Strandgade 1", is_protected=True, since=date(2021, 2, 1))
    assert move(at, owner, "Skovvej 2", since=date(2022, 1, 1))
    mine = {"child": owner} if who == "ase" else {"adult": owner}
    now = Address.objects.get(**mine, valid_until__isnull=True)
    assert now.protected_from == date(2022, 1, 1)
    Address.objects.filter(pk=now.pk).update(protected_until=date(2023, 1, 1))
    assert move(at, owner, "Engvej 3", since=date(2024, 1, 1))
    assert Address.objects.get(**mine, valid_until__isnull=True).protected_from is None


def test_a_protected_address_is_read_by_nobody_who_works_here(acting_as, emil, at):
    """Fails closed: neither those with the child's rooms nor those with the whole municipality."""
    for login in ("ida", "rikke", "hanne", "mette", "tove"):
        with acting_as(login):
            assert Address.objects.filter(child=emil).exists()
    move(at, emil, "Hemmelig Vej 9", is_protected=True, since=date(2025, 1, 1))
    for login in ("ida", "rikke", "hanne", "mette", "tove", "vibe", "dan", "sofie", "otto"):
        with acting_as(login):
            assert not Address.objects.filter(street="Hemmelig Vej 9").exists()


def test_a_number_is_revealed_once_and_the_log_says_to_whom(ase, at):
    number = queries.current_number(child_id=ase.id)
    assert actions.reveal_number(identifier=number, purpose="casework", by=JOB, at=at) == "640518-4117"
    line = Entry.objects.get(kind=EntryKind.REVEAL)
    assert (line.verb, line.purpose, line.child_id) == ("reveal_number", "casework", ase.id)


def test_people_are_found_by_numbers_old_and_new(ase, bo, at):
    assert queries.child_with(NUMBER) == ase
    assert queries.child_with(Cpr.parse("620185-1118")) is None
    assert queries.adult_with(Cpr.parse("620185-1118")) == bo
    assert queries.adult_with(NUMBER) is None
    Identifier.objects.filter(child=ase).update(valid_until=date(2024, 1, 1))
    assert queries.child_with(NUMBER) == ase
    assert queries.current_number(child_id=ase.id) is None
    assert [number.masked for number in queries.numbers_of(ase.id)] == ["64••••-••••"]


def test_a_merged_records_number_leads_to_the_kept_one(ase, emil, at):
    done = actions.merge_children(kept=emil, doubled=ase, by=JOB, at=at)
    assert (done.moved, done.stayed) == (1, 0)
    assert queries.child_with(NUMBER) == emil
    for kept, doubled in ((emil, ase), (ase, emil), (emil, emil)):
        with pytest.raises(actions.CannotMerge):
            actions.merge_children(kept=kept, doubled=doubled, by=JOB, at=at)


def test_siblings_share_a_parent_on_that_day(emil, freja, sofie, johan, at):
    today = date(2025, 6, 1)
    assert queries.siblings_of(emil.id, on=today) == [freja.id]
    Relation.objects.filter(child=freja).update(valid_until=today)
    assert queries.siblings_of(emil.id, on=today) == []
    assert queries.siblings_of(johan.id, on=today) == []


def test_a_familys_languages_are_told_with_the_one_to_prepare_for_first(emil, sofie, jonas):
    today = date(2025, 6, 1)
    assert queries.spoken_around(emil.id, on=today)[emil.id] == queries.Spoken(("dansk",), False)
    Adult.objects.filter(pk=jonas.id).update(language="pl", needs_interpreter=True)
    assert queries.spoken_around(emil.id, on=today)[emil.id] == queries.Spoken(("polsk", "dansk"), True)
    assert queries.spoken_around(emil.id, on=date(2001, 1, 1)) == {}


def test_a_health_visitor_alone_gets_a_key_for_an_adults_number(acting_as, bo, at):
    number = Cpr.parse("620185-1118")
    for login, found in (("hanne", bo.id), ("ida", None), ("lars", None)):
        with acting_as(login):
            assert queries.adult_key_with(number) == found
    with acting_as("hanne"):
        assert queries.adult_key_with(NUMBER) is None


def test_relations_are_told_with_the_adults(emil):
    assert {each.adult.given_names for each in queries.relations_of(emil.id)} == {"Sofie", "Jonas", "Kirsten", "Ali"}
