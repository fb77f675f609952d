"""One letter for each recipient; the father's address is nowhere; the anonymous and the outsider get nothing."""

import io
from datetime import timedelta

import pypdf
import pytest
from django.db import connection
from django.http import Http404
from django.urls import reverse

from favn.foundation.access import actions as access
from favn.foundation.access.acting import acting
from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.accounts.actors import system
from favn.foundation.alerts.queries import alerts_for
from favn.foundation.audit.models import Entry
from favn.foundation.documents.blocks import Paragraph
from favn.foundation.documents.models import Version
from favn.foundation.letters.actions import AlreadyPosted, SendingRefused, mark_posted, send_letters
from favn.foundation.letters.models import Letter
from favn.foundation.letters.queries import letters_by, letters_to, open_page
from favn.foundation.letters.recipients import to_adult, to_child, to_employee, to_outsider
from favn.foundation.letters.rules import NotToASmallChild
from favn.foundation.organisation.models import Employee
from favn.foundation.people.models import Address, Adult

WORDS = (Paragraph("Lars Bank er jeres rådgiver fra i dag."),)


@pytest.fixture
def lars(actor_of, acting_as, emil, at):
    """Lars, who has Emil's case."""
    lars, mette = actor_of("lars"), actor_of("mette")
    with acting_as("mette"):
        access.grant(child_id=emil.id, compartments=(Compartment.AUTHORITY,), basis=Basis.CASE, source=emil, by=mette,
                     at=at, to=lars.id)  # fmt: skip
    return lars


@pytest.fixture
def send(emil, at):
    """`send(by, recipient, …)`: a letter about Emil from the authority."""

    def send_some(by, *recipients):
        return send_letters(child_id=emil.id, compartment=Compartment.AUTHORITY, title="Din nye rådgiver", body=WORDS,
                            recipients=recipients, by=by, at=at)  # fmt: skip

    return send_some


def waiting_alerts(actor, at):
    return alerts_for(actor, at).filter(kind="post_letter").count()


def words(pdf):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_each_parent_gets_a_letter_of_their_own_and_the_fathers_waits_for_a_person(
    acting_as, lars, send, sofie, jonas, at
):
    with acting_as("lars"):
        mothers, fathers = send(lars, to_adult(sofie, at), to_adult(jonas, at))
        assert (mothers.channel, fathers.channel) == ("print", "by_hand")
        to_mother = words(open_page(actor=lars, letter_id=mothers.id, at=at))
        to_father = words(open_page(actor=lars, letter_id=fathers.id, at=at))
    assert "Strandgade 4" in to_mother
    assert "Winther" not in to_mother
    assert "Jonas Winther" in to_father
    assert "Fyrvænget" not in to_father + to_mother
    assert "hidden" not in to_father


def test_a_job_that_can_read_a_protected_address_does_not_print_it(send, jonas, emil, at):
    job = system("letters")
    with acting(job, at=at):
        assert Address.objects.filter(adult=jonas).exists()
        (letter,) = send(job, to_adult(jonas, at))
        assert letter.channel == "by_hand"
        assert "beskyttet" in letter.reason
        assert "Fyrvænget" not in words(open_page(actor=job, letter_id=letter.id, at=at))


def test_the_address_is_in_no_field_and_no_log_line(acting_as, lars, send, sofie, at):
    with acting_as("lars"):
        send(lars, to_adult(sofie, at))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT string_agg(l::text, ' ') FROM letters_letter l) || string_agg(e::text, ' ') "
            "FROM audit_entry e"
        )
        assert "Strandgade" not in cursor.fetchone()[0]


def test_a_letter_that_needs_a_person_waits_on_the_senders_list_until_posted(acting_as, lars, send, sofie, jonas, at):
    with acting_as("lars"):
        first, _second = send(lars, to_adult(sofie, at), to_adult(jonas, at))
        assert waiting_alerts(lars, at) == 2
        mine = letters_by(lars).filter(version=first.version_id)
        waiting = mine[0]
        mark_posted(letter=waiting, by=lars, at=at + timedelta(hours=1))
        with pytest.raises(AlreadyPosted):
            mark_posted(letter=waiting, by=lars, at=at + timedelta(hours=2))
        assert waiting_alerts(lars, at) == 1
        assert mine.all()[0].sent_at is None
        assert mine.all()[1].sent_by == lars.id


def test_a_colleague_reads_the_receipt_inside_favn_without_the_rooms_key(acting_as, actor_of, lars, send, at):
    ida = actor_of("ida")
    employee = Employee.objects.get(pk=ida.id)
    with acting_as("lars"):
        (letter,) = send(lars, to_employee(employee))
        assert (letter.channel, letter.sent_at) == ("inside", at)
        assert waiting_alerts(lars, at) == 0
    with acting_as("ida"):
        assert letter in letters_to(ida)
        assert "Ida Holst" in words(open_page(actor=ida, letter_id=letter.id, at=at))
        assert not Version.objects.filter(pk=letter.version_id).exists()


def test_a_mother_reads_her_own_letter_once_it_is_sent_and_not_the_fathers(acting_as, lars, send, sofie, jonas, at):
    with acting_as("lars"):
        mothers, fathers = send(lars, to_adult(sofie, at), to_adult(jonas, at))
    with acting_as("sofie") as mother:
        assert mothers not in letters_to(mother)
    with acting_as("lars"):
        for letter in (mothers, fathers):
            mark_posted(letter=letter, by=lars, at=at)
    with acting_as("sofie") as mother:
        assert list(Letter.objects.filter(version=mothers.version_id)) == [mothers]
        with pytest.raises(Http404):
            open_page(actor=mother, letter_id=fathers.id, at=at)


@pytest.mark.parametrize("outsider", ["otto", "lone", "ida", "jens", "kirsten", "dan"])
def test_others_cannot_tell_that_there_are_letters(acting_as, lars, send, sofie, at, outsider):
    with acting_as("lars"):
        (letter,) = send(lars, to_adult(sofie, at))
    with acting_as(outsider) as actor:
        assert not Letter.objects.filter(pk=letter.pk).exists()
        with pytest.raises(Http404):
            open_page(actor=actor, letter_id=letter.id, at=at)


@pytest.mark.parametrize("who", ["otto", "ida", "mette", "sofie"])
def test_only_those_in_the_room_send_from_it(acting_as, emil, send, sofie, at, who):
    with acting_as(who) as actor, pytest.raises(SendingRefused):
        send(actor, to_outsider("Naboen", ("Havnegade 2", "8999 Favnø")))


def test_what_was_sent_stands(acting_as, lars, send, sofie, at):
    with acting_as("lars"):
        (letter,) = send(lars, to_adult(sofie, at))
        assert Version.objects.get(pk=letter.version_id).sent_at == at
    log = Entry.objects.filter(verb="send_letter", object_id=letter.id)
    assert [(line.about_id, line.payload) for line in log] == [(sofie.id, {"channel": "print"})]


def test_a_citizen_gets_paper_at_the_address_given_and_without_one_a_person_finds_it(acting_as, lars, send):
    with acting_as("lars"):
        at_home, nowhere = send(
            lars, to_outsider("Bent Nabo", ("Havnegade 2", " ", "8999 Favnø")), to_outsider("Ukendt", ())
        )
        assert (at_home.channel, nowhere.channel) == ("print", "by_hand")


def test_a_child_under_ten_is_written_to_through_the_parents(acting_as, lars, send, emil, sara, at):
    with acting_as("lars"), pytest.raises(NotToASmallChild):
        send(lars, to_child(emil, at))
    with acting(system("letters"), at=at):
        assert to_child(sara, at).circumstances.age == 13


def test_an_address_that_was_protected_once_is_used_again(sofie, at):
    """Protection usually lapses after a year: it is dated, and the day decides."""
    today = at.date()
    home = Address.objects.filter(adult=sofie)
    with acting(system("letters"), at=at):
        for until, lines in ((today + timedelta(days=2), 0), (None, 0), (today - timedelta(days=2), 2)):
            home.update(protected_from=today - timedelta(days=300), protected_until=until)
            assert len(to_adult(Adult.objects.get(pk=sofie.id), at).lines) == lines


def test_the_sender_finds_posts_and_prints_letters_on_a_page(client_for, acting_as, lars, send, sofie, jonas, at):
    browser = client_for("lars")
    assert "Ingen breve endnu" in client_for("gitte").get(reverse("letters:letters")).content.decode()
    with acting_as("lars"):
        mothers, fathers = send(lars, to_adult(sofie, at), to_adult(jonas, at))
    listed = browser.get(reverse("letters:letters")).content.decode()
    assert "Sofie Aagaard" in listed
    assert "venter på dig" in listed
    page = browser.get(reverse("letters:letter", args=[fathers.id])).content.decode()
    assert "beskyttet" in page or "skjult" in page
    pdf = browser.get(reverse("letters:page", args=[mothers.id]))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Content-Disposition"] == 'inline; filename="brev.pdf"'
    assert (
        "Brevet er sendt." in browser.post(reverse("letters:letter", args=[fathers.id]), follow=True).content.decode()
    )
    again = browser.post(reverse("letters:letter", args=[fathers.id]), follow=True).content.decode()
    assert "allerede sendt" in again
    for outsider in ("otto", "ida"):
        assert client_for(outsider).get(reverse("letters:letter", args=[mothers.id])).status_code == 404
        assert client_for(outsider).get(reverse("letters:page", args=[mothers.id])).status_code == 404
