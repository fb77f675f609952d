"""Mother and father answer a note at the same moment, on two real connections: it is sent once, or not at all."""

import threading
from datetime import timedelta

import pytest
from django.db import connections

from favn.foundation.access.acting import acting
from favn.foundation.access.hats import hat_for
from favn.foundation.accounts.models import User
from favn.foundation.organisation.models import Employee, Unit
from favn.journey.checkups.actions import deliveries, transitions
from favn.journey.checkups.actions.transitions import Plan
from favn.journey.checkups.choices.transitions import MeetingPlace, NoteVerdict
from favn.journey.checkups.models import Delivery, NoteAnswer, TransitionNote
from favn.kit.clock import local, now
from favn.town.settle import key_of

BLINK = timedelta(milliseconds=5)


def actor(login: str, at):
    return hat_for(User.objects.get(username=login), "", at)[0]


def written(at) -> TransitionNote:
    """Hanne has written a note about Emil to Havneskolen."""
    hanne = actor("hanne", at)
    plan = Plan(
        moves_on=local(at).date(), to_unit=Unit.objects.get(pk=key_of("unit", "Havneskolen")), to_name="",
        general=Employee.objects.get(pk=key_of("employee", "hanne")), place=MeetingPlace.HOME,
        special=Employee.objects.get(pk=key_of("employee", "pia")), meets_at=at + timedelta(days=1),
    )  # fmt: skip
    with acting(hanne, at=at):
        way = transitions.plan_transition(child_id=key_of("child", "emil"), code="home_school", from_unit_id=None,
                                          plan=plan, by=hanne, at=at)  # fmt: skip
        return transitions.write_note(standing=way, body=[("Hvad glæder?", "Bolden")], child_words="", version=0,
                                      by=hanne, at=at)  # fmt: skip


@pytest.mark.parametrize("second", [NoteVerdict.ACCEPTED, NoteVerdict.DECLINED])
def test_both_answer_at_once(own_copy, second) -> None:
    at = now()
    note, start, broken = written(at), threading.Barrier(2), []
    told = ((actor("sofie", at), NoteVerdict.ACCEPTED, timedelta(minutes=1)),
            (actor("jonas", at), second, timedelta(minutes=1) + BLINK))  # fmt: skip

    def answer(parent, said, later) -> None:
        moment = at + later
        try:
            with acting(parent, at=moment):
                mine = TransitionNote.objects.get(pk=note.pk)
                start.wait(timeout=20)
                deliveries.answer_note(note=mine, answer=said, comment="", by=parent, at=moment)
        except Exception as error:
            broken.append(error)
        finally:
            connections.close_all()

    racers = [threading.Thread(target=answer, args=each) for each in told]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join(timeout=60)
    assert broken == []
    assert NoteAnswer.objects.filter(note=note).count() == 2
    standing = Delivery.objects.filter(note=note, withdrawn_at__isnull=True).count()
    assert standing == (1 if second == NoteVerdict.ACCEPTED else 0)
