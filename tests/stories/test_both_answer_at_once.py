"""The mother and the father answer at the same moment, on two real connections: access is what both said."""

import threading
from datetime import timedelta

import pytest
from django.db import connections

from favn.foundation.access.acting import acting
from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.access.models import Grant
from favn.foundation.consents import actions
from favn.foundation.consents.choices import Ground
from favn.foundation.consents.models import Consent, Share
from favn.foundation.organisation.models import Employee

BLINK = timedelta(milliseconds=5)


@pytest.mark.parametrize("second", ["given", "refused"])
def test_both_answer_at_once(own_copy, second) -> None:
    from favn.foundation.access.hats import hat_for
    from favn.foundation.accounts.models import User
    from favn.kit.clock import now
    from favn.town.settle import key_of

    at = now()
    lars, sofie, jonas = (hat_for(User.objects.get(username=name), "", at)[0] for name in ("lars", "sofie", "jonas"))
    emil = key_of("child", "emil")
    Grant.objects.create(child_id=emil, actor_id=lars.id, compartment=Compartment.NETWORK, basis=Basis.CASE,
                         source_id=emil, valid_from=at, passes_on=True)  # fmt: skip
    with acting(lars, at=at):
        share = actions.ask(
            child_id=emil, compartment=Compartment.NETWORK, role="psykolog", covers="Skolen", purpose="Råd",
            recipient=Employee.objects.get(pk=key_of("employee", "pia")), ground=Ground.CONSENT,
            until=at + timedelta(days=30), by=lars, at=at,
        )  # fmt: skip
    told = ((sofie, "given", timedelta(minutes=1)), (jonas, second, timedelta(minutes=1) + BLINK))
    assert at_once(share, told, at) == []
    assert Consent.objects.filter(share=share).count() == 2
    share.refresh_from_db()
    held = Grant.objects.filter(source_id=share.pk, valid_until__gt=at + timedelta(hours=1)).count()
    assert (share.is_open, held) == ((True, 1) if second == "given" else (False, 0))


def at_once(share, told, at) -> list[Exception]:
    """Everyone answers on a connection of their own; whatever broke."""
    start, broken = threading.Barrier(len(told)), []

    def answer(parent, says, later) -> None:
        moment = at + later
        try:
            with acting(parent, at=moment):
                mine = Share.objects.get(pk=share.pk)
                start.wait(timeout=20)
                write = actions.give if says == "given" else actions.refuse
                write(share=mine, adult_id=parent.key, by=parent, at=moment)
        except Exception as error:
            broken.append(error)
        finally:
            connections.close_all()

    racers = [threading.Thread(target=answer, args=said) for said in told]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join(timeout=60)
    return broken
