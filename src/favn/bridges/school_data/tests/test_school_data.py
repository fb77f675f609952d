"""Class lists and custody from a file: broken files, good files, the same file twice, and a child who moves."""

import os
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from favn.bridges.school_data.actions import bring_in, work_waiting
from favn.bridges.school_data.models import ImportRun
from favn.bridges.school_data.reading import Unreadable, rows_of
from favn.bridges.school_data.titles import Link, read_title
from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import system
from favn.foundation.people.models import Adult, Child, Enrolment, Relation

HEADING = (
    "CPR;Fornavne;Efternavn;Køn;Enhed;Klasse;Fra;Forælder 1 CPR;Forælder 1 navn;Forælder 1 relation;"
    "Forælder 1 forældremyndighed"
)
AASE = "7105174001;Åse Bø;Ærø;pige;Havneskolen;3.B;01.08.2025;6505854001;Øjvind Ærø;far;ja"
MEDCOM = Path(os.environ.get("FAVN_REFERENCE", "../shared/data")) / "medcom-testpersons.csv"


def file_of(*lines, encoding="utf-8-sig"):
    return "\r\n".join([HEADING, *lines]).encode(encoding)


@pytest.fixture
def bring(db, at):
    """Bring a file in as the job does."""

    def run(content, dry_run=False, unit_ids=None):
        with acting(system("import"), at=at) as job:
            return bring_in(content=content, dry_run=dry_run, unit_ids=unit_ids, by=job, at=at)

    return run


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
def test_a_child_comes_in_with_letters_custody_and_class(bring, encoding):
    report = bring(file_of(AASE, encoding=encoding))
    assert not report.errors
    child = Child.objects.get(given_names="Åse Bø", surname="Ærø")
    assert child.born_on == date(2017, 5, 11)
    relation = Relation.objects.get(child=child)
    assert (relation.adult.name, relation.kind, relation.holds_custody) == ("Øjvind Ærø", "father", True)
    place = Enrolment.objects.get(child=child)
    assert (place.unit.name, place.group.name, place.valid_from) == ("Havneskolen", "3.B", date(2025, 8, 1))


def test_a_trial_changes_nothing_and_says_the_same(bring):
    before = Child.objects.count()
    trial = bring(file_of(AASE), dry_run=True)
    assert Child.objects.count() == before
    assert bring(file_of(AASE)).counts == trial.counts
    assert trial.counts["children_new"] == 1


def test_the_same_file_twice_changes_nothing(bring):
    bring(file_of(AASE))
    rows = [model.objects.count() for model in (Child, Adult, Relation, Enrolment)]
    again = bring(file_of(AASE))
    assert [model.objects.count() for model in (Child, Adult, Relation, Enrolment)] == rows
    assert {name: count for name, count in again.counts.items() if count} == {"unchanged": 4}


def test_a_child_who_moves_class_keeps_its_history(bring):
    bring(file_of(AASE))
    bring(file_of(AASE.replace("3.B;01.08.2025", "4.C;01.08.2026")))
    places = Enrolment.objects.filter(child__surname="Ærø").order_by("valid_from")
    assert [(place.group.name, place.valid_until) for place in places] == [("3.B", date(2026, 8, 1)), ("4.C", None)]


@pytest.mark.parametrize(("line", "says"), [
    (AASE.replace("7105174001", "710517400"), "9 cifre"),
    (AASE.replace("7105174001", "9913174001"), "dato, der ikke findes"),
    (AASE.replace("Havneskolen", "Havneskoln"), "»Havneskoln« findes ikke"),
    (AASE.replace("01.08.2025", "31.02.2025"), "findes ikke"),
    (AASE.replace("far;ja", "onkel;ja"), "mor, far eller anden"),
    (AASE.replace("far;ja", "far;måske"), "ja eller nej"),
    (AASE.replace("pige", "kat"), "pige eller dreng"),
    (AASE.replace("Åse Bø;Ærø", ";"), "Navnet mangler"),
    (f"{AASE}\r\n{AASE}", "linje 3"),
])  # fmt: skip
def test_one_wrong_line_stops_the_whole_file_and_is_named(bring, line, says):
    good = AASE.replace("7105174001", "7205174002").replace("Åse Bø", "Bodil")
    report = bring(file_of(good, line))
    assert any(says in str(trouble) for trouble in report.errors)
    assert all(trouble.line >= 3 for trouble in report.errors)
    assert not Child.objects.filter(surname="Ærø").exists()


@pytest.mark.parametrize(("content", "says"), [
    (b"", "tom"),
    (b"\x00\x01\x02", "ikke tekst"),
    (b"cpr,navn\n1,2\n", "semikolon"),
    ("navn;køn\nÅse;pige\n".encode(), "»cpr«"),
    (b"cpr;navn;navn\n1;2;3\n", "to gange"),
    (b"cpr;navn\n1;2;3\n", "flere felter"),
    (b'cpr;navn\n1;"uden ende\n', "bliver ikke lukket"),
])  # fmt: skip
def test_a_broken_file_is_explained(content, says):
    with pytest.raises(Unreadable) as broken:
        list(rows_of(content))
    assert says in str(broken.value.trouble)


def test_an_error_never_repeats_a_number(bring):
    report = bring(file_of(AASE.replace("7105174001", "991317400X")))
    assert "991317" not in " ".join(map(str, report.errors))


@pytest.mark.parametrize(("title", "name", "link", "whom"), [
    ("Lars Test Berggren - søn af Kirsten", "Lars Test Berggren", Link.CHILD_OF, "Kirsten"),
    ("Anders Test Jensen - far til Ali", "Anders Test Jensen", Link.PARENT_OF, "Ali"),
    ("Lonni Test Lauridsen - mor i Lauridsen familien", "Lonni Test Lauridsen", Link.PARENT_IN, "Lauridsen"),
    ("Dreng Test Levendefødt (2016) - tvilling", "Dreng Test Levendefødt", Link.SIBLING, ""),
    ("Cæsar Test Østergård - markeret som afdød", "Cæsar Test Østergård", Link.DEAD, ""),
    ("Bo Test Vestergaard", "Bo Test Vestergaard", None, ""),
])  # fmt: skip
def test_a_title_is_taken_apart(title, name, link, whom):
    found = read_title(title)
    assert (found.name, found.link, found.whom, found.is_understood) == (name, link, whom, True)


def test_a_relation_nobody_knows_is_asked_about(bring):
    report = bring("cpr;titel\n7105174001;Åse Ærø - gudmor til Bo\n".encode())
    assert "ikke en relation, vi kender" in str(report.errors[0])


@pytest.mark.skipif(not MEDCOM.exists(), reason="the official test persons are not beside this checkout")
def test_the_official_test_persons_come_in_or_are_refused_with_a_reason(bring):
    report = bring(MEDCOM.read_bytes())
    assert not report.errors
    assert report.rows == 38
    taken = report.counts["children_new"] + report.counts["adults_new"]
    assert taken + len(report.left_out) == 38
    lars = Child.objects.get(given_names="Lars Test", surname="Berggren")
    around = {(each.adult.given_names, each.kind) for each in Relation.objects.filter(child=lars)}
    assert around == {("Kirsten Test", "mother"), ("Nancy Ann Test", "grandparent")}
    ali = Child.objects.get(given_names="Ali Test")
    assert Relation.objects.get(child=ali).adult.given_names == "Anders Test"
    assert not Relation.objects.filter(child__surname="Berggren", holds_custody=True).exists()
    assert any("afdød" in str(each) for each in report.left_out)
    assert bring(MEDCOM.read_bytes()).counts["children_new"] == 0


def upload(client, content, name="klasseliste.csv"):
    return client.post("/indlaesning/", {"kind": "children", "file": SimpleUploadedFile(name, content)})


def work(at):
    with acting(system("bring_in_files"), at=at) as job:
        return work_waiting(by=job, at=at)


def test_a_secretary_tries_a_file_reads_the_answer_and_lets_it_in(client_for, at):
    lone = client_for("lone")
    address = upload(lone, file_of(AASE))["Location"]
    assert "bliver læst" in lone.get(address).content.decode()
    assert work(at) == 1
    page = lone.get(address).content.decode()
    assert "Ingen fejl" in page
    assert "ikke oplyst" not in page  # none is a number too
    assert lone.post(f"{address}ind/")["Location"] == address
    assert work(at) == 1
    assert "kommet ind" in lone.get(address).content.decode()
    assert ImportRun.objects.get().content_encrypted is None
    assert Child.objects.filter(surname="Ærø").exists()


def test_a_secretary_brings_children_to_her_own_unit_only(client_for, at):
    lone = client_for("lone")
    address = upload(lone, file_of(AASE.replace("Havneskolen", "Bakkeskolen")))["Location"]
    work(at)
    assert "»Bakkeskolen« er ikke din enhed" in lone.get(address).content.decode()
    lone.post(f"{address}ind/")
    assert work(at) == 0


def test_nobody_sees_anothers_file(client_for):
    address = upload(client_for("lone"), file_of(AASE))["Location"]
    for login in ("vibe", "ida", "sofie", "otto"):
        assert client_for(login).get(address).status_code == 404


def test_no_file_and_an_empty_one_are_explained(client_for):
    lone = client_for("lone")
    assert "Vælg en fil" in lone.post("/indlaesning/", {}).content.decode()
    assert upload(lone, b"").status_code == 422
