"""Absence on the pages and behind them: who sees it, what is due, and how it is done."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import system
from favn.foundation.alerts.models import OPEN, Alert
from favn.foundation.audit.models import Entry
from favn.foundation.letters.models import Letter
from favn.foundation.organisation.models import Group, Unit
from favn.foundation.people.models import Child, Enrolment
from favn.journey.checkups.actions.absence import NewFigure, follow_moves, fulfil_otherwise, keep_figures, warn_parents
from favn.journey.checkups.actions.absence_pace import revise_absence_pace
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.models import AbsenceDuty, AbsenceFigure, AbsencePace
from favn.journey.checkups.queries.absence import lines_for
from favn.journey.checkups.queries.absence_pace import pace_in_force
from favn.journey.checkups.rules.absence import Days, Duty, Within, quarter_of
from favn.kit.clock import local

pytestmark = pytest.mark.django_db
LIST, OWN = reverse("checkups:absence"), reverse("checkups:own_absence")
PACE = reverse("checkups:absence_pace")


def of(child) -> str:
    return reverse("checkups:absence_of", args=[child.id])


@pytest.fixture
def quarter(at):
    """The quarter that ended last."""
    return quarter_of(local(at).date()).previous


@pytest.fixture
def school(key_of):
    return Unit.objects.get(pk=key_of("unit", "Havneskolen"))


@pytest.fixture
def bring(at, quarter, school):
    """`bring(child, illegal=6, of=40)`: the figure of the last quarter comes in, as a job does it."""

    def run(child, *, illegal=0, sick=0, of=40, unit=None, when=None):
        days = Days(Decimal(of), sick=Decimal(str(sick)), illegal=Decimal(str(illegal)))
        with acting(system("absence"), at=at) as job:
            told = [NewFigure(child.id, (unit or school).id, when or quarter, days)]
            return keep_figures(figures=told, source_id=None, by=job, at=at)

    return run


@pytest.fixture
def warning(emil):
    """Emil's duty to warn, which waits in the town."""
    return AbsenceDuty.objects.get(child=emil, duty="warn", done_at__isnull=True)


def test_the_leader_sees_what_is_due_and_the_pupils_class_by_class(client_for, at):
    page = client_for("rikke").get(LIST).content.decode()
    assert "Det skal gøres" in page
    assert page.index("Emil Aagaard Winther") < page.index("Johan Toft")
    assert "Varsl forældrene senest" in page
    assert "Underret senest" in page
    assert "Sara" not in page, "Sara is far below 10 percent"


def test_the_list_stands_by_class_and_name_whatever_the_figures(acting_as, bring, quarter, freja, emil, johan, at):
    bring(emil, illegal=5)
    bring(johan, illegal=20)
    bring(freja, sick=30)
    with acting_as("rikke") as rikke:
        names = [(line.group, line.child.name) for line in lines_for(rikke, quarter, at)]
    ours = [pair for pair in names if pair[1] in {each.name for each in (freja, emil, johan)}]
    assert ours == [("0.A", freja.name), ("3.B", emil.name), ("3.B", johan.name)]
    assert names == sorted(names, key=lambda pair: pair[0])


def test_a_teacher_sees_the_own_class_and_nothing_to_do(client_for, bring, emil, freja):
    bring(freja, sick=30)
    page = client_for("ida").get(LIST).content.decode()
    assert "Emil Aagaard Winther" in page
    assert "Freja Aagaard Winther" not in page
    assert "Læs og send brevet" not in client_for("ida").get(of(emil)).content.decode()


@pytest.mark.parametrize("login", ["otto", "sofie", "hanne", "tove", "lars", "mette", "karen", "lone", "vibe", "pia"])
def test_others_cannot_tell_that_emil_has_any_absence(client_for, emil, warning, login):
    client = client_for(login)
    for address in (of(emil), reverse("checkups:absence_warning", args=[warning.id]),
                    reverse("checkups:absence_otherwise", args=[warning.id])):  # fmt: skip
        assert client.get(address).status_code == 404
    assert client.post(reverse("checkups:absence_warning", args=[warning.id])).status_code == 404
    warning.refresh_from_db()
    assert warning.done_at is None


@pytest.mark.parametrize("login", ["ida", "bo"])
def test_a_teacher_may_not_act_for_the_leader(client_for, warning, login):
    assert client_for(login).post(reverse("checkups:absence_warning", args=[warning.id])).status_code == 404
    assert not Letter.objects.filter(title="Ulovligt fravær fra skole").exists()


def test_a_page_for_a_quarter_nobody_knows_shows_the_newest(client_for):
    for asked in ("1999-01-01", "i går", "'; --"):
        page = client_for("rikke").get(LIST, {"kvartal": asked})
        assert page.status_code == 200
        assert b"Emil Aagaard Winther" in page.content


def test_looking_is_written_in_the_log(client_for, emil):
    client_for("rikke").get(LIST)
    client_for("ida").get(of(emil))
    assert Entry.objects.filter(verb="checkups.absence_list", child_id=emil.id).exists()
    assert Entry.objects.filter(verb="open_child", child_id=emil.id).exists()


def test_parents_are_warned_each_on_their_own_and_a_protected_address_never_leaves(
    client_for, emil, warning, sofie, jonas
):
    rikke = client_for("rikke")
    address = reverse("checkups:absence_warning", args=[warning.id])
    page = rikke.get(address).content.decode()
    assert "Sofie Aagaard" in page
    assert "Jonas Winther" in page
    assert "børne- og ungeydelsen" in page
    assert "Fyrvænget" not in page
    assert rikke.post(address, follow=True).status_code == 200
    letters = {letter.adult_id: letter for letter in Letter.objects.filter(child=emil, title__contains="fravær")}
    assert set(letters) == {sofie.id, jonas.id}
    assert letters[jonas.id].channel == "by_hand"
    assert letters[jonas.id].sent_at is None
    warning.refresh_from_db()
    assert (warning.fulfilled, warning.done_by.name) == ("letter", "Rikke Dall")
    assert not Alert.objects.filter(OPEN, source_id=warning.id).exists()


def test_they_are_warned_once(acting_as, warning, at):
    with acting_as("rikke") as rikke:
        warn_parents(duty=warning, by=rikke, at=at)
        warning.refresh_from_db()
        with pytest.raises(ContactRefused, match="allerede varslet"):
            warn_parents(duty=warning, by=rikke, at=at)
    assert Letter.objects.filter(title="Ulovligt fravær fra skole").count() == 2


def test_two_leaders_at_once_send_one_set_of_letters(acting_as, warning, at):
    stale = AbsenceDuty.objects.get(pk=warning.pk)
    with acting_as("rikke") as rikke:
        warn_parents(duty=warning, by=rikke, at=at)
    with acting_as("rikke") as rikke, pytest.raises(ContactRefused, match="allerede gjort"):
        warn_parents(duty=stale, by=rikke, at=at)
    assert Letter.objects.filter(title="Ulovligt fravær fra skole").count() == 2


def test_english_parents_read_it_in_english(acting_as, warning, sofie, at):
    type(sofie).objects.filter(pk=sofie.pk).update(language="en")
    with acting_as("rikke") as rikke:
        letters = warn_parents(duty=warning, by=rikke, at=at)
    assert {letter.title for letter in letters} == {"Ulovligt fravær fra skole", "Unlawful absence from school"}


def test_done_otherwise_says_how_and_ends_the_alert(client_for, emil, warning):
    rikke, address = client_for("rikke"), reverse("checkups:absence_otherwise", args=[warning.id])
    assert rikke.post(address, {"words": "  "}).status_code == 422
    assert Alert.objects.filter(OPEN, source_id=warning.id).exists()
    assert "på anden måde" in rikke.get(address).content.decode()
    page = rikke.post(address, {"words": "Varslet på et møde med begge forældre"}, follow=True).content.decode()
    assert "Varslet på et møde med begge forældre" in page
    assert not Alert.objects.filter(OPEN, source_id=warning.id).exists()
    assert rikke.post(address, {"words": "Igen"}).status_code == 422


def test_only_the_leader_writes_that_it_is_done(acting_as, warning, at):
    with acting_as("ida") as ida, pytest.raises(ContactRefused):
        fulfil_otherwise(duty=warning, words="Gjort", by=ida, at=at)


def test_a_corrected_figure_keeps_the_old_one_and_the_duty_lapses(bring, emil, warning, quarter, client_for):
    kept = bring(emil, illegal=1)
    assert (kept.new, kept.corrected, kept.unchanged) == (0, 1, 0)
    figures = AbsenceFigure.objects.filter(child=emil, begins_on=quarter.begins_on).order_by("recorded_at")
    assert [each.superseded_at is None for each in figures] == [False, True]
    warning.refresh_from_db()
    assert warning.lapsed_at
    assert not Alert.objects.filter(OPEN, source_id=warning.id).exists()
    assert "Før rettet" in client_for("ida").get(of(emil)).content.decode()


def test_the_same_figure_twice_changes_nothing(bring, freja):
    bring(freja, illegal=4)
    duties = AbsenceDuty.objects.count()
    again = bring(freja, illegal=4)
    assert (again.new, again.corrected, again.unchanged) == (0, 0, 1)
    assert AbsenceDuty.objects.count() == duties


def test_fifteen_percent_raises_both_duties_with_their_paragraph(bring, freja, school):
    bring(freja, illegal=6)
    alerts = Alert.objects.filter(OPEN, child=freja, kind__startswith="checkups.").order_by("due_by")
    assert [(each.kind, each.role, each.unit_id) for each in alerts] == [
        ("checkups.notify_absence", "school_leader", school.id), ("checkups.warn_absence", "school_leader", school.id),
    ]  # fmt: skip
    assert alerts[0].paragraph == "barnets lov § 133"


def test_a_figure_of_an_old_quarter_is_history_and_asks_for_nothing(bring, freja, quarter):
    bring(freja, illegal=20, when=quarter.previous.previous)
    assert not AbsenceDuty.objects.filter(child=freja).exists()


def test_a_child_who_moved_is_the_new_schools_and_both_schools_days_count(bring, freja, school, at, client_for):
    other, today = Unit.objects.get(name="Bakkeskolen"), local(at).date()
    bring(freja, illegal=3, of=20)
    first = AbsenceDuty.objects.get(child=freja, duty="warn")
    Enrolment.objects.filter(child=freja).update(valid_until=today)
    Enrolment.objects.create(child=freja, unit=other, group=Group.objects.get(unit=other, name="4.A"), valid_from=today)
    bring(freja, illegal=1, of=20, unit=other)
    first.refresh_from_db()
    assert first.lapsed_at, "the first school has no duty any more"
    assert [(each.duty, each.unit_id) for each in AbsenceDuty.objects.filter(child=freja, lapsed_at__isnull=True)] == [
        ("warn", other.id)
    ]
    assert client_for("rikke").get(of(freja)).status_code == 404


def test_what_waits_goes_along_when_a_child_changes_school(emil, warning, at):
    other, today = Unit.objects.get(name="Bakkeskolen"), local(at).date()
    Enrolment.objects.filter(child=emil).update(valid_until=today)
    Enrolment.objects.create(child=emil, unit=other, group=Group.objects.get(unit=other, name="4.A"), valid_from=today)
    with acting(system("absence"), at=at) as job:
        follow_moves(by=job, at=at)
    warning.refresh_from_db()
    assert warning.lapsed_at
    assert Alert.objects.get(OPEN, child=emil, kind="checkups.warn_absence").unit_id == other.id


def test_a_child_who_goes_to_no_school_any_more_has_nothing_waiting(emil, warning, at):
    Enrolment.objects.filter(child=emil).update(valid_until=local(at).date())
    with acting(system("absence"), at=at) as job:
        follow_moves(by=job, at=at)
    assert not Alert.objects.filter(OPEN, child=emil, kind="checkups.warn_absence").exists()


def test_following_moves_changes_nothing_when_nobody_moved(at):
    before = list(AbsenceDuty.objects.order_by("id").values())
    with acting(system("absence"), at=at) as job:
        follow_moves(by=job, at=at)
    assert list(AbsenceDuty.objects.order_by("id").values()) == before


def test_there_is_no_letter_about_a_duty_to_notify(client_for, johan):
    duty = AbsenceDuty.objects.get(child=johan, duty="notify")
    assert client_for("rikke").get(reverse("checkups:absence_warning", args=[duty.id])).status_code == 404


def test_a_teachers_own_notification_does_not_begin_with_the_leaders_duty(client_for, johan):
    page = client_for("ida").get(reverse("notifications:notify", args=[johan.id])).content.decode()
    assert "Ulovligt fravær i" not in page


def test_a_done_duty_stands_whatever_the_next_figure_says(bring, emil, warning, acting_as, at):
    with acting_as("rikke") as rikke:
        fulfil_otherwise(duty=warning, words="Talt med begge", by=rikke, at=at)
    bring(emil, illegal=5)
    assert AbsenceDuty.objects.filter(child=emil, duty="warn").count() == 1


def test_notifying_ends_the_leaders_duty_and_begins_with_the_figure(client_for, johan):
    rikke, address = client_for("rikke"), reverse("notifications:notify", args=[johan.id])
    page = rikke.get(address).content.decode()
    assert "Ulovligt fravær i" in page
    assert "barnets lov § 133" in page
    assert rikke.post(address, {"text": "Johan har meget fravær", "attach": ["absence"]}).status_code == 302
    assert AbsenceDuty.objects.get(child=johan, duty="notify").fulfilled == "notification"
    assert AbsenceDuty.objects.get(child=johan, duty="warn").done_at is None, "the parents are still to be warned"


def test_a_notification_without_the_absence_or_by_another_leaves_the_duty(client_for, johan):
    address = reverse("notifications:notify", args=[johan.id])
    client_for("rikke").post(address, {"text": "Noget andet"})
    client_for("ida").post(address, {"text": "Johan er meget væk", "attach": ["absence"]})
    assert AbsenceDuty.objects.get(child=johan, duty="notify").done_at is None


def test_both_parents_and_the_young_person_read_the_figures(client_for, sara, bring):
    for login, name in (("sofie", "Emil"), ("jonas", "Emil")):
        page = client_for(login).get(OWN).content.decode()
        assert name in page
        assert "Freja" in page
        assert "Johan" not in page
        assert "Fyrvænget" not in page
    page = client_for("sara").get(OWN).content.decode()
    assert "Sara" in page
    assert "Emil" not in page


@pytest.mark.parametrize("login", ["jens", "kirsten", "ali"])
def test_a_parent_without_custody_and_the_network_read_nothing(client_for, login):
    page = client_for(login).get(OWN).content.decode()
    assert "Intet at vise" in page
    assert "kvartal 20" not in page


@pytest.mark.parametrize("login", ["ida", "rikke", "mette"])
def test_the_familys_page_is_the_familys(client_for, login):
    assert client_for(login).get(OWN).status_code == 404


def test_the_list_asks_a_bounded_number_of_times(client_for, bring, at):
    rikke = client_for("rikke")
    for child in Child.objects.filter(enrolments__unit__name="Havneskolen").distinct()[:24]:
        bring(child, sick=10)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        rikke.get(LIST)
    assert len([each for each in asked if each["sql"].lstrip("(").startswith(("SELECT", "INSERT", "UPDATE"))]) <= 16


def test_nobody_is_late_the_day_it_came(warning, at):
    assert warning.due_by > local(at).date()
    assert warning.due_by <= local(at).date() + timedelta(days=11)


def test_what_was_done_near_midnight_stands_on_the_danish_day(warning, key_of, client_for, emil):
    just_after_midnight = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)  # 1 July at 0.30 in Denmark
    AbsenceDuty.objects.filter(pk=warning.pk).update(
        done_at=just_after_midnight, done_by_id=key_of("employee", "rikke"), fulfilled="letter"
    )
    assert "Varslet 01.07.2026" in client_for("rikke").get(LIST).content.decode()
    assert "1. juli" in client_for("rikke").get(of(emil)).content.decode()


def test_the_administrator_sets_the_days_and_only_new_duties_follow(client_for, bring, emil, johan, warning, at):
    before = warning.due_by
    vibe = client_for("vibe")
    assert vibe.post(PACE, {"warn_days": "3", "notify_days": "1"}).status_code == 302
    page = vibe.get(PACE).content.decode()
    assert "varsle inden 3 hverdage, underrette inden 1 hverdag" in page
    assert "varsle inden 5 hverdage, underrette inden 2 hverdage" in page, "what held before is still told"
    AbsenceDuty.objects.filter(child=johan).delete()
    bring(johan, illegal=5, of=40)
    warning.refresh_from_db()
    assert warning.due_by == before
    arisen = AbsenceDuty.objects.get(child=johan, duty="warn")
    assert arisen.due_by == Within(warn=3, notify=1).due_on(Duty.WARN, local(at).date())
    assert Entry.objects.filter(verb="checkups.revise_absence_pace").count() == 1


@pytest.mark.parametrize("typed", [{"warn_days": "0", "notify_days": "2"}, {"warn_days": "5"},
                                   {"warn_days": "5", "notify_days": "to"}])  # fmt: skip
def test_wrong_days_are_said_and_nothing_changes(client_for, typed):
    assert client_for("vibe").post(PACE, typed).status_code == 422
    assert (pace_in_force().warn_days, pace_in_force().notify_days) == (5, 2)


@pytest.mark.parametrize("login", ["rikke", "ida", "mette", "sofie", "karen"])
def test_the_days_are_the_administrators_alone(client_for, acting_as, at, login):
    assert client_for(login).get(PACE).status_code == 404
    assert client_for(login).post(PACE, {"warn_days": "9", "notify_days": "9"}).status_code == 404


def test_nobody_else_changes_the_days_behind_the_page(acting_as, at):
    standing = pace_in_force()
    with acting_as("rikke") as rikke:
        with pytest.raises(ContactRefused, match="administrator"):
            revise_absence_pace(pace=standing, warn_days=9, notify_days=9, by=rikke, at=at)
        assert AbsencePace.objects.update(warn_days=9) == 0
        with pytest.raises(ProgrammingError), transaction.atomic():
            AbsencePace(warn_days=9, notify_days=9, valid_from=local(at).date()).save(force_insert=True)
    with acting_as("vibe") as vibe:
        revise_absence_pace(pace=standing, warn_days=4, notify_days=2, by=vibe, at=at)
        with pytest.raises(ContactRefused, match="imens"):
            revise_absence_pace(pace=standing, warn_days=6, notify_days=2, by=vibe, at=at)
