"""Emil changes school. What was written about him at the old one is read at the new one on the family's yes alone."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from favn.foundation.access.acting import acting
from favn.foundation.access.models import Grant
from favn.foundation.accounts.actors import system
from favn.foundation.organisation.models import Group
from favn.foundation.people.actions import enrol
from favn.journey.checkups.actions import deliveries, transitions
from favn.journey.checkups.choices.transitions import NoteVerdict
from favn.journey.checkups.models import TransitionNote
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.actions.dialogues import Agreed
from favn.journey.wellbeing.choices import Tone
from favn.journey.wellbeing.models import Assessment, Dialogue, JointPosition, StepChange
from favn.journey.wellbeing.queries.talk import heard_about
from favn.journey.wellbeing.tests.rounds import class_3b, only_round, rated_by_both
from favn.kit.clock import local
from favn.kit.ids import new_id
from favn.town.settle import key_of

pytestmark = pytest.mark.django_db
OTTOS = "4.A", "Bakkeskolen"
HELD = Assessment, JointPosition, StepChange


@pytest.fixture
def spoken_of(acting_as, emil, at) -> JointPosition:
    """Ida and Bo have rated Emil, agreed on a step and given it another day."""
    rated = only_round(at)
    dialogue = rated_by_both(acting_as, rated, class_3b(), at, low=[emil.id])
    day = local(at).date()
    with acting_as("ida") as ida:
        words = Agreed(Tone.YELLOW, "Er alene", "Tal med Emil", ida.key, day + timedelta(days=7))
        agreed = actions.set_position(dialogue=dialogue, child_id=emil.id, agreed=words, revision=0, by=ida, at=at)
    StepChange.objects.create(child=emil, agreed=agreed, was_due_on=day, reason="Ida er syg", changed_at=at,
                              changed_by_id=key_of("employee", "ida"))  # fmt: skip
    Dialogue.objects.filter(pk=dialogue.pk).update(closed_at=at)
    return agreed


@pytest.fixture
def note(acting_as, emil, agreed_plan, at):
    """`note(with_rounds=True)`: what Ida writes with his parents for the school he is on his way to."""

    def write(*, with_rounds: bool) -> TransitionNote:
        with acting_as("ida") as ida:
            way = transitions.plan_transition(
                child_id=emil.id, code="home_school", from_unit_id=class_3b().unit_id,
                plan=agreed_plan(_group(*OTTOS).unit), by=ida, at=at,
            )  # fmt: skip
            return transitions.write_note(standing=way, body=[("Hvad gør barnet glad?", "At spille bold.")], version=0,
                                          child_words="", with_rounds=with_rounds, by=ida, at=at)  # fmt: skip

    return write


def _group(name: str, unit: str) -> Group:
    return Group.objects.select_related("unit").get(name=name, unit__name=unit)


def move(child, group: Group, at) -> None:
    with acting(system("test"), at=at) as job:
        enrol(child=child, unit=group.unit, group=group, since=local(at).date(), by=job, at=at)


def say(acting_as, note, login: str, answer: NoteVerdict, at) -> None:
    with acting_as(login) as parent:
        deliveries.answer_note(note=note, answer=answer, comment="", by=parent, at=at)


def read_by(acting_as, login: str, child, hat: str = "") -> list[int]:
    """How many rows of each kind this member of the cast reads about the child."""
    with acting_as(login, hat):
        return [table.objects.filter(child_id=child.id).count() for table in HELD]


def test_the_new_school_reads_and_writes_nothing_of_the_old_one(acting_as, spoken_of, emil, at):
    assert read_by(acting_as, "ida", emil) == [2, 1, 1]
    move(emil, _group(*OTTOS), at)
    assert read_by(acting_as, "otto", emil) == [0, 0, 0]
    assert read_by(acting_as, "ida", emil) == [0, 0, 0], "he has left her class"
    with acting_as("otto"), connection.cursor() as raw:
        for table in ("wellbeing_assessment SET core1 = 1", "wellbeing_jointposition SET remark = 'x'"):
            raw.execute(f"UPDATE {table}")
            assert raw.rowcount == 0, "not even blindly"


def test_the_family_keeps_reading(acting_as, spoken_of, emil, at):
    move(emil, _group(*OTTOS), at)
    with acting_as("sofie"):
        assert JointPosition.objects.filter(pk=spoken_of.pk).exists()


def test_what_may_not_be_read_is_not_counted_with(acting_as, spoken_of, emil, at):
    until = spoken_of.round.opens_on
    with acting_as("ida"):
        assert heard_about([emil.id], until=until).rounds == [spoken_of.round_id]
    move(emil, _group(*OTTOS), at)
    with acting_as("otto"):
        assert heard_about([emil.id], until=until).rounds == []


def test_another_class_of_the_same_school_reads_on(acting_as, spoken_of, emil, at):
    move(emil, Group.objects.exclude(name="3.B").filter(unit__name="Havneskolen").select_related("unit")[0], at)
    assert read_by(acting_as, "rikke", emil) == [2, 1, 1]
    assert read_by(acting_as, "otto", emil) == [0, 0, 0]


def test_it_opens_with_the_last_yes_and_closes_when_one_is_taken_back(acting_as, spoken_of, note, emil, at):
    written = note(with_rounds=True)
    move(emil, _group(*OTTOS), at)
    say(acting_as, written, "sofie", NoteVerdict.ACCEPTED, at)
    assert read_by(acting_as, "otto", emil) == [0, 0, 0], "his father has not answered"
    say(acting_as, written, "jonas", NoteVerdict.ACCEPTED, at)
    assert read_by(acting_as, "otto", emil) == [2, 1, 1]
    with acting_as("otto"), connection.cursor() as raw:
        for statement in ("UPDATE wellbeing_jointposition SET remark = 'x'", "DELETE FROM wellbeing_jointposition"):
            raw.execute(statement)
            assert raw.rowcount == 0, "what is let read is not written"
    with acting_as("otto") as otto, pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        StepChange(child=emil, agreed=spoken_of, was_due_on=local(at).date(), reason="x", changed_at=at,
                   changed_by_id=otto.id).save(force_insert=True)  # fmt: skip
    assert read_by(acting_as, "rikke", emil) == [0, 0, 0], "the old school has no child there any more"
    say(acting_as, written, "sofie", NoteVerdict.WITHDRAWN, at)
    assert read_by(acting_as, "otto", emil) == [0, 0, 0]


def test_a_note_that_does_not_say_so_opens_nothing_more(acting_as, spoken_of, note, emil, at):
    written = note(with_rounds=False)
    move(emil, _group(*OTTOS), at)
    for parent in ("sofie", "jonas"):
        say(acting_as, written, parent, NoteVerdict.ACCEPTED, at)
    with acting_as("otto"):
        assert TransitionNote.objects.filter(pk=written.pk).exists()
    assert read_by(acting_as, "otto", emil) == [0, 0, 0]


def test_a_yes_opens_nothing_before_the_child_comes(acting_as, spoken_of, note, emil, at):
    written = note(with_rounds=True)
    for parent in ("sofie", "jonas"):
        say(acting_as, written, parent, NoteVerdict.ACCEPTED, at)
    assert read_by(acting_as, "otto", emil) == [0, 0, 0]
    assert read_by(acting_as, "ida", emil) == [2, 1, 1]


def test_another_reason_to_be_in_the_room_is_its_own(acting_as, spoken_of, emil, at):
    move(emil, _group(*OTTOS), at)
    Grant.objects.create(child=emil, actor_id=key_of("employee", "pia"), compartment="school", basis="consent",
                         source_id=new_id(), valid_from=at, granted_by=key_of("employee", "mette"))  # fmt: skip
    assert read_by(acting_as, "pia", emil) == [2, 1, 1]


@pytest.mark.parametrize("verb", ["UPDATE wellbeing_stepchange SET reason = 'x'", "DELETE FROM wellbeing_stepchange"])
def test_what_became_of_a_step_is_neither_changed_nor_removed(acting_as, spoken_of, verb):
    with acting_as("ida"), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(verb)


@pytest.mark.parametrize("login", ["otto", "mette", "lars"])
def test_the_question_says_nothing_of_a_child_one_does_not_know(acting_as, login, emil):
    with acting_as(login), connection.cursor() as raw:
        raw.execute("SELECT favn.reads_rounds(%s, %s)", [emil.id, class_3b().id])
        assert raw.fetchone() == (False,)
