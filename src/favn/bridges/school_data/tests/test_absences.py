"""Absence from a file: broken files, good files, the same file twice, a corrected figure, and whose school it is."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from favn.bridges.school_data.actions import bring_in_absence, work_waiting
from favn.bridges.school_data.models import ImportRun
from favn.bridges.school_data.queries import enrolments_fetched_at
from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import system
from favn.foundation.alerts.models import Alert
from favn.foundation.people.identifiers import number_in
from favn.foundation.people.models import Identifier
from favn.journey.checkups.models import AbsenceDuty, AbsenceFigure
from favn.journey.checkups.rules.absence import quarter_of
from favn.kit.clock import local

HEADING = "CPR;Enhed;Kvartal;Skoledage;Sygdom;Tilladt;Ulovligt"


@pytest.fixture
def freja_number(freja):
    return number_in(Identifier.objects.get(child=freja)).value


@pytest.fixture
def this(at):
    """The quarter that runs."""
    return quarter_of(local(at).date())


@pytest.fixture
def line(freja_number, this):
    """One good line about Freja: 5,5 of 40 days unlawful, 13,75 percent."""
    return f"{freja_number};Havneskolen;{this.number}. kvartal {this.begins_on.year};40;3;0;5,5"


def file_of(*lines, heading=HEADING, encoding="utf-8-sig"):
    return "\r\n".join([heading, *lines]).encode(encoding)


@pytest.fixture
def bring(db, at):
    """Bring a file in as the job does."""

    def run(content, dry_run=False, unit_ids=None):
        with acting(system("import"), at=at) as job:
            return bring_in_absence(content=content, dry_run=dry_run, unit_ids=unit_ids, by=job, at=at)

    return run


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252"])
def test_a_pupils_quarter_comes_in_and_the_school_is_told(bring, line, freja, this, encoding):
    report = bring(file_of(line, encoding=encoding))
    assert not report.errors
    assert report.counts == {"figures_new": 1, "figures_corrected": 0, "unchanged": 0}
    figure = AbsenceFigure.objects.get(child=freja, begins_on=this.begins_on)
    assert (figure.unit.name, figure.illegal_days, figure.sick_days) == ("Havneskolen", Decimal("5.5"), Decimal(3))
    assert Alert.objects.filter(child=freja, kind="checkups.warn_absence", done_at__isnull=True).exists()


def test_a_trial_changes_nothing_and_says_the_same(bring, line, freja):
    before = AbsenceFigure.objects.count(), AbsenceDuty.objects.count()
    trial = bring(file_of(line), dry_run=True)
    assert (AbsenceFigure.objects.count(), AbsenceDuty.objects.count()) == before
    assert bring(file_of(line)).counts == trial.counts == {"figures_new": 1, "figures_corrected": 0, "unchanged": 0}


def test_the_same_file_twice_changes_nothing(bring, line):
    bring(file_of(line))
    before = list(AbsenceFigure.objects.order_by("id").values()), AbsenceDuty.objects.count()
    assert bring(file_of(line)).counts == {"figures_new": 0, "figures_corrected": 0, "unchanged": 1}
    assert (list(AbsenceFigure.objects.order_by("id").values()), AbsenceDuty.objects.count()) == before


def test_a_corrected_figure_keeps_the_old_one(bring, line, freja, this):
    bring(file_of(line))
    assert bring(file_of(line.replace("5,5", "2"))).counts["figures_corrected"] == 1
    figures = AbsenceFigure.objects.filter(child=freja, begins_on=this.begins_on).order_by("id")
    assert [(each.illegal_days, each.superseded_at is None) for each in figures] == [
        (Decimal("5.5"), False), (Decimal(2), True),
    ]  # fmt: skip
    assert AbsenceDuty.objects.get(child=freja, begins_on=this.begins_on).lapsed_at


@pytest.mark.parametrize(("old", "new", "says"), [
    ("Havneskolen", "Havneskoln", "»Havneskoln« findes ikke"),
    ("Havneskolen", "", "Skolen mangler"),
    ("Havneskolen", "Tandplejen", "»Tandplejen« findes ikke"),
    ("Havneskolen", "Bakkeskolen", "ikke gået på »Bakkeskolen«"),
    (". kvartal", ". halvår", "Kvartalet skal skrives"),
    (";5,5", ";", "»ulovligt« skal være et antal dage"),
    (";5,5", ";5,25", "hele eller halve dage"),
    (";5,5", ";-1", "et antal dage"),
    (";5,5", ";14 %", "et antal dage"),
    (";5,5", ";=1+1", "et antal dage"),
    (";40;", ";5;", "flere dage end skoledagene"),
    (";40;", ";90;", "hverdage"),
    (";40;", ";fyrre;", "»skoledage« skal være"),
])  # fmt: skip
def test_one_wrong_line_stops_the_whole_file_and_is_named(bring, line, freja, emil, this, old, new, says):
    other = number_in(Identifier.objects.get(child=emil)).value
    good = line.replace(line[:10], other)
    report = bring(file_of(good, line.replace(old, new)))
    assert [trouble.line for trouble in report.errors] == [3]
    assert says in str(report.errors[0])
    assert line[:10] not in str(report.errors[0]), "no number of a person in an error"
    assert not AbsenceFigure.objects.filter(child__in=(freja, emil), begins_on=this.begins_on).exists()


@pytest.mark.parametrize(("number", "says"), [
    ("1234", "10 tegn"), ("9913174001", "dato, der ikke findes"), ("7105174001", "Eleven er ikke i Favn"),
])  # fmt: skip
def test_a_child_favn_does_not_know_is_said(bring, line, number, says):
    assert says in str(bring(file_of(line.replace(line[:10], number))).errors[0])


def test_a_child_twice_in_a_quarter_is_asked_about(bring, line):
    report = bring(file_of(line, line.replace("5,5", "1")))
    assert "linje 2" in str(report.errors[0])
    assert report.errors[0].line == 3


@pytest.mark.parametrize(
    "written", ["{n}. kvartal {y}", "{y}-{n}", "{y}K{n}", "{y} Q{n}", "{n}. kv. {y}", "{n} kvartal {y}"]
)
def test_a_quarter_may_be_written_as_systems_write_it(bring, freja_number, freja, this, written):
    quarter = written.format(n=this.number, y=this.begins_on.year)
    assert not bring(file_of(f"{freja_number};Havneskolen;{quarter};40;3;0;1")).errors
    assert AbsenceFigure.objects.filter(child=freja, begins_on=this.begins_on).exists()


def test_the_year_may_stand_in_a_column_of_its_own(bring, freja_number, freja, this):
    heading = "år;kvartal;cpr;ulovligt fravær;ekstraordinær frihed;sygefravær;skoledage;skole"
    content = file_of(f"{this.begins_on.year};{this.number};{freja_number};1,0;2;3;40;havneskolen", heading=heading)
    assert not bring(content).errors
    assert AbsenceFigure.objects.get(child=freja, begins_on=this.begins_on).permitted_days == 2


@pytest.mark.parametrize(("year", "says"), [(2012, "før 2015"), (2999, "ikke begyndt")])
def test_a_quarter_that_is_too_old_or_to_come_is_refused(bring, freja_number, year, says):
    assert says in str(bring(file_of(f"{freja_number};Havneskolen;{year}-1;40;0;0;1")).errors[0])


@pytest.mark.parametrize(("content", "says"), [
    (b"", "tom"), (b"\x00\x01", "ikke tekst"), (b"cpr,enhed\n1,2\n", "semikolon"), (b"navn;enhed\nx;y\n", "»cpr«"),
    (b"cpr;enhed\n1;2;3\n", "flere felter"),
    (b"cpr;enhed;skoledage;sygdom;ulovligt\n1;2;3;4;5\n", "med tilladelse"),
    (b'cpr;enhed\n1;"x\n', "bliver ikke lukket"),
])  # fmt: skip
def test_a_broken_file_is_explained(bring, content, says):
    report = bring(content)
    assert says in str(report.errors[0])
    assert not report.is_clean


def test_a_secretary_brings_absence_of_the_own_school_on_the_page(client_for, at, line, freja, this):
    lone = client_for("lone")
    sent = lone.post("/indlaesning/", {"kind": "absence", "file": SimpleUploadedFile("fravaer.csv", file_of(line))})
    address, fetched_at = sent["Location"], enrolments_fetched_at()
    for _ in range(2):
        with acting(system("bring_in_files"), at=at) as job:
            assert work_waiting(by=job, at=at) == 1
        page = lone.get(address).content.decode()
        lone.post(f"{address}ind/")
    assert "Nye fraværstal" in page
    assert "kommet ind" in page
    run = ImportRun.objects.get()
    assert (run.kind, run.content_encrypted) == ("absence", None)
    assert AbsenceFigure.objects.get(child=freja, begins_on=this.begins_on).source_id == run.id
    assert enrolments_fetched_at() == fetched_at, "the class lists are no newer because absence came in"


def test_a_secretary_cannot_bring_another_schools_absence(client_for, at, line, key_of):
    lone = client_for("lone")
    wrong = file_of(line.replace("Havneskolen", "Bakkeskolen"))
    address = lone.post("/indlaesning/", {"kind": "absence", "file": SimpleUploadedFile("f.csv", wrong)})["Location"]
    with acting(system("bring_in_files"), at=at) as job:
        work_waiting(by=job, at=at)
    assert "»Bakkeskolen« er ikke din enhed" in lone.get(address).content.decode()


@pytest.mark.parametrize("kind", ["", "vaccination"])
def test_what_the_file_is_must_be_said(client_for, line, kind):
    answer = client_for("lone").post(
        "/indlaesning/", {"kind": kind, "file": SimpleUploadedFile("f.csv", file_of(line))}
    )
    assert answer.status_code == 422
    assert not ImportRun.objects.exists()


def test_five_hundred_pupils_come_in_with_few_questions(bring, line, db, django_assert_max_num_queries, at, this):
    numbers = [number_in(each).value for each in Identifier.objects.filter(child__enrolments__unit__name="Havneskolen")
               .distinct()][:60]  # fmt: skip
    content = file_of(*(line.replace(line[:10], each).replace("5,5", "0") for each in dict.fromkeys(numbers)))
    with django_assert_max_num_queries(45):
        assert bring(content).counts["figures_new"] == len(dict.fromkeys(numbers))
    assert this.begins_on >= date(2026, 1, 1)
