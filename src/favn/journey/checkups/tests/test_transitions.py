"""A child moves on: nothing goes before the family has said so, and the next place says that it has it."""

from datetime import timedelta
from uuid import UUID

import pytest
from tests.fixtures.transitions import SAID

from favn.foundation.access.door import compartments_of
from favn.foundation.access.models import Grant
from favn.foundation.alerts.models import Alert
from favn.foundation.audit.models import Entry
from favn.foundation.consents.choices import Form
from favn.foundation.people.models import Child, Relation
from favn.journey.checkups.actions import deliveries, transitions
from favn.journey.checkups.choices.transitions import NoteVerdict, WhyEnded
from favn.journey.checkups.errors import NoteChanged, TransitionRefused
from favn.journey.checkups.models import Delivery, NoteAnswer, Transition, TransitionKind, TransitionNote
from favn.journey.checkups.queries.deliveries import inbox_of
from favn.journey.checkups.queries.transitions import on_the_way

YES, NO, BACK = NoteVerdict.ACCEPTED, NoteVerdict.DECLINED, NoteVerdict.WITHDRAWN


@pytest.fixture
def laylas_yes(acting_as, nours_note, nour, at) -> Delivery:
    """Nour's mother has no log-in; Hanne writes down her yes, and the note is sent."""
    layla = Relation.objects.get(child=nour, kind="mother").adult_id
    with acting_as("hanne") as hanne:
        deliveries.record_answer(
            note=nours_note, person=layla, answer=YES, form=Form.SPOKEN, comment="Ja", by=hanne, at=at
        )
    return Delivery.objects.get(note=nours_note)


def says(acting_as, who: str, note: TransitionNote, answer: NoteVerdict, at, minutes: int = 0) -> None:
    later = timedelta(minutes=minutes)
    with acting_as(who, later=later) as parent:
        deliveries.answer_note(note=note, answer=answer, comment="", by=parent, at=at + later)


def standing(note: TransitionNote) -> Delivery | None:
    return Delivery.objects.filter(transition=note.transition_id, withdrawn_at__isnull=True).first()


def test_the_two_who_are_named_learn_the_name_and_no_room(acting_as, nours_way, nour):
    with acting_as("pia"):
        assert compartments_of(nour.id) == {"identity"}
        assert Transition.objects.filter(pk=nours_way.pk).exists()
    granted = Grant.objects.get(source_id=nours_way.pk)
    assert (granted.basis, granted.compartment) == ("transition", "identity")
    assert granted.valid_until is not None


def test_another_person_takes_over_and_the_first_no_longer_knows_the_child(
    acting_as, nours_way, nour, daycare, agreed_plan, staff, at
):
    plan = agreed_plan(daycare)
    changed = type(plan)(**{**plan.columns(), "special": staff("nina")})
    later = timedelta(minutes=1)
    with acting_as("hanne", later=later) as hanne:
        transitions.replan_transition(standing=nours_way, plan=changed, revision=0, by=hanne, at=at + later)
    with acting_as("pia", later=later * 2):
        assert compartments_of(nour.id) == set()
        assert not Transition.objects.filter(pk=nours_way.pk).exists()
    with acting_as("hanne", later=later) as hanne, pytest.raises(TransitionRefused, match="imens"):
        transitions.replan_transition(standing=nours_way, plan=changed, revision=0, by=hanne, at=at + later)


def test_the_note_is_sent_with_the_last_yes_and_the_leader_there_reads_it_and_nothing_else(
    acting_as, laylas_yes, nour, daycare_leader, actor_of, at
):
    with acting_as(daycare_leader) as leader:
        assert compartments_of(nour.id) == {"identity"}
        assert [each.child.id for each in inbox_of(leader, at).waiting] == [nour.id]
        assert not NoteAnswer.objects.exists()
    waits = Alert.objects.get(kind="transition_receipt")
    assert (waits.unit_id, waits.role) == (laylas_yes.to_unit_id, "daycare_leader")


def test_the_leader_reads_and_says_that_they_have_it(client_for, laylas_yes, nour, daycare_leader, at):
    leader = client_for(daycare_leader)
    page = leader.get("/overleveringer/").content.decode()
    assert "Nour Saleh" in page
    shown = leader.get(f"/overleveringer/{laylas_yes.pk}/").content.decode()
    assert "At tegne ved køkkenbordet." in shown
    assert "Jeg vil have min bror med." in shown
    assert Entry.objects.filter(verb="checkups.read_delivery", child_id=nour.id).count() == 1
    assert leader.post(f"/overleveringer/{laylas_yes.pk}/kvittering/").status_code == 302
    laylas_yes.refresh_from_db()
    assert laylas_yes.received_name
    assert not Alert.objects.filter(kind="transition_receipt", done_at__isnull=True).exists()
    first = (laylas_yes.received_by_id, laylas_yes.received_at)
    leader.post(f"/overleveringer/{laylas_yes.pk}/kvittering/")
    laylas_yes.refresh_from_db()
    assert (laylas_yes.received_by_id, laylas_yes.received_at) == first


@pytest.mark.parametrize("who", ["otto", "ida", "rikke", "lone", "tove", "sofie", "jens", "vibe"])
def test_the_wrong_person_finds_nothing(client_for, laylas_yes, nours_way, who):
    client = client_for(who)
    for path in (f"/overgange/{nours_way.pk}/", f"/overgange/{nours_way.pk}/notat/",
                 f"/overleveringer/{laylas_yes.pk}/", f"/familie/overgange/{nours_way.pk}/"):  # fmt: skip
        assert client.get(path).status_code == 404
    for path in (f"/overleveringer/{laylas_yes.pk}/kvittering/", f"/overgange/{nours_way.pk}/svar/",
                 f"/overgange/{nours_way.pk}/afslutning/"):  # fmt: skip
        assert client.post(path, {"because": "other"}).status_code == 404
    laylas_yes.refresh_from_db()
    assert laylas_yes.received_at is None


def test_both_parents_are_asked_and_one_yes_sends_nothing(acting_as, emils_note, at):
    says(acting_as, "sofie", emils_note, YES, at)
    assert standing(emils_note) is None
    with acting_as("rikke"):
        assert not TransitionNote.objects.filter(pk=emils_note.pk).exists()
    says(acting_as, "jonas", emils_note, YES, at, minutes=1)
    assert standing(emils_note) is not None
    with acting_as("rikke", later=timedelta(minutes=2)):
        assert TransitionNote.objects.filter(pk=emils_note.pk).exists()


def test_one_no_and_nothing_is_sent_and_the_writer_is_told(acting_as, emils_note, at):
    says(acting_as, "sofie", emils_note, YES, at)
    says(acting_as, "jonas", emils_note, NO, at, minutes=1)
    assert standing(emils_note) is None
    told = Alert.objects.get(kind="transition_answer")
    assert told.employee_id == emils_note.written_by_id
    assert "far" not in told.text.split()


def test_a_yes_that_is_taken_back_closes_the_note_at_once_and_can_be_given_again(acting_as, emils_note, at):
    says(acting_as, "sofie", emils_note, YES, at)
    says(acting_as, "jonas", emils_note, YES, at, minutes=1)
    sent = standing(emils_note)
    with acting_as("rikke", later=timedelta(minutes=2)) as rikke:
        deliveries.receive_delivery(delivery=sent, name="", by=rikke, at=at + timedelta(minutes=2))
    says(acting_as, "jonas", emils_note, BACK, at, minutes=3)
    assert standing(emils_note) is None
    with acting_as("rikke", later=timedelta(minutes=4)):
        assert not TransitionNote.objects.filter(pk=emils_note.pk).exists()
        assert not Delivery.objects.filter(pk=sent.pk).exists()
    assert not Grant.objects.filter(source_id=sent.pk, valid_until__gt=at + timedelta(minutes=3)).exists()
    says(acting_as, "jonas", emils_note, YES, at, minutes=5)
    assert standing(emils_note).pk != sent.pk


def test_only_a_yes_can_be_taken_back(acting_as, emils_note, at):
    with pytest.raises(TransitionRefused, match="ikke noget ja"):
        says(acting_as, "sofie", emils_note, BACK, at)


def test_an_edit_after_the_yes_is_asked_about_anew(acting_as, laylas_yes, nours_way, nours_note, daycare_leader, at):
    layla = Relation.objects.get(child_id=nours_note.child_id, kind="mother").adult_id
    later = timedelta(minutes=1)
    with acting_as("hanne", later=later) as hanne:
        newer = transitions.write_note(
            standing=nours_way, body=[("Hvad gør barnet glad?", "Musik.")], child_words="", version=1, by=hanne,
            at=at + later,
        )  # fmt: skip
    assert standing(nours_note) is None
    with acting_as(daycare_leader, later=later * 2):
        assert not TransitionNote.objects.exists()
    with acting_as("hanne", later=later * 2) as hanne, pytest.raises(TransitionRefused, match="rettet"):
        deliveries.record_answer(
            note=nours_note, person=layla, answer=YES, form=Form.SPOKEN, comment="", by=hanne, at=at + later * 2
        )
    assert newer.version == 2


def test_another_place_to_go_is_asked_about_anew(acting_as, laylas_yes, nours_way, nours_note, agreed_plan, at):
    later = timedelta(minutes=1)
    with acting_as("hanne", later=later) as hanne:
        transitions.replan_transition(
            standing=nours_way, plan=agreed_plan(None, "Børnehuset i nabokommunen"), revision=0, by=hanne, at=at + later
        )
    assert standing(nours_note) is None
    newest = TransitionNote.objects.filter(transition=nours_way).order_by("version").last()
    assert (newest.version, newest.to_unit_id, newest.to_name) == (2, None, "Børnehuset i nabokommunen")
    assert newest.body == nours_note.body


def test_a_place_outside_favn_is_received_by_what_it_said(client_for, acting_as, nour, agreed_plan, at):
    with acting_as("hanne") as hanne:
        way = transitions.plan_transition(child_id=nour.id, code="home_daycare", from_unit_id=None,
                                          plan=agreed_plan(None, "Den private"), by=hanne, at=at)  # fmt: skip
        note = transitions.write_note(standing=way, body=SAID, child_words="", version=0, by=hanne, at=at)
        layla = Relation.objects.get(child=nour, kind="mother").adult_id
        deliveries.record_answer(note=note, person=layla, answer=YES, form=Form.WRITTEN, comment="", by=hanne, at=at)
    hanne = client_for("hanne")
    hanne.post(f"/overgange/{way.pk}/kvittering/", {"name": " "})
    assert standing(note).received_at is None
    hanne.post(f"/overgange/{way.pk}/kvittering/", {"name": "Leder Anne Bro, telefonisk"})
    assert standing(note).received_name == "Leder Anne Bro, telefonisk"


def test_an_ended_transition_takes_back_what_was_sent(acting_as, laylas_yes, nours_way, nours_note, nour, at):
    later = timedelta(minutes=1)
    with acting_as("hanne", later=later) as hanne:
        transitions.end_transition(standing=nours_way, because=WhyEnded.STAYS, by=hanne, at=at + later)
    assert standing(nours_note) is None
    with acting_as("pia", later=later * 2):
        assert compartments_of(nour.id) == set()


def test_two_colleagues_never_overwrite_each_other(client_for, nours_note, nours_way):
    hanne, place = client_for("hanne"), f"/overgange/{nours_way.pk}/notat/"
    page = hanne.get(place).content.decode()
    assert "Hvordan ser en god dag ud derhjemme?" in page
    mine = {"answer_0": "Min udgave", "version": "0"}
    refused = hanne.post(place, mine)
    assert refused.status_code == 409
    shown = refused.content.decode()
    assert "En kollega har skrevet en udgave imens" in shown
    assert "Min udgave" in shown
    assert TransitionNote.objects.filter(transition=nours_way).count() == 1
    assert hanne.post(place, {**mine, "version": "1"}).status_code == 302
    assert TransitionNote.objects.filter(transition=nours_way).count() == 2


def test_an_empty_note_is_refused_and_what_was_typed_stands(client_for, nours_way):
    hanne, place = client_for("hanne"), f"/overgange/{nours_way.pk}/notat/"
    refused = hanne.post(place, {"answer_0": "  ", "child_words": "Jeg vil have min bror med.", "version": "0"})
    assert refused.status_code == 422
    assert "Skriv mindst ét svar" in refused.content.decode()
    assert "Jeg vil have min bror med." in refused.content.decode()


def test_a_note_needs_a_place_to_go(acting_as, nour, agreed_plan, at):
    with acting_as("hanne") as hanne:
        way = transitions.plan_transition(child_id=nour.id, code="home_daycare", from_unit_id=None,
                                          plan=agreed_plan(None), by=hanne, at=at)  # fmt: skip
        with pytest.raises(TransitionRefused, match="hvor barnet skal hen"):
            transitions.write_note(standing=way, body=SAID, child_words="", version=0, by=hanne, at=at)


def test_a_school_is_no_place_to_go_from_home_to_daycare(acting_as, nour, agreed_plan, emils_note, at):
    with acting_as("hanne") as hanne, pytest.raises(TransitionRefused, match="passer ikke"):
        transitions.plan_transition(child_id=nour.id, code="home_daycare", from_unit_id=None,
                                    plan=agreed_plan(emils_note.to_unit), by=hanne, at=at)  # fmt: skip


@pytest.fixture
def by_law(db, at):
    """The municipality has decided that a law lets the notes follow, unless somebody says no."""
    TransitionKind.objects.update(ground="law", paragraph="dagtilbudsloven § 3 a, stk. 3")


def test_by_law_silence_does_not_stop_it_and_a_no_does(acting_as, by_law, emils_note, at):
    from favn.foundation.access.acting import acting
    from favn.foundation.accounts.actors import system

    def night(days: int) -> None:
        moment = at + timedelta(days=days)
        with acting(system("review_transitions"), at=moment) as job:
            deliveries.review_transitions(by=job, at=moment)

    night(20)
    assert standing(emils_note) is None
    night(21)
    sent = standing(emils_note)
    assert sent is not None
    says(acting_as, "jonas", emils_note, NO, at, minutes=60 * 24 * 22)
    assert standing(emils_note) is None
    night(40)
    assert standing(emils_note) is None


def test_a_change_of_law_does_not_change_what_the_parents_were_shown(acting_as, emils_note, at, by_law):
    assert TransitionNote.objects.get(pk=emils_note.pk).ground == "consent"


def test_an_overdue_receipt_is_told_to_the_writer_and_to_the_leader_there_until_it_is_given(
    acting_as, laylas_yes, daycare_leader, at
):
    from favn.foundation.access.acting import acting
    from favn.foundation.accounts.actors import system

    later = timedelta(days=15)
    for _ in range(2):
        with acting(system("review_transitions"), at=at + later) as job:
            deliveries.review_transitions(by=job, at=at + later)
    late = Alert.objects.filter(kind="transition_late", source_id=laylas_yes.pk, done_at__isnull=True)
    assert {(each.employee_id, each.role) for each in late} == {
        (laylas_yes.author_id, ""), (None, "daycare_leader")}  # fmt: skip
    with acting_as(daycare_leader, later=later) as leader:
        deliveries.receive_delivery(delivery=laylas_yes, name="", by=leader, at=at + later)
    assert not late.all().exists()


def test_a_family_that_moves_is_carried_on_by_the_next_health_visitor(acting_as, nours_way, nour, actor_of):
    from favn.foundation.accounts.models import User
    from favn.foundation.organisation.models import Position

    there = Position.objects.filter(role="health_visitor").exclude(area_id=nour.area_id).first()
    Child.objects.filter(pk=nour.pk).update(area_id=there.area_id)
    with acting_as(User.objects.get(employee=there.employee_id).username):
        assert Transition.objects.filter(pk=nours_way.pk).exists()


def test_the_list_has_those_at_home_first_and_few_statements(
    acting_as, nour, adam, nours_way, at, django_assert_max_num_queries
):
    with acting_as("hanne") as hanne, django_assert_max_num_queries(12):
        rows = on_the_way(hanne, at)
    keys = [row.child.id for row in rows]
    assert {nour.id, adam.id} <= set(keys)
    assert [row.is_home for row in rows] == sorted((row.is_home for row in rows), reverse=True)
    assert next(row for row in rows if row.child.id == nour.id).stage == "agreed"
    assert next(row for row in rows if row.child.id == adam.id).transition.place == "home"
    assert "not_begun" in {row.stage for row in rows}


def test_the_list_of_a_unit_has_its_own_children_and_no_others(client_for, daycare_leader, daycare, at):
    page = client_for(daycare_leader).get("/overgange/")
    assert page.status_code == 200
    assert "Nour Saleh" not in page.content.decode()


def test_the_note_that_changed_is_carried_by_its_refusal(acting_as, nours_note, nours_way, at):
    with acting_as("hanne") as hanne, pytest.raises(NoteChanged) as refused:
        transitions.write_note(standing=nours_way, body=SAID, child_words="", version=0, by=hanne, at=at)
    assert refused.value.standing == nours_note
    assert isinstance(nours_note.pk, UUID)
