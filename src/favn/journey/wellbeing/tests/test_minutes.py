"""Minutes on a sheet: measured by answers, pauses left out, one's own first, and never per person to a leader."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from favn.journey.wellbeing.actions import answer
from favn.journey.wellbeing.models import Sheet
from favn.journey.wellbeing.rules.minutes import minutes, seconds_more, typical_minutes
from favn.journey.wellbeing.tests.rounds import rated_by_both

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(("gap", "counted", "because"), [
    (timedelta(seconds=3), 3, "the next answer"),
    (timedelta(minutes=10), 600, "ten minutes to the second is still work"),
    (timedelta(minutes=10, seconds=1), 0, "a pause counts nothing, not even its first ten minutes"),
    (timedelta(days=3), 0, "gone on with another day"),
    (-timedelta(seconds=1), 0, "two machines' clocks never take time away"),
])  # fmt: skip
def test_time_between_two_answers_counts_unless_it_is_a_pause(gap, counted, because):
    assert seconds_more(last_at=NOON, at=NOON + gap) == counted, because


def test_the_first_answer_begins_the_clock_and_adds_nothing():
    assert seconds_more(last_at=None, at=NOON) == 0


def test_a_unit_is_shown_by_its_middle_sheet_and_only_when_there_are_enough():
    assert typical_minutes([240, 300, 360, 420]) is None
    assert typical_minutes([240, 300, 360, 420, 6000]) == 6
    assert minutes(10) == 1


@pytest.mark.django_db
def test_answers_are_timed_and_the_rater_alone_is_told(acting_as, client_for, rated, group, emil, johan, at):
    for child, question, later in (
        (emil, "core1", 0),
        (emil, "core2", 60),
        (johan, "core1", 120),
        (johan, "core2", 4000),
    ):
        with acting_as("ida", later=timedelta(seconds=later)) as ida:
            answer(rated=rated, group=group, child_id=child.id, question=question, value=4, was=None, by=ida,
                   at=at + timedelta(seconds=later))  # fmt: skip
    sheet = Sheet.objects.get(round=rated, group=group)
    assert sheet.active_seconds == 120
    Sheet.objects.filter(pk=sheet.pk).update(finished_at=at)
    page = reverse("wellbeing:sheet", args=[rated.id, group.id])
    assert "Du brugte 2 minutter" in client_for("ida").get(page).content.decode()
    assert "Du brugte" not in client_for("bo").get(page).content.decode()
    assert "minutter" not in client_for("rikke").get(reverse("school:groups")).content.decode()


@pytest.mark.django_db
def test_a_leader_sees_the_units_middle_and_nobodys_own(acting_as, client_for, rated, group, at):
    rated_by_both(acting_as, rated, group, at, opened=False)
    sheet = Sheet.objects.filter(round=rated).first()
    for other in type(group).objects.filter(unit=group.unit).exclude(pk=group.pk)[:3]:
        Sheet.objects.create(
            round=rated, group=other, rater_id=sheet.rater_id, form_id=sheet.form_id, started_at=at, finished_at=at
        )
    spent = [120, 240, 360, 480, 600]
    for each, seconds in zip(Sheet.objects.filter(round=rated), spent, strict=True):
        Sheet.objects.filter(pk=each.pk).update(active_seconds=seconds)
    page = client_for("rikke").get(reverse("school:groups")).content.decode()
    assert "Et ark tager typisk 6 minutter" in page
    assert "Et ark tager" not in client_for("ida").get(reverse("school:groups")).content.decode()
