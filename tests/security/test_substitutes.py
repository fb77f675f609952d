"""`favn.opens_substitute` attacked in SQL: only the leader opens a group, to the one named, while the round is open."""

from datetime import timedelta

import pytest
from django.db import connection

from favn.journey.wellbeing.models import Round, Substitute
from favn.journey.wellbeing.tests.rounds import class_3b, only_round
from favn.kit.ids import new_id
from favn.town.settle import key_of
from tests.security.test_passing_on import refused

pytestmark = pytest.mark.django_db
OTTO = key_of("employee", "otto")


@pytest.fixture
def rated(at) -> Round:
    return only_round(at)


@pytest.fixture
def named(rated, at) -> Substitute:
    """Otto is named by Rikke for 3.B; nothing is opened yet."""
    return Substitute.objects.create(round=rated, group=class_3b(), rater_id=OTTO, reason="Bo er syg", named_at=at,
                                     named_by_id=key_of("employee", "rikke"))  # fmt: skip


def opens(child, *, to=OTTO, room="school") -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.opens(%s, %s, 'substitute', %s, NULL, '')", [child.id, room, to])
        return cursor.fetchone()[0]


def answer(acting_as, login, child, **asked) -> bool:
    """What the function says to the one who acts; it may not be called directly, so the owner asks on their behalf."""
    with acting_as(login):
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
        return opens(child, **asked)


def test_it_opens_the_groups_children_to_the_one_named(acting_as, named, emil, freja):
    assert answer(acting_as, "rikke", emil)
    assert not answer(acting_as, "rikke", freja), "another class"
    assert not answer(acting_as, "rikke", emil, to=key_of("employee", "ida"))
    for room in ("health", "dental", "authority", "ssp", "family", "network"):
        assert not answer(acting_as, "rikke", emil, room=room)


@pytest.mark.parametrize("login", ["otto", "ida", "bo", "mette", "vibe", "hanne", "lone"])
def test_nobody_but_the_one_who_named_opens_it(acting_as, named, emil, login):
    assert not answer(acting_as, login, emil)
    with acting_as(login):
        assert refused(emil, to=OTTO, room="school", why="substitute")


@pytest.mark.parametrize(
    "shut",
    [
        lambda named, at: Substitute.objects.filter(pk=named.pk).update(ended_at=at),
        lambda named, at: Round.objects.filter(pk=named.round_id).update(
            opens_on=at.date() - timedelta(days=9), closes_on=at.date() - timedelta(days=2)
        ),
        lambda named, at: Substitute.objects.filter(pk=named.pk).delete(),
    ],
    ids=["ended", "the round has closed", "never named"],
)
def test_it_opens_nothing_when_it_is_over(acting_as, named, emil, at, shut):
    assert answer(acting_as, "rikke", emil)
    shut(named, at)
    assert not answer(acting_as, "rikke", emil)
    with acting_as("rikke"):
        assert refused(emil, to=OTTO, room="school", why="substitute", until=at + timedelta(days=900))


def test_a_teacher_cannot_name_and_open_for_a_friend(acting_as, rated, emil, at):
    """The row itself is refused, so the function has nothing to stand on."""
    with acting_as("ida") as ida, pytest.raises(Exception, match="row-level security"):
        Substitute(id=new_id(), round=rated, group=class_3b(), rater_id=OTTO, named_by_id=ida.key, named_at=at,
                   reason="x").save(force_insert=True)  # fmt: skip
