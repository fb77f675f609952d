"""The clinic's times from a file: broken files, good files, the same file twice, and all or nothing."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from favn.bridges.dental_data.actions import bring_in
from favn.bridges.dental_data.forms import sealed
from favn.foundation.audit.models import Entry
from favn.foundation.people.cpr import Cpr
from favn.foundation.people.identifiers import identifier_of
from favn.journey.checkups.models import DentalAppointment, NoShow
from favn.kit.clock import local

PAGE = "/tandpleje/indlaesning/"
FREJA, JOHAN, NOBODY = "6209194001", "9001174002", "0101104999"


@pytest.fixture
def numbers(db, freja, johan, at) -> None:
    """The two children have numbers the clinic knows them by."""
    for child, number in ((freja, FREJA), (johan, JOHAN)):
        child.identifiers.all().delete()
        identifier_of(Cpr.parse(number), child_id=child.pk, valid_from=local(at).date()).save()


def file_of(*lines, encoding="utf-8-sig"):
    return "\r\n".join(["CPR;Tid;Fremmøde", *lines]).encode(encoding)


def said(at, days, clock="9.30") -> str:
    return f"{local(at) + timedelta(days=days):%d.%m.%Y} {clock}"


@pytest.fixture
def bring(acting_as, key_of, numbers, at):
    """Bring a file in as Tove."""

    def run(content, dry_run=False):
        with acting_as("tove") as tove:
            return bring_in(content=content, unit_id=key_of("unit", "Tandplejen"), dry_run=dry_run, by=tove, at=at)

    return run


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
def test_times_come_in_and_a_no_show_gets_its_step(bring, freja, at, encoding):
    report = bring(file_of(f"{FREJA};{said(at, -2)};udeblev", f"{FREJA};{said(at, 9)};", encoding=encoding))
    assert not report.errors
    assert dict(report.counts) == {"no_show": 1, "agreed": 1}
    begun = NoShow.objects.get(child=freja)
    assert begun.missed_on == local(at - timedelta(days=2)).date()
    assert begun.stopped_because == "new_time"
    assert Entry.objects.filter(verb="dental_data.bring_in", child_id=freja.pk).exists()


def test_a_trial_changes_nothing_and_says_the_same(bring, freja, at):
    content = file_of(f"{FREJA};{said(at, -2)};udeblev")
    before = DentalAppointment.objects.count()
    trial = bring(content, dry_run=True)
    assert DentalAppointment.objects.count() == before
    assert not NoShow.objects.filter(child=freja).exists()
    assert bring(content).counts == trial.counts


def test_the_same_file_twice_changes_nothing(bring, freja, at):
    content = file_of(f"{FREJA};{said(at, -2)};udeblev", f"{FREJA};{said(at, -1)};kom", f"{FREJA};{said(at, 5)};")
    bring(content)
    before = list(DentalAppointment.objects.filter(child=freja).order_by("pk").values())
    assert dict(bring(content).counts) == {"unchanged": 3}
    assert list(DentalAppointment.objects.filter(child=freja).order_by("pk").values()) == before
    assert NoShow.objects.get(child=freja).stopped_because == "came"


def test_the_times_are_taken_in_their_order_whatever_the_files_is(bring, freja, at):
    bring(file_of(f"{FREJA};{said(at, -1)};kom", f"{FREJA};{said(at, -5)};udeblev"))
    assert NoShow.objects.get(child=freja).stopped_because == "came"


def test_an_old_no_show_is_history_and_nobody_is_written_to(bring, freja, at):
    bring(file_of(f"{FREJA};{said(at, -200)};udeblev"))
    assert DentalAppointment.objects.filter(child=freja, attendance="no_show").exists()
    assert not NoShow.objects.filter(child=freja).exists()


@pytest.mark.parametrize(("line", "says"), [
    ("620919400;{past};kom", "9 cifre"),
    (NOBODY + ";{past};kom", "findes ikke i registeret"),
    (JOHAN + ";i går;kom", "dag og klokkeslæt"),
    (JOHAN + ";31.02.2026 9.30;kom", "dag og klokkeslæt"),
    (JOHAN + ";01.02.2026 25.30;kom", "dag og klokkeslæt"),
    (JOHAN + ";{past};måske", "kom, udeblev, afbud"),
    (JOHAN + ";{ahead};kom", "fremtiden"),
    (FREJA + ";{past};afbud", "også på linje 2"),
])  # fmt: skip
def test_one_wrong_line_stops_the_whole_file_and_is_named(bring, freja, johan, at, line, says):
    before = DentalAppointment.objects.count()
    wrong = line.format(past=said(at, -2), ahead=said(at, 4))
    report = bring(file_of(f"{FREJA};{said(at, -2)};kom", wrong))
    assert [each.line for each in report.errors] == [3]
    assert says in str(report.errors[0])
    assert "620919" not in str(report.errors[0])
    assert DentalAppointment.objects.count() == before


@pytest.mark.parametrize(("content", "says"), [
    (b"", "tom"), (b"\x00\x01\x02", "ikke tekst"), (b"cpr,tid\n1,2\n", "semikolon"),
    ("navn;tid\nÅse;1\n".encode(), "»cpr«"), (b"cpr;tid\n1;2;3\n", "flere felter"),
    (b'cpr;tid\n1;"uden\n', "bliver ikke lukket"),
])  # fmt: skip
def test_a_broken_file_is_explained(bring, content, says):
    report = bring(content)
    assert says in str(report.errors[0])


def test_a_file_that_is_too_long_is_refused(bring):
    report = bring(file_of(*[f"{FREJA};01.01.2026 9.{minute % 60:02};kom" for minute in range(2001)]))
    assert "2.000 linjer" in str(report.errors[0])


def upload(client, content):
    return client.post(PAGE, {"file": SimpleUploadedFile("tider.csv", content)})


def sealed_in(page: str) -> str:
    return page.split('name="sealed" value="', 1)[1].split('"', 1)[0]


def test_tove_tries_a_file_reads_the_answer_and_lets_it_in(client_for, numbers, freja, at):
    tove = client_for("tove")
    answer = upload(tove, file_of(f"{FREJA};{said(at, -2)};udeblev"))
    page = answer.content.decode()
    assert "Ingen fejl" in page
    assert FREJA not in page
    assert not NoShow.objects.filter(child=freja).exists()
    assert tove.post(PAGE, {"sealed": sealed_in(page)})["Location"] == PAGE
    assert NoShow.objects.get(child=freja).next_step == "letter"


def test_a_wrong_file_is_shown_with_its_lines_and_cannot_be_let_in(client_for, numbers, at):
    answer = upload(client_for("tove"), file_of(f"{NOBODY};{said(at, -2)};kom"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "findes ikke i registeret" in page
    assert 'name="sealed"' not in page


def test_what_was_sealed_for_one_is_of_no_use_to_another(client_for, numbers, freja, at, key_of):
    content = file_of(f"{FREJA};{said(at, -2)};udeblev")
    tove = client_for("tove")
    for wrong in (sealed(content, key_of("employee", "ida")), "ikke noget", ""):
        answer = tove.post(PAGE, {"sealed": wrong}, follow=True)
        assert "kunne ikke åbnes igen" in answer.content.decode()
    assert not NoShow.objects.filter(child=freja).exists()


def test_no_file_and_an_empty_one_are_explained(client_for, db):
    tove = client_for("tove")
    assert "Vælg en fil" in tove.post(PAGE, {}).content.decode()
    assert upload(tove, b"").status_code == 422
    assert upload(tove, b"x" * 500_000).status_code == 422


@pytest.mark.parametrize("login", ["ida", "hanne", "lone", "vibe", "lars", "sofie", "otto"])
def test_nobody_else_brings_times_in(client_for, login):
    assert client_for(login).get(PAGE).status_code == 404
