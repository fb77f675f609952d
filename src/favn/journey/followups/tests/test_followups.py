"""After three months the ruler is set again; each parent's words stay with that parent; the next day is decided."""

from datetime import UTC, date, datetime, timedelta

import pytest

from favn.foundation.alerts.queries import alerts_for
from favn.journey.followups.actions import FollowUpRefused, Said, Seen, hold_follow_up, release_follow_up
from favn.journey.followups.models import FollowUp, FollowUpWords
from favn.journey.followups.queries import follow_up_due, follow_ups_of, voices_for
from favn.journey.followups.rules import next_deadline
from favn.kit.clock import local

QUARTER = timedelta(days=88)


@pytest.fixture
def next_day(at):
    """Two months after the follow-up."""
    return (at + QUARTER).date() + timedelta(days=60)


@pytest.fixture
def held(acting_as, emils_plan, sofie, jonas, next_day, at):
    """Lars followed up after three months."""
    seen = Seen(2, 2, [Said("Emil", "Jeg er glad for torsdage"), Said("Sofie", "Morgenerne er roligere", sofie.id),
                       Said("Jonas", "Han ringer til mig nu", jonas.id), Said("Emil", " ")])  # fmt: skip
    with acting_as("lars", later=QUARTER) as lars:
        return hold_follow_up(plan=emils_plan, seen=seen, next_on=next_day, reason="Efter sommerferien",
                              by=lars, at=at + QUARTER)  # fmt: skip


def test_the_first_clock_is_the_laws_and_the_next_the_one_decided():
    made, first, then = datetime(2026, 11, 27, 12, tzinfo=UTC), date(2027, 2, 27), date(2027, 5, 1)
    assert next_deadline(made, first, None).due_on == first
    assert next_deadline(made, first, then).due_on == then
    assert next_deadline(made, first, then).paragraph == "barnets lov § 95"
    assert not next_deadline(made, first, None).is_late(datetime(2027, 2, 27, 22, 59, tzinfo=UTC))
    assert next_deadline(made, first, None).is_late(datetime(2027, 2, 27, 23, 1, tzinfo=UTC))


def test_the_scale_the_words_and_the_next_day_are_kept(acting_as, held, next_day):
    with acting_as("nina"):
        [found] = follow_ups_of(held.child_id)
        assert (found.child_level, found.care_level, found.next_on) == (2, 2, next_day)
        assert [(each.voice, each.text) for each in found.words.all()] == [
            ("child", "Jeg er glad for torsdage"),
            ("parent", "Morgenerne er roligere"),
            ("parent", "Han ringer til mig nu"),
        ]  # fmt: skip


def test_the_alert_moves_to_the_next_day(acting_as, held, next_day, at):
    with acting_as("lars", later=QUARTER + timedelta(days=1)) as lars:
        alert = alerts_for(lars, at + QUARTER + timedelta(days=1)).get(kind="followups.due")
        assert local(alert.due_by).date() == next_day
        assert follow_up_due(held.plan).due_on == next_day


def test_each_parent_reads_the_follow_up_without_the_others_words(acting_as, held, sofie, jonas, jens, at):
    later = QUARTER + timedelta(days=1)
    with acting_as("sofie", later=later):
        assert not FollowUp.objects.filter(child_id=held.child_id).exists()
    with acting_as("lars", later=later) as lars:
        for reader in (sofie, jonas):
            release_follow_up(held=held, reader_id=reader.id, by=lars, at=at + later)
        with pytest.raises(FollowUpRefused):
            release_follow_up(held=held, reader_id=jens.id, by=lars, at=at + later)
    for who, own in (("sofie", "Morgenerne er roligere"), ("jonas", "Han ringer til mig nu")):
        with acting_as(who, later=later):
            assert FollowUp.objects.filter(child_id=held.child_id).get() == held
            assert {each.text for each in FollowUpWords.objects.filter(follow_up=held)} == {
                "Jeg er glad for torsdage",
                own,
            }


def test_it_is_refused_without_a_reason_on_a_day_gone_by_or_by_a_teacher(acting_as, emils_plan, next_day, at):
    good = {"plan": emils_plan, "seen": Seen(2, 2), "next_on": next_day, "reason": "Fordi", "at": at}
    with acting_as("lars") as lars:
        for wrong in ({"reason": " "}, {"next_on": local(at).date()}):
            with pytest.raises(FollowUpRefused):
                hold_follow_up(**(good | wrong), by=lars)
    with acting_as("ida") as ida, pytest.raises(FollowUpRefused):
        hold_follow_up(**good, by=ida)
    with acting_as("otto"):
        assert not FollowUp.objects.filter(child_id=emils_plan.child_id).exists()


def test_both_custody_holders_are_asked(acting_as, emils_plan, at):
    with acting_as("lars"):
        assert [relation.adult.given_names for relation in voices_for(emils_plan, at)] == ["Jonas", "Sofie"]
