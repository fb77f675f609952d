"""Parents are told first, may say no, and read what was agreed on; nobody else's parents read anything."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404
from django.urls import reverse

from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import system
from favn.foundation.alerts.models import Alert
from favn.foundation.audit.models import Entry
from favn.foundation.letters.models import Letter
from favn.foundation.people.models import Child
from favn.journey.wellbeing import actions, errors
from favn.journey.wellbeing.actions.dialogues import Agreed
from favn.journey.wellbeing.choices import NoticeWay, ObjectionAnswer, Tone
from favn.journey.wellbeing.models import Assessment, JointPosition, Objection, ParentNotice, Round
from favn.journey.wellbeing.queries.family import own_children
from favn.journey.wellbeing.queries.parents import told_about, waiting_at
from favn.journey.wellbeing.queries.sheets import sheet_page
from favn.journey.wellbeing.queries.waiting import waiting_in
from favn.journey.wellbeing.tests.rounds import rated_by_both
from favn.kit.clock import local

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(rated, group, emil, sofie, at):
    """The round writes to the parents of 3.B's school alone; all but two dozen of them know of it already."""
    Round.objects.filter(pk=rated.pk).update(parents_asked_at=at, unit_ids=[group.unit_id], bands=["6-10"])
    pupils = Child.objects.filter(enrolments__unit=group.unit).exclude(pk=emil.pk).order_by("pk").distinct()
    ParentNotice.objects.bulk_create(
        ParentNotice(child=each, round=rated, adult=sofie, way=NoticeWay.CONVERSATION, informed_at=at)
        for each in pupils[24:]
    )
    rated.refresh_from_db()
    return rated


def write_all(at) -> int:
    with acting(system("write_to_parents"), at=at) as job:
        return actions.write_letters(by=job, at=at, most=500)


def give(rated, group, child, by, at):
    return actions.answer(
        rated=rated, group=group, child_id=child.id, question="core1", value=3, was=None, by=by, at=at
    )


def agreed_on(dialogue, child, by, at, **words):
    said = {"remark": "Er alene", "next_step": "Tal med Emil", "owner_id": by.key, "due_on": local(at).date()} | words
    return actions.set_position(
        dialogue=dialogue, child_id=child.id, agreed=Agreed(Tone.YELLOW, **said), revision=0, by=by, at=at
    )


def close(dialogue, group, by, at):
    for row in sheet_page(dialogue.round, group, actor=by, at=at).rows:
        if not JointPosition.objects.filter(dialogue=dialogue, child=row.child).exists():
            actions.set_position(
                dialogue=dialogue, child_id=row.child.id, agreed=Agreed(Tone.GREEN), revision=0, by=by, at=at
            )
    actions.close_dialogue(dialogue=dialogue, by=by, at=at)


def test_each_custody_holder_gets_a_letter_and_a_protected_address_is_never_used(asked, emil, sofie, jonas, at):
    assert write_all(at) > 10
    to_sofie = ParentNotice.objects.get(child=emil, adult=sofie)
    assert (to_sofie.way, to_sofie.informed_at) == (NoticeWay.LETTER, at)
    to_jonas = ParentNotice.objects.get(child=emil, adult=jonas)
    assert (to_jonas.informed_at, to_jonas.could_not_be_reached_at) == (None, at)
    assert Letter.objects.get(child=emil, adult=jonas, written_at=at).sent_at is None
    assert write_all(at + timedelta(minutes=1)) == 0, "nobody is written to twice"


def test_the_round_knows_that_the_parents_know_when_the_last_letter_is_written(asked, at):
    Round.objects.filter(pk=asked.pk).update(opened_at=None, parents_informed_at=None)
    with acting(system("write_to_parents"), at=at) as job:
        assert actions.write_letters(by=job, at=at, most=3) == 3
    assert Round.objects.get(pk=asked.pk).parents_informed_at is None
    write_all(at)
    assert Round.objects.get(pk=asked.pk).parents_informed_at == at


def test_a_child_nobody_is_told_about_waits_and_the_round_does_not(asked, group, emil, johan, sofie, acting_as, at):
    write_all(at)
    ParentNotice.objects.filter(child=emil).update(informed_at=None, could_not_be_reached_at=at)
    with acting_as("ida") as ida:
        assert waiting_in(asked.id, [emil.id, johan.id]) == {emil.id}
        page = sheet_page(asked, group, actor=ida, at=at)
        assert [child.id for child in page.waiting] == [emil.id]
        give(asked, group, johan, ida, at)
        with pytest.raises(errors.ChildWaits):
            give(asked, group, emil, ida, at)
        assert told_about(emil.id, actor=ida, at=at).rated == asked
    with acting_as("rikke") as rikke:
        assert [each.child for each in waiting_at(rikke, at)] == [emil]
    with acting_as("ida") as ida:
        actions.tell(rated=asked, child_id=emil.id, adult_id=sofie.id, on=local(at).date(), by=ida, at=at)
        give(asked, group, emil, ida, at)
    assert ParentNotice.objects.get(child=emil, adult=sofie).way == NoticeWay.CONVERSATION


def test_only_someone_with_custody_is_told(asked, emil, jens, acting_as, at):
    with acting_as("ida") as ida, pytest.raises(errors.NotYourGroup):
        actions.tell(rated=asked, child_id=emil.id, adult_id=jens.id, on=local(at).date(), by=ida, at=at)
    with acting_as("otto") as otto, pytest.raises(Http404):
        actions.tell(rated=asked, child_id=emil.id, adult_id=jens.id, on=local(at).date(), by=otto, at=at)


def test_a_parent_confirms_on_the_familys_page(asked, emil, jonas, client_for, at):
    write_all(at)
    notice = ParentNotice.objects.get(child=emil, adult=jonas)
    assert "Jeg har læst det" in client_for("jonas").get(reverse("wellbeing:own")).content.decode()
    client_for("sofie").post(reverse("wellbeing:confirmation", args=[notice.id]))
    assert ParentNotice.objects.get(pk=notice.pk).informed_at is None, "nobody confirms for the other parent"
    client_for("jonas").post(reverse("wellbeing:confirmation", args=[notice.id]))
    notice.refresh_from_db()
    assert notice.way == NoticeWay.DESK
    assert notice.informed_at


def test_a_parent_objects_and_the_child_waits_until_the_leader_has_answered(rated, group, emil, acting_as, at):
    with acting_as("jonas") as jonas:
        made = actions.object_to_rounds(child_id=emil.id, words="Jeg vil ikke have det", by=jonas, at=at)
        with pytest.raises(errors.ObjectionStands):
            actions.object_to_rounds(child_id=emil.id, words="Igen", by=jonas, at=at)
    with acting_as("ida") as ida, pytest.raises(errors.ChildWaits):
        give(rated, group, emil, ida, at)
    waiting = Alert.objects.get(source_id=made.id)
    assert (waiting.role, waiting.unit_id) == ("school_leader", group.unit_id)
    with acting_as("rikke") as rikke:
        actions.answer_objection(
            objection=made, outcome=ObjectionAnswer.REFUSED, answer="Vi skal se alle børn", by=rikke, at=at
        )
        with pytest.raises(errors.AlreadyAnswered):
            actions.answer_objection(objection=made, outcome=ObjectionAnswer.SUSTAINED, answer="Nej", by=rikke, at=at)
    with acting_as("ida") as ida:
        assert give(rated, group, emil, ida, at).core1 == 3
    waiting.refresh_from_db()
    assert waiting.done_at


def test_an_objection_that_is_upheld_keeps_the_child_out_and_the_dialogue_goes_on(rated, group, emil, acting_as, at):
    dialogue = rated_by_both(acting_as, rated, group, at)
    with acting_as("sofie") as sofie:
        made = actions.object_to_rounds(child_id=emil.id, words="Nej tak", by=sofie, at=at)
    with acting_as("rikke") as rikke:
        actions.answer_objection(objection=made, outcome=ObjectionAnswer.SUSTAINED, answer="Ja", by=rikke, at=at)
    with acting_as("ida") as ida:
        close(dialogue, group, ida, at)
    assert not JointPosition.objects.filter(child=emil, round=rated).exists()


def test_the_database_refuses_an_answer_about_a_child_that_waits(rated, group, emil, acting_as, at):
    rated_by_both(acting_as, rated, group, at, opened=False)
    with acting_as("sofie") as sofie:
        actions.object_to_rounds(child_id=emil.id, words="Nej tak", by=sofie, at=at)
    with acting_as("ida"), pytest.raises(DatabaseError), transaction.atomic():
        Assessment.objects.filter(child=emil, rater__name="Ida Holst").update(core1=1)


def test_a_parent_takes_the_objection_back(rated, group, emil, acting_as, at):
    with acting_as("sofie") as sofie:
        made = actions.object_to_rounds(child_id=emil.id, words="Nej tak", by=sofie, at=at)
        actions.withdraw_objection(objection_id=made.id, by=sofie, at=at)
        with pytest.raises(errors.AlreadyAnswered):
            actions.withdraw_objection(objection_id=made.id, by=sofie, at=at)
    with acting_as("ida") as ida:
        assert give(rated, group, emil, ida, at)


def test_what_a_parent_says_by_telephone_is_noted_in_their_own_words(rated, emil, sofie, acting_as, at):
    with acting_as("ida") as ida:
        made = actions.note_objection(child_id=emil.id, parent_id=sofie.id, words="Nej", by=ida, at=at)
    assert Objection.objects.get(pk=made.pk).noted_by.name == "Ida Holst"


@pytest.mark.parametrize("login", ["jens", "kirsten", "sara"])
def test_nobody_without_custody_objects(emil, acting_as, login, at):
    with acting_as(login) as reader, pytest.raises(Http404):
        actions.object_to_rounds(child_id=emil.id, words="Nej", by=reader, at=at)


def test_no_parent_answers_an_objection_in_the_database(emil, sofie, acting_as, at):
    with acting_as("sofie") as reader:
        made = actions.object_to_rounds(child_id=emil.id, words="Nej", by=reader, at=at)
        with pytest.raises(DatabaseError), transaction.atomic():
            Objection.objects.filter(pk=made.pk).update(outcome="sustained", answer="Ja", answered_at=at)
    with acting_as("ida"):
        assert not Objection.objects.filter(pk=made.pk).update(answer="x")


def test_each_custody_holder_reads_what_was_agreed_when_the_dialogue_is_over(rated, group, emil, acting_as, at):
    dialogue = rated_by_both(acting_as, rated, group, at)
    with acting_as("ida") as ida:
        agreed_on(dialogue, emil, ida, at)
    with acting_as("sofie"):
        assert not JointPosition.objects.filter(round=rated).exists(), "not while they are still talking"
    with acting_as("ida") as ida:
        close(dialogue, group, ida, at)
    for login in ("sofie", "jonas"):
        with acting_as(login) as reader:
            assert set(JointPosition.objects.filter(round=rated).values_list("child_id", flat=True)) == {emil.id}
            own = next(each for each in own_children(reader, at) if each.child == emil)
            assert [(each.remark, each.next_step, each.stands) for each in own.shown] == [
                ("Er alene", "Tal med Emil", True)
            ]
            with pytest.raises(DatabaseError), transaction.atomic():
                Assessment.objects.exists()
    assert Entry.objects.filter(verb="wellbeing.own", child_id=emil.id).count() == 2


@pytest.mark.parametrize("login", ["jens", "kirsten", "ali", "sara"])
def test_others_in_the_family_read_no_position_of_emil(rated, group, emil, acting_as, login, at):
    dialogue = rated_by_both(acting_as, rated, group, at)
    with acting_as("ida") as ida:
        close(dialogue, group, ida, at)
    with acting_as(login) as reader:
        assert not JointPosition.objects.filter(child=emil).exists()
        assert emil not in [each.child for each in own_children(reader, at)]


def test_what_would_put_the_child_in_danger_is_kept_from_the_parents(rated, group, emil, acting_as, at):
    dialogue = rated_by_both(acting_as, rated, group, at)
    with acting_as("ida") as ida:
        made = agreed_on(dialogue, emil, ida, at)
        close(dialogue, group, ida, at)
    JointPosition.objects.filter(pk=made.pk).update(withheld_because="Mistanke om vold; underretning først")
    with acting_as("sofie"):
        assert not JointPosition.objects.filter(pk=made.pk).exists()


def test_the_parents_page_takes_an_objection_and_shows_the_answer(rated, emil, client_for, at):
    page = reverse("wellbeing:own")
    refused = client_for("sofie").post(page, {"child": str(emil.id), "words": ""})
    assert refused.status_code == 422
    client_for("sofie").post(page, {"child": str(emil.id), "words": "Nej tak"})
    assert "Venter på svar" in client_for("sofie").get(page).content.decode()
    assert "Nej tak" not in client_for("jonas").get(page).content.decode()
    made = Objection.objects.get(child=emil)
    answer = reverse("wellbeing:objection", args=[made.id])
    assert client_for("rikke").post(answer, {"outcome": "sustained"}).status_code == 422
    client_for("rikke").post(answer, {"outcome": "sustained", "answer": "Det er i orden"})
    assert "Det er i orden" in client_for("sofie").get(page).content.decode()
    assert client_for("otto").get(answer).status_code == 404


def test_the_page_of_a_childs_parents_notes_a_conversation(asked, emil, sofie, client_for, at):
    page = reverse("wellbeing:told", args=[emil.id])
    tomorrow = (local(at).date() + timedelta(days=1)).strftime("%d.%m.%Y")
    wrong = client_for("ida").post(page, {"spoke": "1", "adult_id": str(sofie.id), "on": tomorrow})
    assert wrong.status_code == 422
    today = local(at).date().strftime("%d.%m.%Y")
    client_for("ida").post(page, {"spoke": "1", "adult_id": str(sofie.id), "on": today})
    assert ParentNotice.objects.get(child=emil, adult=sofie).told_by.name == "Ida Holst"
    client_for("ida").post(page, {"noted": "1", "parent_id": str(sofie.id), "words": "Nej"})
    assert Objection.objects.filter(child=emil, parent=sofie).exists()
    for outsider in ("otto", "mette", "lone"):
        assert client_for(outsider).get(page).status_code == 404
