"""Emil does not come to the dentist. Nobody forgets him, or hears where his father lives, and in the end he comes."""

from datetime import timedelta

import pytest

from favn.desks.dental.actions import raise_concern
from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import compartments_of, open_child
from favn.foundation.letters.actions import mark_posted
from favn.foundation.letters.models import Letter
from favn.foundation.letters.queries import letters_to
from favn.foundation.people.models import Address
from favn.journey.checkups.actions import dental, no_shows
from favn.journey.checkups.choices.dental import Attendance, Ending, Said, StepKind
from favn.journey.checkups.models import DentalAppointment, NoShow
from favn.journey.checkups.queries.dental import open_no_show_of
from favn.journey.concerns.actions import Seen
from favn.journey.concerns.queries import concerns_for

DAY = timedelta(days=1)


@pytest.fixture
def waiting(emil) -> NoShow:
    """Emil was missed last week, and the first letter is due."""
    return NoShow.objects.get(child=emil, stopped_at__isnull=True)


def tove_writes_to_both_parents(acting_as, waiting, emil, at):
    with acting_as("tove") as tove:
        assert no_shows.send_step_letter(no_show=waiting, child=emil, by=tove, at=at) == 2
        letters = list(Letter.objects.filter(child=emil, title__startswith="Vi savnede"))
        for letter in letters:
            mark_posted(letter=letter, by=tove, at=at)
    return letters


def each_parent_reads_one_letter_of_their_own(acting_as, jonas, letters):
    street = Address.objects.get(adult=jonas).street
    for login in ("sofie", "jonas"):
        with acting_as(login) as parent:
            mine = [each.pk for each in letters_to(parent) if each.title.startswith("Vi savnede")]
        assert len(mine) == 1
        assert mine[0] in {each.pk for each in letters}
    assert all(street not in str(each.version.body) for each in letters)


def the_mother_answers_the_second_call(acting_as, waiting, at):
    for days, said, more in ((10, Said.NO_ANSWER, {}), (12, Said.NEW_TIME, {"new_time_at": at + 20 * DAY})):
        with acting_as("tove", later=days * DAY) as tove:
            dental.settle_call(no_show=waiting, said=said, by=tove, at=at + days * DAY, **more)


def test_emil_is_written_to_called_and_comes(acting_as, waiting, emil, jonas, at):
    letters = tove_writes_to_both_parents(acting_as, waiting, emil, at)
    each_parent_reads_one_letter_of_their_own(acting_as, jonas, letters)
    the_mother_answers_the_second_call(acting_as, waiting, at)
    waiting.refresh_from_db()
    assert waiting.stopped_because == Ending.NEW_TIME
    agreed = DentalAppointment.objects.get(child=emil, attendance="")
    with acting_as("tove", later=20 * DAY + timedelta(hours=1)) as tove:
        now = at + 20 * DAY + timedelta(hours=1)
        dental.settle_time(appointment=agreed, attendance=Attendance.ATTENDED, by=tove, at=now)
        assert open_no_show_of(emil.id) is None


def test_what_the_dentist_worries_about_stays_in_her_room_until_she_tells(acting_as, waiting, emil, at):
    NoShow.objects.filter(pk=waiting.pk).update(next_step=StepKind.CONCERN)
    with acting_as("tove") as tove:
        child = open_child(actor=tove, child_id=emil.id, purpose=Purpose.CONCERN, at=at)
        seen = Seen(child_level=3, care_level=3, worrying="Fire huller", reason_not="planned")
        raise_concern(child=child, seen=seen, by=tove, at=at)
        assert concerns_for(emil.id).filter(compartment="dental").count() == 1
    waiting.refresh_from_db()
    assert waiting.stopped_because == Ending.CONCERN
    with acting_as("ida"):
        assert "dental" not in compartments_of(emil.id)
        assert not concerns_for(emil.id).filter(compartment="dental").exists()
        assert not NoShow.objects.filter(child=emil).exists()
