"""What is said at a meeting: every line a row, each person's own number, each parent's words kept apart."""

from datetime import timedelta

import pytest

from favn.foundation.consents.actions import give, refuse
from favn.journey.networks.actions import (
    MeetingEnded,
    NetworkRefused,
    call_meeting,
    end_meeting,
    keep_draft,
    put_back,
    remove_member,
    say_number,
    share_meeting,
    take_back,
    write_line,
)
from favn.journey.networks.choices import LineKind, Voice
from favn.journey.networks.models import Invitation, Meeting, MeetingLine, Member, Scaling
from favn.journey.networks.queries import Speaker, drafts_of, lines_of, marker_of, scalings_of


@pytest.fixture
def voices(sofie, jonas, kirsten):
    """Whose words are written down."""
    return {
        "emil": Speaker("child", "Emil", "", Voice.CHILD),
        "sofie": Speaker("s", "Sofie Aagaard", "mor", Voice.PARENT, sofie.id),
        "jonas": Speaker("j", "Jonas Winther", "far", Voice.PARENT, jonas.id),
        "kirsten": Speaker("k", "Kirsten Aagaard", "mormor", Voice.MEMBER, kirsten.id),
    }


@pytest.fixture
def held(acting_as, emils_meeting, voices, at):
    """The meeting after everyone has spoken."""
    said = [
        (LineKind.WISH, "Jeg vil sove hos mormor", "emil"),
        (LineKind.WORRIED, "Jeg kan ikke nå morgenerne", "sofie"),
        (LineKind.WORRIED, "Han er træt hos mig", "jonas"),
        (LineKind.WORKS, "Han er glad i klassen", None),
    ]
    with acting_as("nina") as nina:
        for kind, text, who in said:
            write_line(meeting=emils_meeting, kind=kind, text=text, said_by=voices.get(who), by=nina, at=at)
        for who, value in (("emil", 3), ("sofie", 4), ("jonas", 6), ("kirsten", 5)):
            say_number(meeting=emils_meeting, said_by=voices[who], value=value, words="fordi", by=nina, at=at)
    return emils_meeting


def test_two_people_write_at_once_and_nothing_is_overwritten(acting_as, emils_meeting, at):
    for who in ("nina", "ida", "pia", "lars"):
        with acting_as(who) as actor:
            write_line(meeting=emils_meeting, kind=LineKind.WORKS, text=f"Set af {who}", by=actor, at=at)
    with acting_as("nina"):
        assert len(lines_of(emils_meeting, LineKind.WORKS)) == 4


def test_what_must_happen_says_who_and_when(acting_as, emils_meeting, voices, at):
    day = (at + timedelta(days=5)).date()
    with acting_as("nina") as nina:
        line = write_line(meeting=emils_meeting, kind=LineKind.MUST_HAPPEN, text="Henter tirsdag",
                          who=voices["kirsten"], starts_on=day, by=nina, at=at)  # fmt: skip
    assert (line.who, line.who_adult_id, line.starts_on) == ("Kirsten Aagaard", voices["kirsten"].adult_id, day)


def test_each_person_keeps_an_own_number_and_the_newest_one_counts(acting_as, held, voices, at):
    with acting_as("ida") as ida:
        say_number(meeting=held, said_by=voices["emil"], value=0, words="", by=ida, at=at + timedelta(minutes=1))
        assert {each.person: each.value for each in scalings_of(held)} == {
            "Emil": 0, "Sofie Aagaard": 4, "Jonas Winther": 6, "Kirsten Aagaard": 5,
        }  # fmt: skip
        with pytest.raises(NetworkRefused):
            say_number(meeting=held, said_by=voices["emil"], value=11, words="", by=ida, at=at)


def test_a_parents_words_are_hidden_from_the_other_parent(acting_as, held, sofie, jonas, kirsten, at):
    with acting_as("nina") as nina:
        assert share_meeting(meeting=held, reader_ids=[sofie.id, jonas.id, kirsten.id], by=nina, at=at) == 3
    seen = {"sofie": "Jeg kan ikke nå morgenerne", "jonas": "Han er træt hos mig", "kirsten": None}
    for reader, own in seen.items():
        with acting_as(reader):
            texts = {line.text for line in lines_of(held)}
            assert {text for text in seen.values() if text} & texts == ({own} if own else set())
            assert {"Jeg vil sove hos mormor", "Han er glad i klassen"} <= texts
            assert len(scalings_of(held)) == (3 if own else 2)


def test_nothing_is_read_before_it_is_shared_and_nothing_by_others(acting_as, held):
    called = {"sofie", "jonas", "kirsten", "ali"}  # both parents said yes; the grandmother and the coach are in it
    for who in ("sofie", "jonas", "kirsten", "ali", "otto", "lone", "hanne", "dan"):
        with acting_as(who):
            assert not any(model.objects.exists() for model in (MeetingLine, Scaling))
            assert Meeting.objects.exists() == Invitation.objects.exists() == (who in called), who


def test_each_reads_an_own_invitation_and_no_other(acting_as, held, sofie, kirsten):
    for who, adult in (("sofie", sofie), ("kirsten", kirsten)):
        with acting_as(who):
            assert [each.adult_id for each in Invitation.objects.all()] == [adult.id]
            assert Meeting.objects.get().purpose == held.purpose


def test_who_goes_out_of_the_network_is_no_longer_called(acting_as, held, kirsten, at):
    with acting_as("nina") as nina:
        left = Member.objects.get(adult_id=kirsten.id)
        remove_member(member=left, by=nina, at=at)
    with acting_as("kirsten"):
        assert not any(model.objects.exists() for model in (Meeting, Invitation, Member))
    with acting_as("sofie"):
        assert Meeting.objects.exists()


def test_a_parent_who_has_not_said_yes_is_not_told_where_the_other_will_be(acting_as, asked_about, sofie, at):
    with acting_as("sofie") as mother:
        for member in asked_about.members.all():
            give(share=member.share, adult_id=sofie.id, by=mother, at=at)
    with acting_as("nina") as nina:
        call_meeting(network=asked_about, held_at=at, place="PPR", purpose="Emil", by=nina, at=at)
    with acting_as("sofie"):
        assert Meeting.objects.get().place == "PPR"
    for who in ("jonas", "kirsten", "ali"):
        with acting_as(who):
            assert not Meeting.objects.exists()


def test_a_no_takes_back_what_was_shared_with_that_person_and_a_yes_gives_it_again(
    acting_as, held, jonas, kirsten, ali, at
):
    with acting_as("nina") as nina:
        share_meeting(meeting=held, reader_ids=[kirsten.id, ali.id], by=nina, at=at)
    share = held.network.members.get(adult=kirsten).share
    for answer, reads in ((refuse, False), (give, True)):
        with acting_as("jonas") as father:
            answer(share=share, adult_id=jonas.id, by=father, at=at)
        with acting_as("kirsten"):
            assert Meeting.objects.exists() == MeetingLine.objects.exists() == Member.objects.exists() == reads
        with acting_as("ali"):
            assert MeetingLine.objects.exists()


def test_minutes_are_not_shared_with_one_the_family_has_not_said_yes_to(acting_as, held, jonas, ali, at):
    with acting_as("jonas") as father:
        refuse(share=held.network.members.get(adult=ali).share, adult_id=jonas.id, by=father, at=at)
    with acting_as("nina") as nina, pytest.raises(NetworkRefused, match="ikke sagt ja"):
        share_meeting(meeting=held, reader_ids=[ali.id], by=nina, at=at)


def test_what_was_shared_stays_with_one_who_goes_out(acting_as, held, kirsten, at):
    with acting_as("nina") as nina:
        share_meeting(meeting=held, reader_ids=[kirsten.id], by=nina, at=at)
        remove_member(member=Member.objects.get(adult_id=kirsten.id), by=nina, at=at)
    with acting_as("kirsten"):
        assert Meeting.objects.exists()
        assert MeetingLine.objects.filter(text="Han er glad i klassen").exists()


def test_a_line_is_taken_back_and_put_back(acting_as, held, at):
    with acting_as("nina") as nina:
        line = lines_of(held, LineKind.WORKS).get()
        before = marker_of(held)
        take_back(line=line, by=nina, at=at)
        assert not lines_of(held, LineKind.WORKS).exists()
        assert marker_of(held) != before
        put_back(line=line, by=nina, at=at)
        assert lines_of(held, LineKind.WORKS).get() == line


def test_a_draft_is_kept_for_its_writer_until_it_is_a_line(acting_as, emils_meeting, at):
    with acting_as("ida") as ida:
        keep_draft(meeting=emils_meeting, kind=LineKind.WORRIED, text="Han", by=ida, at=at)
        keep_draft(meeting=emils_meeting, kind=LineKind.WORRIED, text="Han spiser", by=ida, at=at)
        assert drafts_of(emils_meeting, ida) == {"worried": "Han spiser"}
    with acting_as("pia") as pia:
        assert drafts_of(emils_meeting, pia) == {}
    with acting_as("ida") as ida:
        write_line(meeting=emils_meeting, kind=LineKind.WORRIED, text="Han spiser ikke", by=ida, at=at)
        assert drafts_of(emils_meeting, ida) == {}
        keep_draft(meeting=emils_meeting, kind=LineKind.WORKS, text="x", by=ida, at=at)
        keep_draft(meeting=emils_meeting, kind=LineKind.WORKS, text=" ", by=ida, at=at)
        assert drafts_of(emils_meeting, ida) == {}


def test_after_the_meeting_the_minutes_stand(acting_as, held, voices, at):
    with acting_as("ida") as ida, pytest.raises(NetworkRefused):
        end_meeting(meeting=held, by=ida, at=at)
    with acting_as("nina") as nina:
        end_meeting(meeting=held, by=nina, at=at + timedelta(hours=1))
        with pytest.raises(MeetingEnded):
            write_line(meeting=held, kind=LineKind.WORKS, text="Efter", by=nina, at=at)
        with pytest.raises(MeetingEnded):
            end_meeting(meeting=held, by=nina, at=at)


def test_a_member_does_not_share_the_minutes_and_an_empty_line_is_no_line(acting_as, held, jonas, at):
    with acting_as("ida") as ida:
        with pytest.raises(NetworkRefused):
            share_meeting(meeting=held, reader_ids=[jonas.id], by=ida, at=at)
        with pytest.raises(NetworkRefused):
            write_line(meeting=held, kind=LineKind.WORKS, text=" ", by=ida, at=at)
