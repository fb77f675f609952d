"""The edition: counted once by a job, small numbers never stored, and read by each reader only as far as they may."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import system
from favn.foundation.audit.models import Entry
from favn.foundation.organisation.models import Area, Position
from favn.oversight.detection_audit.actions import MayNotCount, count_audit
from favn.oversight.detection_audit.choices import EventKind, FigureName, Period
from favn.oversight.detection_audit.models import AuditFigure, Miss
from favn.oversight.detection_audit.queries.reading import newest_edition
from favn.oversight.detection_audit.rules.material import Span, next_edition

JOB = system("detection_audit")
PAGE, FILE, UNSEEN = "/opsporing/", "/opsporing/tal.csv", "/opsporing/oversete/"


def counted_anew(at):
    AuditFigure.objects.all().delete()
    with acting(JOB, at=at):
        return count_audit(by=JOB, at=at)


def test_the_town_has_an_edition_and_it_is_not_counted_twice(db, at):
    before = AuditFigure.objects.count()
    with acting(JOB, at=at):
        assert count_audit(by=JOB, at=at) is None
    assert before == AuditFigure.objects.count() > 100


def test_counting_anew_gives_the_same(db, at):
    def rows():
        return set(AuditFigure.objects.values_list("unit_id", "name", "period", "part", "value", "low", "high"))

    before = rows()
    assert counted_anew(at) is not None
    assert rows() == before


@pytest.mark.parametrize(
    ("closed", "last", "until", "because"),
    [
        ([], None, None, "no round has closed"),
        ([date(2026, 5, 2)], None, None, "it closed thirteen days ago: some may still be late"),
        ([date(2026, 5, 1)], None, date(2026, 5, 1), "it closed two weeks ago"),
        ([date(2026, 5, 1)], date(2026, 5, 1), None, "it is counted"),
        ([date(2026, 4, 1), date(2026, 5, 1)], date(2026, 4, 1), None, "too near the last to be told apart"),
        ([date(2026, 3, 1), date(2026, 5, 1)], date(2026, 3, 1), date(2026, 5, 1), "far enough from the last"),
    ],
)
def test_when_an_edition_is_counted(closed, last, until, because):
    found = next_edition(closed, last, date(2026, 5, 15))
    assert (found.ends_on if found else None) == until, because


def test_an_edition_looks_a_year_back_and_follows_a_year_before_that():
    span = Span(date(2024, 2, 29))
    assert (span.begins_on, span.earliest_on) == (date(2023, 2, 28), date(2022, 2, 28))


def test_nobody_but_a_job_counts(acting_as, at):
    with acting_as("rikke") as rikke, pytest.raises(MayNotCount):
        count_audit(by=rikke, at=at)


def test_a_hidden_figure_has_no_interval_either(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditFigure.objects.create(
            ends_on=date(2020, 1, 1), name=FigureName.LEAD, period=Period.TWO_YEARS, value=None, low=1.0
        )


def test_a_leader_has_her_own_unit_and_the_municipality(acting_as, key_of):
    with acting_as("rikke"):
        units = set(AuditFigure.objects.values_list("unit_id", flat=True))
    assert units == {None, key_of("unit", "Havneskolen")}


@pytest.mark.parametrize("login", ["karen", "mette", "ida", "dan"])
def test_others_have_the_municipality_only(acting_as, login):
    with acting_as(login):
        assert set(AuditFigure.objects.values_list("unit_id", flat=True)) == {None}


def test_the_administration_has_every_unit_and_no_child(acting_as):
    with acting_as("vibe"):
        assert AuditFigure.objects.values("unit_id").distinct().count() > 2
        assert Miss.objects.count() == 0


def missed(child, at):
    return Miss.objects.create(
        child=child, ends_on=date(2026, 5, 1), happened_at=at - timedelta(days=200), event=EventKind.NOTIFICATION,
        was_rated=True,
    )  # fmt: skip


@pytest.mark.parametrize("login", ["rikke", "ida", "karen", "vibe", "otto", "sofie", "dan"])
def test_a_missed_child_is_seen_by_nobody_without_the_right(db, acting_as, at, emil, login):
    missed(emil, at)
    with acting_as(login) as reader:
        if reader.is_employee:
            assert not Miss.objects.filter(child=emil).exists()
        else:
            with pytest.raises(ProgrammingError), transaction.atomic():
                Miss.objects.exists()


def test_nobody_writes_a_miss_on_a_page(db, acting_as, at, emil):
    with acting_as("mette"), pytest.raises(ProgrammingError), transaction.atomic():
        missed(emil, at)


def test_the_team_leader_reads_those_she_has_a_basis_for_and_it_is_logged(emils_case, client_for, at, emil, nour):
    Miss.objects.all().delete()
    missed(emil, at)
    missed(nour, at)
    page = client_for("mette").get(UNSEEN)
    assert page.status_code == 200
    text = page.content.decode()
    assert emil.name in text
    assert nour.name not in text
    looked = Entry.objects.filter(verb="list_children", role="team_leader").values_list("child_id", flat=True)
    assert emil.id in looked
    assert nour.id not in looked


@pytest.mark.parametrize(("login", "status"), [
    ("rikke", 200), ("vibe", 200), ("karen", 200), ("mette", 200), ("ida", 404), ("otto", 404), ("sofie", 404),
])  # fmt: skip
def test_who_opens_the_page(client_for, login, status):
    assert client_for(login).get(PAGE).status_code == status
    assert client_for(login).get(FILE).status_code == status


@pytest.mark.parametrize("login", ["rikke", "vibe", "karen", "ida"])
def test_the_missed_are_not_for_those_without_children_of_the_authority(client_for, login):
    assert client_for(login).get(UNSEEN).status_code == 404


def test_the_page_has_every_figure_with_what_it_counts(client_for):
    text = client_for("rikke").get(PAGE).content.decode()
    assert all(str(name.label) in text for name in FigureName)
    assert "Havneskolen" in text
    assert "skjult" in text


def test_a_unit_that_is_not_ones_own_gives_nothing_and_a_wrong_key_is_not_found(client_for, key_of):
    other = AuditFigure.objects.exclude(unit_id__in=[key_of("unit", "Havneskolen")]).exclude(unit=None)[0].unit
    assert other.name not in client_for("rikke").get(PAGE, {"enhed": str(other.id)}).content.decode()
    assert other.name in client_for("vibe").get(PAGE, {"enhed": str(other.id)}).content.decode()
    assert client_for("rikke").get(PAGE, {"enhed": "x"}).status_code == 404


def test_before_anything_is_counted_the_page_says_when(client_for, db):
    AuditFigure.objects.all().delete()
    assert "to uger efter" in client_for("karen").get(PAGE).content.decode()
    assert client_for("karen").get(FILE).status_code == 404


def test_the_file_opens_in_a_danish_excel(client_for):
    answer = client_for("rikke").get(FILE)
    text = answer.content.decode("utf-8")
    assert text.startswith("\ufeffTal;Ser på;Havneskolen;Kommunen;")
    lines = text.split("\r\n")
    assert all(line.count(";") >= 4 for line in lines if line)
    kappa = next(line for line in lines if line.startswith("Enighed"))
    assert "0," in kappa
    assert "0." not in kappa
    assert "attachment" in answer["Content-Disposition"]


def test_the_page_asks_few_statements(acting_as, django_assert_max_num_queries):
    with acting_as("vibe"), django_assert_max_num_queries(4):
        newest_edition(None)


def leads_area(key_of, login, area):
    Position.objects.filter(employee_id=key_of("employee", login)).update(area=area)


@pytest.mark.parametrize(("login", "areas"), [
    ("vibe", 1), ("mette", 1), ("karen", 1), ("rikke", 0), ("ida", 0), ("dan", 0), ("hanne", 0),
])  # fmt: skip
def test_an_areas_figures_are_for_those_who_read_for_the_municipality(acting_as, login, areas):
    """Hanne visits the area's families; its figures are not hers for that."""
    with acting_as(login):
        assert AuditFigure.objects.exclude(area=None).values("area_id").distinct().count() == areas


def test_a_leader_of_an_area_reads_it_and_no_other(acting_as, client_for, key_of, db):
    harbour = Area.objects.get(pk=key_of("area", "Havnekvarteret"))
    hill = Area.objects.create(name="Bakkerne")
    hers = AuditFigure.objects.create(ends_on=AuditFigure.objects.filter(area=harbour)[0].ends_on, area=hill,
                                      name=FigureName.SEEN, period=Period.TWO_YEARS, value=62.0)  # fmt: skip
    leads_area(key_of, "rikke", hill)
    with acting_as("rikke"):
        assert set(AuditFigure.objects.exclude(area=None)) == {hers}
    rikke = client_for("rikke")
    text = rikke.get(PAGE, {"enhed": str(hill.id)}).content.decode()
    assert "Bakkerne" in text
    assert "62 %" in text
    assert "Havnekvarteret" not in rikke.get(PAGE, {"enhed": str(harbour.id)}).content.decode()
    assert "Bakkerne" in rikke.get(FILE, {"enhed": str(hill.id)}).content.decode().split("\r\n")[0]
    leads_area(key_of, "ida", hill)
    assert client_for("ida").get(PAGE, {"enhed": str(hill.id)}).status_code == 404


def test_a_figure_is_of_a_unit_or_an_area_and_never_both(db, key_of):
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditFigure.objects.create(
            ends_on=date(2020, 1, 1), name=FigureName.SEEN, period=Period.TWO_YEARS,
            unit_id=key_of("unit", "Havneskolen"), area_id=key_of("area", "Havnekvarteret"),
        )  # fmt: skip
