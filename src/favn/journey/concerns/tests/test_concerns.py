"""A concern on the scale: who may place it, whose room it stands in, and what it never does."""

import pytest
from django.db import IntegrityError, ProgrammingError

from favn.journey.concerns import actions, queries
from favn.journey.concerns.actions import MayNotPlace, Seen
from favn.journey.concerns.models import Concern
from favn.journey.concerns.rules import guide_level

SEEN = Seen(child_level=3, care_level=2, worrying="Stille siden maj.", parent_words="Jeg kan ikke nå det hele.")


def test_the_guide_answers_to_the_more_serious_of_the_two() -> None:
    assert [guide_level(3, 2), guide_level(None, 4), guide_level(2, None), guide_level(None, None)] == [3, 4, 2, None]


def test_ida_places_emil_and_bo_can_read_it(acting_as, emil, at) -> None:
    with acting_as("ida") as ida:
        placed = actions.place(child=emil, seen=SEEN, by=ida, at=at)
    with acting_as("bo"):
        read = queries.latest_concern(emil.id)
    assert (read.id, read.child_level, read.care_level, read.compartment) == (placed.id, 3, 2, "school")
    assert queries.snapshot(read)["parent_words"] == "Jeg kan ikke nå det hele."


@pytest.mark.parametrize("outsider", ["otto", "mette", "lone", "hanne", "sanne", "sofie"])
def test_nobody_outside_the_school_room_sees_it(acting_as, emil, at, outsider) -> None:
    with acting_as("ida") as ida:
        actions.place(child=emil, seen=SEEN, by=ida, at=at)
    with acting_as(outsider):
        assert queries.latest_concern(emil.id) is None


def test_otto_cannot_write_about_a_child_he_does_not_know(acting_as, emil, at) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as("otto") as otto:
        actions.place(child=emil, seen=SEEN, by=otto, at=at)


def test_a_committee_member_places_nothing(acting_as, emil, at) -> None:
    with acting_as("karen") as karen, pytest.raises(MayNotPlace, match="underrette"):
        actions.place(child=emil, seen=SEEN, by=karen, at=at)


def test_a_level_outside_the_scale_is_refused_by_the_database(acting_as, emil, at) -> None:
    with pytest.raises(IntegrityError), acting_as("ida") as ida:
        actions.place(child=emil, seen=Seen(child_level=6, care_level=2), by=ida, at=at)


def test_a_reason_not_to_talk_falls_away_once_they_have_talked(acting_as, emil, at) -> None:
    seen = Seen(child_level=2, care_level=2, talked_with_parents_on=at.date(), reason_not="planned")
    with acting_as("ida") as ida:
        placed = actions.place(child=emil, seen=seen, by=ida, at=at)
        assert Concern.objects.get(pk=placed.pk).reason_not == ""


def test_the_handleguide_speaks_at_every_level(acting_as) -> None:
    with acting_as("ida"):
        guide = queries.guide()
        assert queries.level_words() == ["Trives", "Faldende trivsel", "Sårbart", "Udsat", "Truet"]
    assert {level: [part.heading for part in parts] for level, parts in guide.items()} == {
        level: ["Det gør du nu", "Ring", "Det kan du forvente"] for level in range(1, 6)
    }
    assert "Underret nu." in guide[5][0].lines
