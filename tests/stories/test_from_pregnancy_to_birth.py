"""Amina's midwife writes to Hanne; the child is born with all of it; and when it goes otherwise, everyone is silent."""

from datetime import timedelta

import pytest
from procrastinate.contrib.django import app

from favn.config import schedule
from favn.foundation.alerts.models import Alert
from favn.foundation.documents.models import Document
from favn.foundation.letters.models import Letter
from favn.foundation.people.models import Adult, Child
from favn.journey.checkups.models import Circumstance, PregnancyMessage, PregnancyOffer, Visit
from favn.journey.wellbeing.models import ParentNotice
from favn.kit.clock import local

NEW = "/sundhedspleje/graviditet/ny/"
WORDS = "Jeg er bange for at være alene med det."
LATER = (1, 8, 29, 60, 91, 200, 400, 800)  # days; past the receipt, the due day, every window and the first rounds


@pytest.fixture
def asked(key_of, at) -> dict[str, str]:
    today = local(at).date()
    return {
        "given_names": "Amina", "surname": "Zweigfeldt", "number": "650392-4444", "language": "so",
        "needs_interpreter": "on", "due_on": f"{today + timedelta(days=60):%d.%m.%Y}",
        "area": str(key_of("area", "Havnekvarteret")), "sender": "midwife", "sender_name": "Lise Holm",
        "sent_on": f"{today:%d.%m.%Y}", "about": "Har mistet sin mor i år.", "ground": "consent",
        "told": "Amina har hørt beskeden og sagt ja.", "her_words": WORDS,
    }  # fmt: skip


@pytest.fixture
def hanne(client_for):
    return client_for("hanne")


@pytest.fixture
def unborn(hanne, asked) -> Child:
    """The child Amina waits for, put in the register by her midwife's message."""
    assert hanne.post(NEW, asked).status_code == 302
    return Child.objects.get(surname="Zweigfeldt")


def born(hanne, child, at, name="Ayaan", serial=4321) -> None:
    today = local(at).date()
    number = f"{today.day + 60:02}{today:%m%y}-{serial}"
    given = {"given_names": name, "surname": "Zweigfeldt", "sex": "f", "number": number}
    assert hanne.post(f"/sundhedspleje/{child.pk}/foedsel/", given).status_code == 302


def test_what_was_told_visited_and_offered_before_the_birth_is_the_childs_afterwards(hanne, unborn, at):
    today = f"{local(at):%d.%m.%Y}"
    hanne.post(f"/barn/{unborn.pk}/kontakter/omstaendigheder/", {"kind": "vulnerable", "why": "Aftalt med Amina"})
    hanne.post(f"/barn/{unborn.pk}/graviditet/tilbud/", {"kind": "group", "what": "Gruppe for gravide"})
    for hour in ("9", "14"):
        hanne.post(f"/barn/{unborn.pk}/kontakter/ekstra/aftale/", {"day": today, "hour": hour})
    held, waiting = Visit.objects.filter(child=unborn).order_by("planned_at")
    hanne.post(f"/besoeg/{held.pk}/", {"revision": "0", "held_on": today, "seen": "Hun har købt en vugge"})
    born(hanne, unborn, at)

    child = Child.objects.get(pk=unborn.pk)
    assert child.name == "Ayaan Zweigfeldt"
    for table in (PregnancyMessage, PregnancyOffer, Circumstance):
        assert table.objects.filter(child=child).count() == 1
    waiting.refresh_from_db()
    assert waiting.cancelled_at is not None
    page = hanne.get(f"/barn/{child.pk}/graviditet/").content.decode()
    assert WORDS in page
    assert "Mor til" in page
    contacts = hanne.get(f"/barn/{child.pk}/kontakter/").content.decode()
    assert "Hun har købt en vugge" in contacts
    assert "Fra graviditeten" in contacts
    assert "Barselsbesøg" in contacts


def test_a_mother_who_is_followed_already_is_found_by_her_number(hanne, unborn, asked):
    hanne.post(NEW, asked | {"sender": "doctor", "sender_name": "Bente Ravn"})
    assert Child.objects.filter(surname="Zweigfeldt").count() == 1
    assert PregnancyMessage.objects.filter(child=unborn).count() == 2
    assert Adult.objects.filter(surname="Zweigfeldt").count() == 1


def test_a_twin_has_what_was_told_of_the_first(hanne, unborn, asked, at):
    hanne.post("/sundhedspleje/ufoedt/", asked)
    both = Child.objects.filter(surname="Zweigfeldt")
    assert both.count() == 2
    assert [PregnancyMessage.objects.get(child=each).her_words for each in both] == [WORDS, WORDS]
    for serial, child in enumerate(both, start=4321):
        born(hanne, child, at, f"Tvilling {serial}", serial)
    assert set(both.values_list("given_names", flat=True)) == {"Tvilling 4321", "Tvilling 4322"}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"number": "123"}, "Et CPR-nummer har 10 tegn"), ({"told": ""}, "fået at vide"), ({"area": "x"}, "Distrikt"),
     ({"ground": ""}, "Hvorfor må det fortælles?")],
)  # fmt: skip
def test_a_message_that_lacks_something_writes_nobody_in(hanne, asked, wrong, words):
    answer = hanne.post(NEW, asked | wrong)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert WORDS in answer.content.decode()
    assert not Adult.objects.filter(surname="Zweigfeldt").exists()


def sent(child) -> dict[str, int]:
    """Everything Favn could have written or reminded anybody of."""
    return {
        "alerts": Alert.objects.filter(child=child, done_at__isnull=True).count(),
        "letters": Letter.objects.filter(child=child).count(),
        "documents": Document.objects.filter(child=child).count(),
        "notices": ParentNotice.objects.filter(child=child).count(),
    }


def every_job(monkeypatch, when) -> int:
    """Let every recurring job run once at that instant, as the worker does. Returns how many there were."""
    monkeypatch.setattr(schedule, "now", lambda: when)
    app.perform_import_paths()
    ours = [each.task for each in app.periodic_registry.periodic_tasks.values() if each.task.name.startswith("favn.")]
    quiet = [
        task for task in ours if task.name != "favn.jobs.rescue"
    ]  # puts other jobs back in line, and sends nothing
    for task in quiet:
        task.func(timestamp=0)
    return len(quiet)


@pytest.mark.parametrize("kind", ["lost", "stillborn", "moved", "declined"])
def test_when_it_ends_nothing_is_ever_sent_by_itself(hanne, unborn, acting_as, key_of, monkeypatch, at, kind):
    today = f"{local(at):%d.%m.%Y}"
    hanne.post(f"/barn/{unborn.pk}/kontakter/pregnancy/aftale/", {"day": today, "hour": "10"})
    Alert.objects.create(
        kind="checkups.test", text="Ring til Amina", reason="Aftalt", due_by=at, child=unborn, compartment="health",
        employee_id=key_of("employee", "hanne"), source_id=unborn.pk, url_name="health:day", raised_at=at,
    )  # fmt: skip
    hanne.post(f"/barn/{unborn.pk}/graviditet/afslutning/", {"kind": kind, "happened_on": today})
    silence = {"alerts": 0, "letters": 0, "documents": 0, "notices": 0}
    assert sent(unborn) == silence
    for days in LATER:
        assert every_job(monkeypatch, at + timedelta(days=days)) >= 10
        assert sent(unborn) == silence
    assert "Zweigfeldt" not in hanne.get("/sundhedspleje/dag/").content.decode()
