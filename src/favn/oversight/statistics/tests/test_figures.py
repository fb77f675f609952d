"""The committee's figures: counted by a job, small ones never stored, read by Karen."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import system
from favn.journey.notifications.models import Notification
from favn.journey.offers.models import Offer, Seat
from favn.kit.clock import local
from favn.kit.small_numbers import SMALL, share, shown
from favn.oversight.statistics.actions import MayNotCount, count_figures
from favn.oversight.statistics.choices import DEFINITIONS, FigureName
from favn.oversight.statistics.models import Figure

JOB = system("figures")
PATH = "/noegletal/"


def count(at) -> dict[str, int | None]:
    """The figures, counted as the job does."""
    with acting(JOB, at=at):
        return {figure.name: figure.value for figure in count_figures(by=JOB, at=at)}


def test_what_is_counted_is_what_happened(db, at):
    year = [each for each in Notification.objects.filter(received_at__year=local(at).year) if each.received_at <= at]
    ended = [each for each in year if each.assessed_at or each.received_at < at - timedelta(hours=24)]
    in_time = [e for e in ended if e.assessed_at and e.assessed_at <= e.received_at + timedelta(hours=24)]
    found = count(at)
    assert found[FigureName.NOTIFICATIONS] == shown(len(year))
    assert found[FigureName.ASSESSED_IN_TIME] == share(len(in_time), len(ended))


def test_a_child_in_two_preventive_offers_counts_once_and_few_are_hidden(db, at, emil, key_of):
    Seat.objects.all().delete()
    offers = [
        Offer.objects.create(name=name, summary="x", target="x", kind="group", run_by="x", seats=9)
        for name in ("Ø", "Å")
    ]
    for offer in offers:
        Seat.objects.create(offer=offer, child=emil, given_by_id=key_of("employee", "nina"), taken_at=at)
    assert count(at)[FigureName.PREVENTIVE_HELP] is None
    for number in range(SMALL - 1):
        Seat.objects.create(
            offer=offers[0],
            child_id=key_of("child", f"mate{number}"),
            given_by_id=key_of("employee", "nina"),
            taken_at=at,
        )
    assert count(at)[FigureName.PREVENTIVE_HELP] == SMALL


def test_counting_twice_a_day_keeps_the_last(db, at):
    count(at)
    count(at)
    assert Figure.objects.filter(counted_on=local(at).date()).count() == len(FigureName)


def test_a_small_count_cannot_even_be_stored(db, at):
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.create(name=FigureName.NOTIFICATIONS, counted_on=local(at).date() + timedelta(days=9), value=4)


def test_nobody_but_a_job_counts(acting_as, at):
    with acting_as("karen") as karen, pytest.raises(MayNotCount):
        count_figures(by=karen, at=at)


def test_karen_sees_three_figures_with_what_they_count(client_for, at):
    count(at)
    page = client_for("karen").get(PATH).content.decode()
    assert all(str(name.label) in page for name in FigureName)
    assert page.count("figure-") >= len(DEFINITIONS)
    assert "Emil" not in page


def test_a_small_one_is_hidden_from_her(client_for, db, at):
    Seat.objects.all().delete()
    count(at)
    assert "skjult" in client_for("karen").get(PATH).content.decode()


@pytest.mark.parametrize("login", ["ida", "otto", "mette", "sofie", "dan", "vibe"])
def test_the_page_is_the_committees(client_for, login):
    assert client_for(login).get(PATH).status_code == 404


def test_karen_reads_the_figures_and_no_row_behind_them(acting_as, at, django_assert_max_num_queries):
    from favn.oversight.statistics.queries import newest_figures

    with acting_as("karen"):
        assert Notification.objects.count() == 0
        assert Seat.objects.count() == 0
        with django_assert_max_num_queries(1):
            newest_figures()
