"""Nanna waits for a child: what the midwife told is acknowledged, what she is offered is hers to answer."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from favn.foundation.audit.models import Entry
from favn.foundation.letters.models import Letter
from favn.foundation.people.models import Address, Child
from favn.journey.checkups.actions import pregnancies, visits
from favn.journey.checkups.actions.pregnancies import Told
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.models import PregnancyClosing, PregnancyMessage, PregnancyOffer, Visit
from favn.journey.checkups.queries.pregnancies import pregnancy_page, waiting_for_receipt
from favn.journey.checkups.queries.schedule import contacts_of, open_contacts
from favn.journey.checkups.rules.pregnancy import Weeks, how_far
from favn.kit.clock import local

STREET, HER_WORDS, TOLD = "Fiskergade", "Bare ikke for mange forskellige", "læst beskeden op for hende"


@pytest.fixture
def nannas(db, key_of) -> Child:
    """The child Nanna waits for."""
    return Child.objects.get(pk=key_of("child", "nannas"))


@pytest.fixture
def message(nannas) -> PregnancyMessage:
    """What the midwife told of Nanna."""
    return PregnancyMessage.objects.get(child=nannas)


@pytest.fixture
def place(nannas) -> str:
    return f"/barn/{nannas.pk}/graviditet/"


def said(at, **more) -> dict[str, str]:
    return {
        "sender": "doctor", "sender_name": "Bente Ravn", "sent_on": f"{local(at):%d.%m.%Y}", "about": "Sover dårligt",
        "ground": "consent", "told": "Hun ved, at jeg ringer",
    } | more  # fmt: skip


def test_the_page_tells_how_far_she_is_what_was_told_and_what_she_says_herself(client_for, place, nannas):
    words = client_for("hanne").get(place).content.decode()
    for each in ("Nanna Kjærgaard", "30 uger + 4", HER_WORDS, TOLD, STREET, "Besøg i graviditeten"):
        assert each in words
    assert Entry.objects.filter(verb="open_child", child_id=nannas.pk, actor_name="Hanne Juul").exists()


def test_a_protected_address_is_shown_nowhere(client_for, place, nannas, message, at):
    Address.objects.filter(adult_id=nannas.mother_id).update(protected_from=local(at).date())
    hanne = client_for("hanne")
    words = hanne.get(place).content.decode()
    assert STREET not in words
    assert "Adressen er beskyttet" in words
    hanne.post(f"/graviditetsbesked/{message.pk}/kvittering/")
    letter = Letter.objects.get(child=nannas)
    shown = hanne.get(f"/breve/{letter.pk}/").content.decode()
    assert STREET not in shown
    assert "Nanna" not in letter.title
    assert STREET not in str(letter.version.body)
    assert "Kjærgaard" not in str(letter.version.body)


def test_the_receipt_goes_to_the_sender_once_and_names_nobody(client_for, place, nannas, message, at):
    hanne, path = client_for("hanne"), f"/graviditetsbesked/{message.pk}/kvittering/"
    assert hanne.post(path).status_code == 302
    assert hanne.post(path).status_code == 302
    letter = Letter.objects.get(child=nannas)
    assert (letter.recipient_name, letter.channel) == ("Lise Holm", "print")
    body = str(letter.version.body)
    assert "JC-2217" in body
    assert "Hanne Juul" in body
    assert "Nanna" not in body
    message.refresh_from_db()
    assert message.receipt_id == letter.pk
    assert Entry.objects.filter(verb="checkups.send_pregnancy_receipt", child_id=nannas.pk).count() == 1
    assert "Kvitteret" in hanne.get(place).content.decode()


def test_a_message_waits_on_the_day_until_it_is_acknowledged(client_for, acting_as, key_of, message, at):
    day = "/sundhedspleje/dag/"
    assert "Lise Holm" in client_for("hanne").get(day).content.decode()
    with acting_as("hanne") as hanne:
        pregnancies.send_receipt(message=message, by=hanne, at=at)
        assert message.pk not in {each.pk for each in waiting_for_receipt([key_of("area", "Havnekvarteret")])}
    assert "Lise Holm" not in client_for("hanne").get(day).content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"told": ""}, "Det har hun fået at vide"),
        ({"about": " "}, "Det drejer sig om"),
        ({"ground": "necessary"}, "hvorfor det var nødvendigt"),
        ({"ground": "because"}, "Ret en ting"),
        ({"sent_on": "1. juli"}, "Skriv datoen"),
        ({"sent_on": "01.01.2099"}, "efter i dag"),
        ({"sender_name": "", "her_words": "Bevar mig"}, "Bevar mig"),
    ],
)
def test_a_message_without_its_ground_is_refused_and_nothing_typed_is_lost(client_for, place, nannas, at, wrong, words):
    answer = client_for("hanne").post(f"{place}besked/", said(at) | wrong)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert PregnancyMessage.objects.filter(child=nannas).count() == 1


def test_a_message_without_a_yes_says_why(client_for, place, nannas, at):
    told = said(at, ground="necessary", ground_reason="Hun var bevidstløs ved indlæggelsen")
    assert client_for("hanne").post(f"{place}besked/", told).status_code == 302
    made = PregnancyMessage.objects.get(child=nannas, sender="doctor")
    assert (made.ground, made.ground_reason) == ("necessary", "Hun var bevidstløs ved indlæggelsen")
    assert made.receipt_by == local(at).date() + pregnancies.RECEIPT_WITHIN
    assert "Hun var bevidstløs" in client_for("hanne").get(place).content.decode()


def test_the_database_itself_wants_a_ground_and_what_she_knows(message):
    for wrong in ({"ground": "necessary", "ground_reason": ""}, {"told": ""}, {"about": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            PregnancyMessage.objects.filter(pk=message.pk).update(**wrong)


def test_she_is_offered_something_and_may_change_her_mind(client_for, place, nannas):
    hanne = client_for("hanne")
    for _twice in range(2):
        hanne.post(f"{place}tilbud/", {"kind": "talk", "what": "Samtaler hos Familiehuset"})
    offer = PregnancyOffer.objects.get(child=nannas, kind="talk")
    for answer in ("no", "yes"):
        assert hanne.post(f"/graviditetstilbud/{offer.pk}/svar/", {"answer": answer}).status_code == 302
        offer.refresh_from_db()
        assert (offer.answer, offer.answered_on is None) == (answer, False)
    hanne.post(f"/graviditetstilbud/{offer.pk}/svar/", {"answer": "måske"})
    offer.refresh_from_db()
    assert offer.answer == "yes"
    assert hanne.post(f"{place}tilbud/", {"kind": "talk", "what": ""}).status_code == 422


def test_the_visit_in_pregnancy_waits_on_the_day_and_no_later_contact_does(acting_as, key_of, nannas, at):
    area, due_on = key_of("area", "Havnekvarteret"), nannas.due_on
    with acting_as("hanne"):
        for on, codes in ((local(at).date(), ["pregnancy"]), (due_on + timedelta(days=12), [])):
            open_now = open_contacts(area_ids=[area], role="health_visitor", on=on)
            assert [each.kind.code for each in open_now if each.child.pk == nannas.pk] == codes
        line = contacts_of(nannas, roles=("health_visitor",), on=due_on + timedelta(days=12))
    assert {each.state for each in line if each.kind.code == "birth"} == {"later"}


@pytest.mark.parametrize("kind", ["lost", "stillborn", "moved"])
def test_a_pregnancy_that_ended_is_on_no_list_and_its_visits_are_cancelled(client_for, place, nannas, at, kind):
    hanne = client_for("hanne")
    hanne.post(f"/barn/{nannas.pk}/kontakter/pregnancy/aftale/", {"day": f"{local(at):%d.%m.%Y}", "hour": "10"})
    done = hanne.post(f"{place}afslutning/", {"kind": kind, "happened_on": f"{local(at):%d.%m.%Y}", "note": "Ringer"})
    assert done.status_code == 302
    assert Visit.objects.get(child=nannas).cancelled_at is not None
    for path in ("/sundhedspleje/", "/sundhedspleje/dag/"):
        assert "Kjærgaard" not in hanne.get(path).content.decode()
    words = hanne.get(place).content.decode()
    assert "Ringer" in words
    assert "uger +" not in words
    assert "termin" not in words.casefold()
    assert [hanne.get(f"{place}{page}/").status_code for page in ("besked", "afslutning")] == [404, 404]
    assert hanne.get(f"/sundhedspleje/{nannas.pk}/foedsel/").status_code == 404
    assert hanne.post(f"{place}tilbud/", {"kind": "talk", "what": "Samtaler"}).status_code == 404


def test_nobody_else_finds_a_child_who_was_never_born(client_for, acting_as, nannas, at):
    asked = {"q": "Ufødt barn Kjærgaard"}
    for login in ("mette", "tove"):
        assert str(nannas.pk) in client_for(login).post("/find/", asked).content.decode()
    with acting_as("hanne") as hanne:
        pregnancies.close_pregnancy(
            child=nannas, kind="stillborn", happened_on=local(at).date(), note="", by=hanne, at=at
        )
    for login in ("mette", "tove"):
        assert str(nannas.pk) not in client_for(login).post("/find/", asked).content.decode()


def test_one_who_wants_no_more_visits_is_still_met_when_the_child_is_born(client_for, acting_as, place, nannas, at):
    hanne, today = client_for("hanne"), local(at).date()
    hanne.post(f"{place}afslutning/", {"kind": "declined", "happened_on": f"{today:%d.%m.%Y}"})
    words = hanne.get("/sundhedspleje/").content.decode()
    assert "ønsker ikke besøg i graviditeten" in words
    assert "Kjærgaard" not in hanne.get("/sundhedspleje/dag/").content.decode()
    assert hanne.get(f"/sundhedspleje/{nannas.pk}/foedsel/").status_code == 200
    with acting_as("hanne"):
        born = Child.objects.get(pk=nannas.pk)
        born.born_on = today - timedelta(days=4)
        open_now = {each.kind.code for each in contacts_of(born, roles=("health_visitor",), on=today)
                    if each.state in ("due", "overdue")}  # fmt: skip
    assert "birth" in open_now


def test_what_was_written_by_mistake_is_taken_back(client_for, place, nannas, at):
    hanne = client_for("hanne")
    hanne.post(f"{place}afslutning/", {"kind": "lost", "happened_on": f"{local(at):%d.%m.%Y}"})
    assert hanne.post(f"{place}afslutning/fortrudt/").status_code == 302
    assert "30 uger + 4" in hanne.get(place).content.decode()
    assert "Kjærgaard" in hanne.get("/sundhedspleje/").content.decode()
    assert PregnancyClosing.objects.get(child=nannas).taken_back_by.name == "Hanne Juul"
    assert hanne.post(f"{place}afslutning/fortrudt/").status_code == 404


@pytest.mark.parametrize("wrong", [{"kind": ""}, {"kind": "because"}, {"happened_on": "01.01.2099"}])
def test_a_closing_that_says_too_little_is_refused(client_for, place, nannas, at, wrong):
    typed = {"kind": "lost", "happened_on": f"{local(at):%d.%m.%Y}", "note": "Bevar mig"} | wrong
    answer = client_for("hanne").post(f"{place}afslutning/", typed)
    assert answer.status_code == 422
    assert "Bevar mig" in answer.content.decode()
    assert not PregnancyClosing.objects.exists()


@pytest.mark.parametrize(
    "login", ["ida", "otto", "lars", "mette", "tove", "pia", "per", "vibe", "lone", "sofie", "jens"]
)
def test_a_pregnancy_is_the_health_visitors(client_for, place, nannas, message, at, login):
    client = client_for(login)
    offer = PregnancyOffer.objects.get(child=nannas)
    assert [client.get(path).status_code for path in (place, f"{place}besked/", f"{place}afslutning/")] == [404] * 3
    sent = (f"{place}besked/", f"{place}tilbud/", f"{place}afslutning/", f"{place}afslutning/fortrudt/",
            f"/graviditetsbesked/{message.pk}/kvittering/", f"/graviditetstilbud/{offer.pk}/svar/")  # fmt: skip
    assert [client.post(path, said(at)).status_code for path in sent] == [404] * 6
    assert client.get("/sundhedspleje/graviditet/ny/").status_code == 404


def test_each_action_asks_for_the_role_itself(acting_as, actor_of, nannas, message, at):
    offer, ida, today = PregnancyOffer.objects.get(child=nannas), actor_of("ida"), local(at).date()
    told = Told("doctor", "Bente Ravn", today, "Sover dårligt", "consent", "Hun ved det")
    with acting_as("hanne") as hanne:
        closing = pregnancies.close_pregnancy(
            child=nannas, kind="declined", happened_on=today, note="", by=hanne, at=at
        )
        attempts = (
            lambda: pregnancies.record_message(child=nannas, told=told, by=ida, at=at),
            lambda: pregnancies.send_receipt(message=message, by=ida, at=at),
            lambda: pregnancies.offer_in_pregnancy(child=nannas, kind="talk", what="Samtaler", by=ida, at=at),
            lambda: pregnancies.answer_offer(offer=offer, answer="yes", by=ida, at=at),
            lambda: pregnancies.take_back_closing(closing=closing, by=ida, at=at),
            lambda: pregnancies.end_with_birth(child_id=nannas.pk, by=ida, at=at),
            lambda: pregnancies.copy_messages(since=nannas, to=nannas, by=ida, at=at),
            lambda: pregnancies.close_pregnancy(child=nannas, kind="lost", happened_on=today, note="", by=ida, at=at),
        )
        for attempt in attempts:
            with pytest.raises(ContactRefused, match="sundhedsplejersken"), transaction.atomic():
                attempt()


def test_a_child_that_is_born_has_no_pregnancy_page_of_its_own(client_for, nour):
    assert client_for("hanne").get(f"/barn/{nour.pk}/graviditet/").status_code == 404


def test_the_page_is_few_statements(acting_as, nannas, at, django_assert_max_num_queries):
    with acting_as("hanne") as hanne:
        visits.agree_visit(child_id=nannas.pk, code="pregnancy", planned_at=at, by=hanne, at=at)
        with django_assert_max_num_queries(22):
            assert pregnancy_page(actor=hanne, child_id=nannas.pk, at=at).is_followed


@pytest.mark.parametrize(
    ("due_on", "on", "gone"),
    [
        (date(2026, 10, 8), date(2026, 1, 1), Weeks(0, 0)),
        (date(2026, 10, 8), date(2026, 10, 8), Weeks(40, 0)),
        (date(2026, 10, 8), date(2026, 10, 18), Weeks(41, 3)),
        (date(2026, 10, 8), date(2025, 12, 31), None),
        (date(2026, 10, 8), date(2026, 12, 1), None),
    ],
)
def test_weeks_are_counted_from_the_day_the_child_is_due(due_on, on, gone):
    assert how_far(due_on, on) == gone
