"""The professional's page: quick, prefilled, never blocked, and not to be read back."""

from datetime import timedelta

import pytest
from django.urls import reverse

from favn.foundation.alerts.queries import alerts_for
from favn.journey.concerns import actions as concerns
from favn.journey.concerns import queries as concern_queries
from favn.journey.concerns.actions import Seen
from favn.journey.notifications import queries
from favn.journey.notifications.models import Attachment

MINUTE = timedelta(minutes=1)
TEXT = "Emil er gået fra glad til stille siden maj."


@pytest.fixture
def placed(acting_as, emil, at):
    with acting_as("ida") as ida:
        seen = Seen(
            3, 2, worrying="Stille siden maj.", child_words="Jeg savner fodbold.", parent_words="Jeg når det ikke."
        )
        return concerns.place(child=emil, seen=seen, by=ida, at=at)


def notify_url(child) -> str:
    return reverse("notifications:notify", args=[child.id])


def test_ida_notifies_with_the_concern_filled_in_and_attached(client_for, acting_as, placed, emil, at) -> None:
    ida = client_for("ida")
    page = ida.get(notify_url(emil)).content.decode()
    assert "Stille siden maj." in page
    assert "Jeg savner fodbold." in page
    answer = ida.post(notify_url(emil), {"text": TEXT, "written_with": "mother", "parent_words": "Jeg når det ikke.",
                                         "attach": "concern"}, follow=True)  # fmt: skip
    page = answer.content.decode()
    assert "Underretningen er sendt" in page
    assert TEXT not in page
    with acting_as("mette", later=MINUTE) as mette:
        arrived = queries.history_for([emil.id]).get(text=TEXT)
        assert (arrived.notifier.name, arrived.notifier_code, arrived.notifier_unit.name) == (
            "Ida Holst", "2", "Havneskolen",
        )  # fmt: skip
        assert Attachment.objects.get(notification=arrived).snapshot["child_level"] == 3
        waiting = {alert.kind for alert in alerts_for(mette, at + MINUTE) if alert.source_id == arrived.id}
        assert waiting == {"notifications.assess", "notifications.acknowledge"}


def test_nothing_is_attached_that_was_not_chosen(client_for, acting_as, placed, emil) -> None:
    client_for("ida").post(notify_url(emil), {"text": TEXT})
    with acting_as("mette", later=MINUTE):
        assert not Attachment.objects.exists()


def test_only_the_text_must_be_there(client_for, emil) -> None:
    assert client_for("ida").post(notify_url(emil), {"text": TEXT}).status_code == 302
    refused = client_for("ida").post(notify_url(emil), {"child_words": "Jeg savner fodbold."})
    assert refused.status_code == 422
    assert "Jeg savner fodbold." in refused.content.decode()


def test_a_half_written_concern_never_delays_a_notification(client_for, acting_as, emil) -> None:
    carried = {"carried": "1", "worrying": "Han havde blå mærker i dag.", "child_words": "Jeg faldt ikke."}
    answer = client_for("ida").post(notify_url(emil), carried)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Han havde blå mærker i dag." in page
    assert "Jeg faldt ikke." in page
    with acting_as("ida"):
        assert concern_queries.latest_concern(emil.id) is None


def test_a_whole_concern_is_kept_on_the_way(client_for, acting_as, emil) -> None:
    carried = {"carried": "1", "child_level": "5", "care_level": "4", "worrying": "Blå mærker.", "reason_not": "abuse"}
    page = client_for("ida").post(notify_url(emil), carried).content.decode()
    assert "Bekymring på linealen" in page
    with acting_as("ida"):
        assert concern_queries.latest_concern(emil.id).child_level == 5


@pytest.mark.parametrize("outsider", ["otto", "lone", "karen", "dan", "sofie", "pia", "lars"])
def test_an_outsider_cannot_tell_that_emil_is_known(client_for, emil, outsider) -> None:
    assert client_for(outsider).get(notify_url(emil)).status_code == 404
    assert client_for(outsider).post(notify_url(emil), {"text": TEXT}).status_code == 404


def test_a_receipt_is_only_shown_when_it_was_made_here(client_for, emil) -> None:
    ida = client_for("ida")
    sent = ida.post(notify_url(emil), {"text": TEXT})
    assert ida.get(sent.url).status_code == 200
    assert client_for("otto").get(sent.url).status_code == 404
    assert ida.get(reverse("notifications:receipt", args=[emil.id, "made-up"])).status_code == 404
