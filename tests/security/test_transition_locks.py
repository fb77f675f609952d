"""The second lock on transitions, attacked in SQL: a note goes where the family said, on the ground they were shown."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from psycopg.errors import InsufficientPrivilege
from psycopg.sql import SQL, Identifier

from favn.foundation.access.door import compartments_of
from favn.foundation.access.models import Grant
from favn.foundation.consents.rules import Verdict
from favn.journey.checkups.actions import deliveries
from favn.journey.checkups.choices.transitions import NoteVerdict
from favn.journey.checkups.models import Delivery, NoteAnswer, Transition, TransitionNote
from favn.journey.checkups.queries.deliveries import as_said, asked_about
from favn.journey.checkups.rules.transitions import Terms, may_go
from favn.journey.wellbeing.models import JointPosition
from favn.kit.ids import new_id
from favn.town.settle import key_of
from tests.security.test_passing_on import as_web, give

TABLES = ("checkups_transition", "checkups_transitionnote", "checkups_noteanswer", "checkups_delivery")
SAY = """INSERT INTO checkups_noteanswer
    (id, note_id, child_id, adult_id, answer, comment, form, recorded_by, recorded_by_name, said_at)
    VALUES (%(id)s, %(note)s, %(child)s, %(adult)s, 'accepted', '', %(form)s, %(by)s, '', favn.at())"""
WRITE = """INSERT INTO checkups_transitionnote (id, transition_id, child_id, version, body, child_words, to_unit_id,
    to_name, ground, paragraph, silence_days, receipt_days, with_rounds, written_by_id, written_at)
    VALUES (%(id)s, %(way)s, %(child)s, 9, '[]', '', %(unit)s,
    '', %(ground)s, %(law)s, %(silence)s, 14, false, %(by)s, favn.at())"""
SEND = """INSERT INTO checkups_delivery (id, note_id, transition_id, child_id, to_unit_id, author_id, sent_at,
    receive_by, received_name)
    SELECT gen_random_uuid(), n.id, n.transition_id, n.child_id, n.to_unit_id, n.written_by_id, favn.at(),
    favn.today(), '' FROM checkups_transitionnote n WHERE n.id = %s"""


def ask(statement: str, values: object) -> None:
    with transaction.atomic(), connection.cursor() as raw:
        raw.execute(statement, values)


def answer(note: TransitionNote, by, adult, form: str) -> dict[str, object]:
    return {"id": new_id(), "note": note.pk, "child": note.child_id, "adult": adult, "form": form, "by": by}


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("role", ["favn_narrow", "favn_wide", "favn_family", "favn_public"])
def test_the_web_changes_no_word_and_removes_no_row(role, table):
    for statement in (SQL("DELETE FROM {}"), SQL("UPDATE {} SET child_id = child_id")):
        with as_web(role, "hanne", "health_visitor") as web, pytest.raises(InsufficientPrivilege):
            web.execute(statement.format(Identifier(table)))


@pytest.mark.django_db
def test_nobody_sends_a_note_by_hand(acting_as, nours_note, emils_note):
    for who, note in (("hanne", nours_note), ("sofie", emils_note), ("pia", nours_note)):
        with acting_as(who), pytest.raises(DatabaseError, match="permission denied"):
            ask(SEND, [note.pk])


def test_settling_without_the_answers_sends_nothing(acting_as, nours_note):
    with acting_as("hanne"):
        ask("SELECT favn.settle_transition(%s, %s, %s)", [nours_note.transition_id, new_id(), new_id()])
    assert not Delivery.objects.filter(note=nours_note).exists()


@pytest.mark.parametrize("who", ["otto", "ida", "rikke", "lars"])
def test_a_stranger_settles_nothing(acting_as, nours_note, who):
    with acting_as(who), pytest.raises(DatabaseError, match="settled by those who know"):
        ask("SELECT favn.settle_transition(%s, %s, %s)", [nours_note.transition_id, new_id(), new_id()])


def test_nobody_answers_for_another(acting_as, emils_note, sofie, jonas, kirsten, emil):
    forged = [
        ("sofie", answer(emils_note, sofie.id, jonas.id, "page")),  # the mother says the father's yes
        ("sofie", answer(emils_note, jonas.id, jonas.id, "page")),  # … and says that he wrote it
        ("sofie", answer(emils_note, sofie.id, sofie.id, "spoken")),  # a parent writes on the page, as a parent
        ("sofie", answer(emils_note, sofie.id, None, "page")),  # the child of nine is not asked
        ("kirsten", answer(emils_note, kirsten.id, kirsten.id, "page")),
        ("jens", answer(emils_note, key_of("adult", "jens"), key_of("adult", "jens"), "page")),
        ("hanne", answer(emils_note, key_of("employee", "hanne"), jonas.id, "page")),  # not on his own page
        ("hanne", answer(emils_note, key_of("employee", "hanne"), kirsten.id, "spoken")),  # she has no custody
        ("rikke", answer(emils_note, key_of("employee", "rikke"), jonas.id, "spoken")),  # the one who wants to read it
        ("otto", answer(emils_note, key_of("employee", "otto"), jonas.id, "spoken")),
    ]
    for who, values in forged:
        with acting_as(who), pytest.raises(DatabaseError, match="row-level security"):
            ask(SAY, values)
    assert not NoteAnswer.objects.filter(note=emils_note).exists()


def test_a_note_is_not_written_on_a_ground_the_municipality_has_not_decided(acting_as, nours_way, nour, daycare):
    hanne = key_of("employee", "hanne")
    honest = {"way": nours_way.pk, "child": nour.id, "unit": daycare.pk, "ground": "consent", "law": "", "silence": 21,
              "by": hanne}  # fmt: skip
    other = key_of("unit", "Havneskolen")
    for lie in ({"ground": "law", "law": "§ 1"}, {"silence": 0}, {"unit": other}, {"child": key_of("child", "adam")},
                {"by": key_of("employee", "pia")}):  # fmt: skip
        with acting_as("hanne"), pytest.raises(DatabaseError, match="row-level security"):
            ask(WRITE, {**honest, **lie, "id": new_id()})
    with acting_as("hanne"):
        ask(WRITE, {**honest, "id": new_id()})


@pytest.mark.parametrize("who", ["otto", "ida", "rikke", "tove", "sofie"])
def test_nobody_plans_for_a_child_they_do_not_work_with(acting_as, actor_of, nours_way, who, at):
    with acting_as(who) as actor, pytest.raises(DatabaseError), transaction.atomic():
        Transition(
            child_id=key_of("child", "adam"), code="home_daycare", compartment="health", moves_on=nours_way.moves_on,
            general_id=nours_way.general_id, special_id=nours_way.special_id, meets_at=nours_way.meets_at, place="home",
            planned_by_id=actor.id, planned_at=at,
        ).save(force_insert=True)  # fmt: skip


def test_being_named_opens_no_door_to_others_and_no_room(acting_as, nours_way, nour):
    otto = key_of("employee", "otto")
    with acting_as("hanne"):
        for asked in ({"to": otto}, {"to": key_of("employee", "pia"), "room": "health"}):
            with pytest.raises(DatabaseError, match="pass"):
                give(nour, **{"room": "identity", "why": "transition", **asked})
        assert give(nour, to=key_of("employee", "pia"), room="identity", why="transition")
    with acting_as("pia"), pytest.raises(DatabaseError, match="pass"):
        give(nour, to=otto, room="identity", why="transition")


def test_the_next_place_reads_the_note_and_no_row_of_the_old_place(
    acting_as, emils_note, nours_note, daycare_leader, at
):
    with acting_as("hanne") as hanne:
        for person in asked_about(nours_note.child_id):
            deliveries.record_answer(note=nours_note, person=person, answer=NoteVerdict.ACCEPTED, form="spoken",
                                     comment="Kun til Hanne", by=hanne, at=at)  # fmt: skip
    with acting_as(daycare_leader):
        assert [note.pk for note in TransitionNote.objects.all()] == [nours_note.pk]
        assert compartments_of(nours_note.child_id) == {"identity"}
        assert not NoteAnswer.objects.exists()
        assert not JointPosition.objects.filter(child_id=nours_note.child_id).exists()
    with acting_as("rikke"), pytest.raises(DatabaseError, match="permission denied"):
        ask("UPDATE checkups_delivery SET withdrawn_at = NULL WHERE id = %s", [new_id()])


def test_a_receipt_is_ones_own_and_now(acting_as, nours_note, daycare_leader, at):
    with acting_as("hanne") as hanne:
        for person in asked_about(nours_note.child_id):
            deliveries.record_answer(note=nours_note, person=person, answer=NoteVerdict.ACCEPTED, form="spoken",
                                     comment="", by=hanne, at=at)  # fmt: skip
    receive = (
        "UPDATE checkups_delivery SET received_by_id = %s, received_name = 'x', received_at = {} WHERE note_id = %s"
    )
    with acting_as(daycare_leader) as leader:
        for by, moment in ((key_of("employee", "hanne"), "favn.at()"), (leader.id, "favn.at() - interval '9 days'")):
            with pytest.raises(DatabaseError, match="row-level security"):
                ask(receive.format(moment), [by, nours_note.pk])
    for who in ("hanne", "otto", "rikke", "pia"):
        with acting_as(who) as actor:
            ask(receive.format("favn.at()"), [actor.id, nours_note.pk])
    assert Delivery.objects.get(note=nours_note).received_at is None


RULE = [
    ("consent", [], 60), ("consent", ["accepted"], 60), ("law", [], 20), ("law", [], 22), ("law", ["declined"], 40),
    ("consent", ["accepted", "withdrawn"], 1), ("consent", ["declined", "accepted"], 1), ("law", ["accepted"], 1),
]  # fmt: skip


@pytest.mark.parametrize(("ground", "mothers", "days"), RULE)
@pytest.mark.parametrize("fathers", [[], ["accepted"], ["declined"], ["accepted", "withdrawn"]])
def test_the_database_says_what_the_rule_says(emils_note, emil, sofie, jonas, at, ground, mothers, fathers, days):
    TransitionNote.objects.filter(pk=emils_note.pk).update(ground=ground)
    for adult, answers in ((sofie, mothers), (jonas, fathers)):
        for turn, said in enumerate(answers):
            NoteAnswer.objects.create(note=emils_note, child=emil, adult=adult, answer=said, form="page",
                                      said_at=at + timedelta(minutes=turn))  # fmt: skip
    moment = at + timedelta(days=days)
    with connection.cursor() as raw:
        raw.execute("SELECT set_config('favn.at', %s, true), set_config('favn.role', 'system:test', true)",
                    [moment.isoformat()])  # fmt: skip
        raw.execute("SET LOCAL ROLE favn_system")
        asked = asked_about(emil.id)
        raw.execute("RESET ROLE")
        raw.execute(
            "SELECT set_config('favn.actor', %s, true), set_config('favn.role', 'family', true)", [str(sofie.id)]
        )
        raw.execute("SELECT favn.note_stands(%s)", [emils_note.pk])
        stands = raw.fetchone()[0]
    rule = may_go(
        Terms(ground, emils_note.written_at, 21), as_said(NoteAnswer.objects.filter(note=emils_note)), asked, moment
    )
    assert asked == {sofie.id, jonas.id}
    assert stands is (rule is Verdict.ALLOWED)


def test_what_the_delivery_opened_ends_by_itself(acting_as, nours_note, at):
    with acting_as("hanne") as hanne:
        for person in asked_about(nours_note.child_id):
            deliveries.record_answer(note=nours_note, person=person, answer=NoteVerdict.ACCEPTED, form="spoken",
                                     comment="", by=hanne, at=at)  # fmt: skip
    opened = Grant.objects.get(source_id=Delivery.objects.get(note=nours_note).pk)
    assert (opened.compartment, opened.basis, opened.passes_on) == ("identity", "transition", False)
    assert opened.valid_until - at < timedelta(days=160)
