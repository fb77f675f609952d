"""The door for everybody: help first, no trace, never blocked by a hint."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import PUBLIC
from favn.journey.notifications import actions, queries
from favn.journey.notifications.actions import MOST_IN_AN_HOUR, TooManyNow
from favn.journey.notifications.models import Attempt

NOTIFY = reverse("public:notify")
MINUTE = timedelta(minutes=1)
TEXT = "En dreng på omkring ni går alene ude efter klokken 23."


@pytest.fixture
def stranger(db) -> Client:
    return Client(REMOTE_ADDR="192.0.2.7", HTTP_USER_AGENT="Stranger/1.0")


def newest(acting_as):
    with acting_as("mette", later=MINUTE) as mette:
        return queries.the_notification(
            actor=mette, notification_id=queries.Notification.objects.order_by("-received_at", "-id")[0].id,
            at=queries.Notification.objects.order_by("-received_at")[0].received_at,
        )  # fmt: skip


@pytest.mark.parametrize("path", ["/", NOTIFY])
def test_the_emergency_numbers_stand_first(stranger, path) -> None:
    page = stranger.get(path).content.decode()
    assert page.index("tel:112") < page.index("<h1>")


def test_a_stranger_writes_and_leaves_no_trace(stranger, acting_as, at) -> None:
    answer = stranger.post(NOTIFY, {"text": TEXT, "child_name": "Emil", "child_where": "Havneskolen"})
    assert answer.status_code == 302
    page = stranger.get(answer.url).content.decode()
    assert "Du er anonym" in page
    assert set(stranger.cookies) <= {"csrftoken"}
    written = newest(acting_as)
    assert (written.text, written.child_description, written.is_anonymous) == (TEXT, "Emil\nHavneskolen", True)
    assert written.number in page
    values = " ".join(str(value) for value in vars(written).values())
    assert "192.0.2.7" not in values
    assert "Stranger" not in values


def test_a_named_citizen_is_promised_a_receipt(stranger, acting_as) -> None:
    answer = stranger.post(NOTIFY, {"text": TEXT, "name": "Hanne Vig", "contact": "26 00 00 00", "relation": "13"})
    assert "Du får en kvittering senest" in stranger.get(answer.url).content.decode()
    written = newest(acting_as)
    assert (written.notifier_name, written.notifier_code, written.is_anonymous) == ("Hanne Vig", "13", False)


def test_words_that_tell_who_writes_are_shown_gently_once(stranger, acting_as) -> None:
    revealing = f"{TEXT} Min nabo har også set det. Mvh Hanne"
    answer = stranger.post(NOTIFY, {"text": revealing})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "»Min nabo«" in page
    assert "»Mvh Hanne«" in page
    assert TEXT in page
    assert stranger.post(NOTIFY, {"text": revealing, "hints_seen": "1"}).status_code == 302
    assert newest(acting_as).text == revealing


def test_someone_with_a_name_gets_no_hint(stranger) -> None:
    assert stranger.post(NOTIFY, {"text": "Min nabo råber.", "name": "Hanne"}).status_code == 302


def test_without_a_text_nothing_is_lost(stranger) -> None:
    answer = stranger.post(NOTIFY, {"child_name": "Emil"})
    assert answer.status_code == 422
    assert 'value="Emil"' in answer.content.decode()


def test_one_who_is_logged_in_writes_as_the_public_too(client_for, acting_as) -> None:
    assert client_for("ida").post(NOTIFY, {"text": TEXT}).status_code == 302
    assert newest(acting_as).notifier_id is None


def test_the_page_cannot_be_flooded_from_one_place(stranger, db, at) -> None:
    for _ in range(MOST_IN_AN_HOUR):
        assert stranger.post(NOTIFY, {"text": TEXT}).status_code == 302
    refused = stranger.post(NOTIFY, {"text": TEXT})
    assert refused.status_code == 429
    assert TEXT in refused.content.decode()
    assert "ring til os" in refused.content.decode()
    other = Client(REMOTE_ADDR="192.0.2.8")
    assert other.post(NOTIFY, {"text": TEXT}).status_code == 302


def test_a_mark_lives_an_hour_and_cannot_be_compared(db, at) -> None:
    with acting(PUBLIC, at=at):
        for _ in range(MOST_IN_AN_HOUR):
            actions.admit(address="192.0.2.7", by=PUBLIC, at=at)
        assert len({bytes(mark) for mark in Attempt.objects.values_list("mark", flat=True)}) == MOST_IN_AN_HOUR
        with pytest.raises(TooManyNow):
            actions.admit(address="192.0.2.7", by=PUBLIC, at=at + timedelta(minutes=59))
        actions.admit(address="192.0.2.7", by=PUBLIC, at=at + timedelta(minutes=61))
        assert Attempt.objects.count() == 1


def test_a_receipt_that_was_not_made_here_is_missing(stranger) -> None:
    assert stranger.get(reverse("public:receipt", args=["26-AAAA-BBB"])).status_code == 404


def test_one_who_is_logged_in_goes_on_to_their_own_first_page(client_for) -> None:
    assert client_for("mette").get("/").status_code == 302
