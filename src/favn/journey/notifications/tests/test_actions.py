"""Receiving, matching and assessing, with each person's own rights in PostgreSQL's eyes."""

import pytest
from django.db import IntegrityError, ProgrammingError
from django.http import Http404

from favn.foundation.access.acting import acting
from favn.foundation.access.actions import block
from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import find_children
from favn.foundation.accounts.actors import PUBLIC
from favn.foundation.alerts.queries import alerts_for
from favn.foundation.letters.models import Letter
from favn.journey.notifications import actions, queries
from favn.journey.notifications.actions import (
    AlreadyAcknowledged,
    AlreadyAssessed,
    HistoryNotSeen,
    NobodyToAnswer,
    NotificationRefused,
)
from favn.journey.notifications.choices import AttachmentKind, NextStep, Urgency
from favn.journey.notifications.models import Attachment, Notification, NotifiedChild, Receipt
from favn.journey.notifications.receipts import receipt_text
from favn.journey.notifications.telling import Notifier, Told

NEIGHBOUR = Notifier(code="8", is_anonymous=True)
SCHOOL = Notifier(code="2", name="Ida Holst")


@pytest.fixture
def from_ida(acting_as, emil, at):
    """Ida notifies about Emil, and attaches the line of his well-being."""
    with acting_as("ida") as ida:
        told = Told(
            text="Emil er gået fra glad til stille.",
            parent_words="Jeg kan ikke nå det hele.",
            child_words="Jeg savner fodbold.",
            written_with="mother",
            attached={AttachmentKind.WELLBEING: {"line": [{"round": "Efterår", "mean": 2.1}]}},
        )
        return actions.notify(children=[emil], told=told, notifier=SCHOOL, by=ida, at=at)


@pytest.fixture
def from_a_neighbour(db, at):
    """Somebody writes on the open page, without a name."""
    with acting(PUBLIC, at=at):
        told = Told(text="Han går alene ude sent om aftenen.", child_description="Emil Winther, ca. 9 år, Havneskolen")
        return actions.notify_publicly(told=told, notifier=NEIGHBOUR, by=PUBLIC, at=at)


def assess(notification, mette, at, seen=None):
    seen = queries.history_ids(notification, at) if seen is None else seen
    return actions.assess(notification=notification, urgency=Urgency.FAST, reason="Tryg hos mor og mormor.",
                          next_step=NextStep.SCREEN_SIBLINGS, seen=seen, by=mette, at=at)  # fmt: skip


def test_ida_writes_what_she_may_not_read_back(from_ida, acting_as) -> None:
    with acting_as("ida"):
        assert not Notification.objects.exists()
        assert not NotifiedChild.objects.exists()
        assert not Attachment.objects.exists()


def test_mette_and_per_receive_it_with_what_was_attached(from_ida, acting_as, emil, at) -> None:
    for receiver in ("mette", "per"):
        with acting_as(receiver) as actor:
            assert from_ida.id in {each.id for each in queries.open_notifications(actor, at)}
            found = queries.the_notification(actor=actor, notification_id=from_ida.id, at=at)
            assert [named.child_id for named in found.notified_children.all()] == [emil.id]
            assert found.attachments.get().snapshot["line"][0]["mean"] == 2.1


@pytest.mark.parametrize("outsider", ["otto", "bo", "rikke", "lone", "hanne", "lars", "dan", "vibe", "sanne"])
def test_nobody_else_can_tell_that_it_exists(from_ida, from_a_neighbour, acting_as, outsider, at) -> None:
    with acting_as(outsider) as actor:
        for notification in (from_ida, from_a_neighbour):
            with pytest.raises(Http404):
                queries.the_notification(actor=actor, notification_id=notification.id, at=at)


def test_the_family_has_no_way_to_the_table_at_all(from_ida, acting_as) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), acting_as("sofie"):
        Notification.objects.exists()


def test_a_block_hides_the_whole_notification_from_a_team_leader(from_ida, acting_as, actor_of, emil, at) -> None:
    mette = actor_of("mette")
    with acting_as("vibe") as vibe:
        block(child_id=emil.id, actor_id=mette.id, reason="Emils faster", by=vibe, at=at)
    with acting_as("mette") as mette:
        assert from_ida.id not in {each.id for each in queries.open_notifications(mette, at)}


def test_an_anonymous_notification_keeps_nothing_of_the_writer(from_a_neighbour, acting_as, at) -> None:
    with acting_as("mette") as mette:
        found = queries.the_notification(actor=mette, notification_id=from_a_neighbour.id, at=at)
        assert (found.notifier_id, found.notifier_name, found.notifier_contact) == (None, "", "")
        assert queries.clocks_of(found).acknowledge is None
        assert queries.clocks_of(found).assess.paragraph == "barnets lov § 136"


def test_the_database_refuses_an_anonymous_name(db, at) -> None:
    with pytest.raises(IntegrityError), acting(PUBLIC, at=at):
        Notification(number="x", received_at=at, way_in="public", notifier_code="8", notifier_name="Hanne",
                     is_anonymous=True, text="x").save(force_insert=True)  # fmt: skip


def test_the_open_page_never_writes_in_an_employees_name(acting_as, at) -> None:
    with acting_as("ida") as ida, pytest.raises(NotificationRefused):
        actions.notify_publicly(told=Told(text="x"), notifier=NEIGHBOUR, by=ida, at=at)


def test_a_committee_member_uses_the_open_page(acting_as, emil, at) -> None:
    with acting_as("karen") as karen, pytest.raises(NotificationRefused, match="åbne side"):
        actions.notify(children=[emil], told=Told(text="x"), notifier=SCHOOL, by=karen, at=at)


def test_mette_finds_the_child_and_both_stand_in_one_history(
    from_ida, from_a_neighbour, acting_as, emil, freja, at
) -> None:
    with acting_as("mette") as mette:
        found = find_children(actor=mette, words="Emil Winter", purpose=Purpose.ASSESS_NOTIFICATION, at=at)
        assert emil.id in {child.id for child in found}
        added = actions.match_children(notification=from_a_neighbour, children=[emil], by=mette, at=at)
        assert [child.id for child in added] == [emil.id]
        assert actions.match_children(notification=from_a_neighbour, children=[emil], by=mette, at=at) == []
        assert queries.family_of(from_ida, at) == ([emil.id], [freja.id])
        assert {each.id for each in queries.history_for([emil.id, freja.id])} == {from_ida.id, from_a_neighbour.id}


def test_ida_cannot_match(from_a_neighbour, acting_as, emil, at) -> None:
    with acting_as("ida") as ida, pytest.raises(NotificationRefused):
        actions.match_children(notification=from_a_neighbour, children=[emil], by=ida, at=at)


def test_a_notification_on_the_sister_must_be_read_first(from_ida, acting_as, freja, at) -> None:
    with acting_as("mette") as mette:
        seen = queries.history_ids(from_ida, at)
    with acting_as("rikke") as rikke:
        actions.notify(children=[freja], told=Told(text="Meget fravær."), notifier=SCHOOL, by=rikke, at=at)
    with acting_as("mette") as mette:
        with pytest.raises(HistoryNotSeen, match="Læs den nye først"):
            assess(from_ida, mette, at, seen)
        assert assess(from_ida, mette, at).history_seen == sorted(queries.history_ids(from_ida, at))


def test_it_is_assessed_once(from_ida, acting_as, at) -> None:
    with acting_as("mette") as mette:
        assess(from_ida, mette, at)
        assert from_ida.id not in {each.id for each in queries.open_notifications(mette, at)}
        assert from_ida.id in {each.id for each in queries.assessed_notifications(mette, at)}
    with acting_as("per") as per, pytest.raises(AlreadyAssessed, match="allerede vurderet"):
        assess(from_ida, per, at)


def test_ida_does_not_assess(from_ida, acting_as, at) -> None:
    with acting_as("ida") as ida, pytest.raises(NotificationRefused):
        assess(from_ida, ida, at, [from_ida.id])


def test_an_unmatched_notification_is_assessed_too(from_a_neighbour, acting_as, at) -> None:
    with acting_as("mette") as mette:
        assert assess(from_a_neighbour, mette, at).next_step == NextStep.SCREEN_SIBLINGS


def test_idas_receipt_is_a_letter_and_comes_with_the_assessment(from_ida, acting_as, at) -> None:
    with acting_as("mette") as mette:
        assess(from_ida, mette, at)
        receipt = Receipt.objects.get(notification=from_ida)
        waiting = {alert.kind for alert in alerts_for(mette, at) if alert.source_id == from_ida.id}
        assert waiting == set()
    with acting_as("ida") as ida:
        letter = Letter.objects.get(pk=receipt.letter_id)
        assert (letter.employee_id, letter.channel) == (ida.id, "inside")
        assert from_ida.number in letter.title


def test_the_receipt_tells_nothing_of_the_child(from_ida, emil) -> None:
    written = " ".join(str(vars(block)) for block in receipt_text(from_ida))
    assert "§ 137" in written
    assert not any(name in written for name in (*emil.name.split(), from_ida.text))


def test_the_anonymous_one_gets_none(from_a_neighbour, acting_as, emil, at) -> None:
    with acting_as("mette") as mette:
        actions.match_children(notification=from_a_neighbour, children=[emil], by=mette, at=at)
        with pytest.raises(NobodyToAnswer):
            actions.acknowledge(notification=from_a_neighbour, by=mette, at=at)
        assess(from_a_neighbour, mette, at)
        assert not Receipt.objects.filter(notification=from_a_neighbour).exists()
        assert not Letter.objects.exists()


def test_a_named_citizen_is_answered_once_and_by_a_person_before_the_child_is_found(acting_as, at) -> None:
    with acting(PUBLIC, at=at):
        hanne = Notifier(code="13", name="Hanne Vig", contact="Birkevej 2\n8500 Grenaa")
        made = actions.notify_publicly(told=Told(text="Der bliver råbt."), notifier=hanne, by=PUBLIC, at=at)
    with acting_as("mette") as mette:
        assert actions.acknowledge(notification=made, by=mette, at=at).letter is None
        with pytest.raises(AlreadyAcknowledged):
            actions.acknowledge(notification=made, by=mette, at=at)


def test_a_named_citizen_gets_a_letter_once_the_child_is_found(acting_as, emil, at) -> None:
    with acting(PUBLIC, at=at):
        hanne = Notifier(code="13", name="Hanne Vig", contact="Birkevej 2\n8500 Grenaa")
        made = actions.notify_publicly(told=Told(text="Der bliver råbt."), notifier=hanne, by=PUBLIC, at=at)
    with acting_as("mette") as mette:
        actions.match_children(notification=made, children=[emil], by=mette, at=at)
        letter = actions.acknowledge(notification=made, by=mette, at=at).letter
        assert (letter.recipient_name, letter.channel) == ("Hanne Vig", "print")


def test_ida_does_not_acknowledge(from_ida, acting_as, at) -> None:
    with acting_as("ida") as ida, pytest.raises(NotificationRefused):
        actions.acknowledge(notification=from_ida, by=ida, at=at)
