"""Two assess at the same moment, on two real connections: one stands, the other is told so."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections

from favn.foundation.access.acting import acting
from favn.journey.notifications import actions, queries
from favn.journey.notifications.choices import NextStep, Urgency
from favn.journey.notifications.models import InitialAssessment
from favn.journey.notifications.telling import Notifier, Told
from tests.fixtures.database import copy_database, drop_database, model_database, point_at


@pytest.fixture
def a_town_of_its_own(django_db_setup, django_db_blocker, worker_id):
    """A copy of the model town where transactions really end, thrown away afterwards."""
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        name = f"{before}_race"
        copy_database(model_database(), name)
        point_at(name)
        yield
        point_at(before)
        drop_database(name)


def test_two_assess_at_once_and_one_stands(a_town_of_its_own) -> None:
    from favn.foundation.access.hats import hat_for
    from favn.foundation.accounts.models import User
    from favn.foundation.people.models import Child
    from favn.kit.clock import now
    from favn.town.settle import key_of

    at = now()
    ida, mette, per = (hat_for(User.objects.get(username=name), "", at)[0] for name in ("ida", "mette", "per"))
    emil = Child.objects.get(pk=key_of("child", "emil"))
    with acting(ida, at=at):
        made = actions.notify(children=[emil], told=Told(text="Stille."), notifier=Notifier("2"), by=ida, at=at)
    start, outcomes = threading.Barrier(2), []

    def assess(actor) -> None:
        later = at + timedelta(minutes=1)
        try:
            with acting(actor, at=later):
                seen = queries.history_ids(made, later)
                start.wait(timeout=20)
                actions.assess(notification=made, urgency=Urgency.FAST, reason=actor.name, seen=seen,
                               next_step=NextStep.SCREEN, by=actor, at=later)  # fmt: skip
            outcomes.append("stands")
        except actions.AlreadyAssessed:
            outcomes.append("told")
        finally:
            connections.close_all()

    racers = [threading.Thread(target=assess, args=(actor,)) for actor in (mette, per)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join(timeout=60)
    assert sorted(outcomes) == ["stands", "told"]
    assert InitialAssessment.objects.filter(notification=made).count() == 1
