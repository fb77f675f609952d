"""The clinic among its colleagues: advice from the team, meetings without names, agreements that end."""

from datetime import date, timedelta

import pytest

from favn.foundation.accounts.models import User
from favn.foundation.alerts.models import Alert
from favn.foundation.audit.models import Entry
from favn.foundation.organisation.models import Employee, Position, Unit
from favn.foundation.people.models import Enrolment
from favn.journey.checkups.actions import advice, agreements, clinic_meetings
from favn.journey.checkups.choices.dental import AdviceStep, AgreementGround, SpokenWay
from favn.journey.checkups.errors import DentalRefused
from favn.journey.checkups.models import ClinicAgreement, ClinicMeeting, DentalAdvice, DentalPost, SpokenOf
from favn.journey.checkups.queries.clinic import team_list
from favn.journey.checkups.rules.dental import may_be_named
from favn.kit.clock import local

DAY = timedelta(days=1)


@pytest.fixture
def today(at) -> date:
    return local(at).date()


@pytest.fixture
def clinic(db) -> Unit:
    return Unit.objects.get(kind="dental")


@pytest.fixture
def colleague(db, key_of) -> str:
    """The log-in of Tove's colleague at the clinic."""
    post = Position.objects.filter(role="dentist").exclude(employee_id=key_of("employee", "tove")).first()
    return User.objects.get(employee=post.employee).username


@pytest.fixture
def asked(acting_as, colleague, clinic, emil, at) -> DentalAdvice:
    """The colleague is in doubt about Emil and asks the team, which is Tove."""
    with acting_as(colleague) as actor:
        return advice.ask_team(child_id=emil.id, unit_id=clinic.pk, question="Emil har ondt", by=actor, at=at)


@pytest.fixture
def meeting(db) -> ClinicMeeting:
    return ClinicMeeting.objects.latest("held_on")


def test_the_team_is_told_answers_once_and_the_colleague_reads_it(client_for, asked, colleague, emil, key_of):
    tove = key_of("employee", "tove")
    assert Alert.objects.get(source_id=asked.pk).employee_id == tove
    client = client_for("tove")
    assert "Emil har ondt" in client.get("/tandpleje/raad/").content.decode()
    assert "En kollega spørger rådgivningsteamet" in client.get("/tandpleje/").content.decode()
    place = f"/tandpleje/raad/{asked.pk}/"
    refused = client.post(place, {"step": "parents", "advice": ""})
    assert refused.status_code == 422
    assert client.post(place, {"step": "", "advice": "Ring hjem"}).status_code == 422
    assert client.post(place, {"step": "parents", "advice": "Ring til Sofie i dag"}).status_code == 302
    again = client.post(place, {"step": "watch", "advice": "Igen"})
    assert "En kollega har svaret imens" in again.content.decode()
    asked.refresh_from_db()
    assert (asked.advice, asked.advised_by_id) == ("Ring til Sofie i dag", tove)
    assert Alert.objects.get(source_id=asked.pk).done_at is not None
    assert "Ring til Sofie i dag" in client_for(colleague).get(f"/barn/{emil.pk}/tandpleje/kolleger/").content.decode()
    assert Entry.objects.filter(verb="dental.advise", child_id=emil.pk).count() == 1


def test_the_list_of_the_team_is_its_own_and_costs_the_same(
    acting_as, asked, colleague, at, django_assert_max_num_queries
):
    with acting_as("tove") as tove, django_assert_max_num_queries(5):
        waiting, mine = team_list(actor=tove, at=at)
    assert asked.pk in {each.advice.pk for each in waiting}
    assert mine == []
    with acting_as(colleague) as actor:
        waiting, mine = team_list(actor=actor, at=at)
    assert waiting == []
    assert asked.pk in {each.advice.pk for each in mine}


def test_nobody_answers_their_own_question_and_nobody_outside_the_team_answers(
    acting_as, asked, colleague, clinic, emil, at
):
    facts = {"asked": asked, "advice": "Hold øje", "step": AdviceStep.WATCH}
    with acting_as(colleague) as actor:
        with pytest.raises(DentalRefused, match="en anden i rådgivningsteamet"):
            advice.advise(**facts, by=actor, at=at)
        with pytest.raises(DentalRefused, match="i tvivl"):
            advice.ask_team(child_id=emil.id, unit_id=clinic.pk, question=" ", by=actor, at=at)
    DentalPost.objects.filter(post="adviser").delete()
    with acting_as("tove") as tove, pytest.raises(DentalRefused, match="rådgivningsteamet"):
        advice.advise(**facts, by=tove, at=at)
    with acting_as(colleague) as actor, pytest.raises(DentalRefused, match="ingen anden"):
        advice.ask_team(child_id=emil.id, unit_id=clinic.pk, question="Og nu?", by=actor, at=at)


def test_a_question_is_asked_on_the_childs_page(client_for, colleague, johan):
    client, place = client_for(colleague), f"/barn/{johan.pk}/tandpleje/raad/"
    assert client.post(place, {"question": ""}).status_code == 422
    assert client.post(place, {"question": "Skal jeg ringe igen?"}).status_code == 302
    assert "Skal jeg ringe igen?" in client.get(f"/barn/{johan.pk}/tandpleje/kolleger/").content.decode()


def test_a_meeting_is_written_without_names_and_the_coordinator_reads_it(client_for, key_of, today, johan):
    tove, place = client_for("tove"), "/tandpleje/moeder/"
    said = {"coordinator": str(key_of("employee", "nina")), "present": "Alle", "learned": "Familiehuset kan ringes op"}
    refused = tove.post(place, said | {"held_on": f"{today + DAY:%d.%m.%Y}"})
    assert refused.status_code == 422
    assert "Familiehuset kan ringes op" in refused.content.decode()
    assert tove.post(place, said | {"held_on": "31.02.2026"}).status_code == 422
    assert tove.post(place, said | {"held_on": f"{today:%d.%m.%Y}"}).status_code == 302
    words = client_for("nina").get(place).content.decode()
    assert "Familiehuset kan ringes op" in words
    assert "Skriv et møde" not in words
    assert johan.surname not in words
    assert client_for("nina").post(place, said | {"held_on": f"{today:%d.%m.%Y}"}).status_code == 200
    assert ClinicMeeting.objects.filter(held_on=today).count() == 1


def test_a_child_is_named_only_with_a_yes_from_everyone_before_the_meeting(client_for, meeting, emil, sofie, jonas):
    tove, place = client_for("tove"), f"/barn/{emil.pk}/tandpleje/omtale/"
    before = f"{meeting.held_on - DAY:%d.%m.%Y}"
    said = {"meeting": str(meeting.pk), "way": "consent", "advice": "Ring til PPR", "consent_on": before}
    for wrong in (
        {"said_yes": [str(sofie.pk)]},
        {"said_yes": [str(sofie.pk), str(jonas.pk)], "consent_on": f"{meeting.held_on + DAY:%d.%m.%Y}"},
        {"said_yes": [str(sofie.pk), str(jonas.pk)], "consent_on": ""},
        {"said_yes": [str(emil.pk)]},
    ):
        refused = tove.post(place, said | wrong)
        assert refused.status_code == 422
        assert "Ring til PPR" in refused.content.decode()
    assert not SpokenOf.objects.filter(child=emil).exists()
    assert tove.post(place, said | {"said_yes": [str(sofie.pk), str(jonas.pk)]}).status_code == 302
    spoken = SpokenOf.objects.get(child=emil)
    assert set(spoken.consent_from) == {sofie.pk, jonas.pk}
    assert "allerede på det møde" in tove.post(place, said | {"way": "anonymous"}).content.decode()


def test_without_a_name_nothing_is_asked_and_nobody_is_noted(acting_as, meeting, emil, at):
    with acting_as("tove") as tove:
        spoken = clinic_meetings.speak_of(
            meeting=meeting, child_id=emil.id, way=SpokenWay.ANONYMOUS, advice="Hold øje", by=tove, at=at
        )
        with pytest.raises(DentalRefused, match="rådet"):
            clinic_meetings.speak_of(
                meeting=meeting, child_id=emil.id, way=SpokenWay.ANONYMOUS, advice="", by=tove, at=at
            )
    assert (spoken.consent_from, spoken.consent_on) == ([], None)


@pytest.mark.parametrize(("holders", "yes", "said", "allowed"), [
    ({"a", "b"}, {"a", "b"}, 0, True), ({"a", "b"}, {"a"}, 0, False), (set(), set(), 0, False),
    ({"a"}, {"a", "b"}, -3, True), ({"a"}, {"a"}, 1, False),
])  # fmt: skip
def test_the_rule_of_the_name(holders, yes, said, allowed):
    held_on = date(2026, 11, 3)
    assert may_be_named(holders, yes, said_on=held_on + timedelta(days=said), held_on=held_on) is allowed


@pytest.fixture
def daycare(db) -> Unit:
    return Unit.objects.create(name="Krudtuglen", kind="daycare")


def terms(today, **more) -> agreements.Terms:
    facts = {"ground": AgreementGround.CONSENT, "may_be_said": "Hvordan det går med at børste",
             "agreed_with": "Else, leder", "valid_until": today + 365 * DAY}  # fmt: skip
    return agreements.Terms(**facts | more)


def test_an_agreement_says_what_and_until_when_and_ends(acting_as, clinic, daycare, at, today):
    with acting_as("tove") as tove:
        made = agreements.agree_with(unit_id=clinic.pk, partner=daycare, terms=terms(today), by=tove, at=at)
        with pytest.raises(DentalRefused, match="allerede en aftale"):
            agreements.agree_with(unit_id=clinic.pk, partner=daycare, terms=terms(today), by=tove, at=at)
        for wrong, words in (({"valid_until": today}, "sidste dag"), ({"may_be_said": " "}, "hvad der må siges")):
            with pytest.raises(DentalRefused, match=words):
                agreements.agree_with(unit_id=clinic.pk, partner=daycare, terms=terms(today, **wrong), by=tove, at=at)
        with pytest.raises(DentalRefused, match="hvorfor"):
            agreements.end_agreement(agreement=made, because="", by=tove, at=at)
        agreements.end_agreement(agreement=made, because="Ny leder", by=tove, at=at)
        agreements.agree_with(unit_id=clinic.pk, partner=daycare, terms=terms(today), by=tove, at=at)
    assert ClinicAgreement.objects.filter(partner=daycare).count() == 2


def test_only_the_leader_makes_and_ends_agreements(acting_as, colleague, clinic, daycare, at, today):
    with acting_as(colleague) as actor, pytest.raises(DentalRefused, match="leder"):
        agreements.agree_with(unit_id=clinic.pk, partner=daycare, terms=terms(today), by=actor, at=at)


def test_the_childs_page_says_what_may_be_said_to_its_daycare(client_for, nour, daycare, clinic, acting_as, at, today):
    tove, place = client_for("tove"), f"/barn/{nour.pk}/tandpleje/kolleger/"
    assert "Barnet går ikke i dagtilbud" in tove.get(place).content.decode()
    Enrolment.objects.create(child=nour, unit=daycare, valid_from=today)
    assert "Der er ingen aftale med Krudtuglen" in tove.get(place).content.decode()
    with acting_as("tove") as actor:
        agreements.agree_with(unit_id=clinic.pk, partner=daycare, terms=terms(today), by=actor, at=at)
    assert "Hvordan det går med at børste" in tove.get(place).content.decode()


def test_agreements_have_a_page_and_the_daycares_leader_reads_her_own(client_for, daycare, today, at):
    tove, place = client_for("tove"), "/tandpleje/aftaler/"
    said = {"partner": str(daycare.pk), "agreed_with": "Else", "ground": "consent", "may_be_said": "At børste tænder",
            "last_on": f"{today + 90 * DAY:%d.%m.%Y}", "paragraph": ""}  # fmt: skip
    refused = tove.post(place, said | {"ground": ""})
    assert refused.status_code == 422
    assert "At børste tænder" in refused.content.decode()
    assert tove.post(place, said).status_code == 302
    made = ClinicAgreement.objects.get(partner=daycare)
    assert made.last_day == today + 90 * DAY
    user = User.objects.create(username="else", created_at=at)
    leader = Employee.objects.create(name="Else Bro", user=user)
    Position.objects.create(employee=leader, role="daycare_leader", unit=daycare, valid_from=today)
    words = client_for("else").get(place).content.decode()
    assert "At børste tænder" in words
    assert "Afslut aftalen" not in words
    ending = f"{place}{made.pk}/ophoer/"
    assert tove.post(ending, {"because": ""}).status_code == 422
    assert tove.post(ending, {"because": "Ny leder"}).status_code == 302
    assert "Ny leder" in tove.get(place).content.decode()
    assert tove.get(ending).status_code == 404


@pytest.mark.parametrize("login", ["ida", "otto", "hanne", "lars", "mette", "vibe", "sofie"])
def test_nobody_else_is_a_colleague_here(client_for, asked, emil, login):
    other = client_for(login)
    for place in (f"/barn/{emil.pk}/tandpleje/kolleger/", "/tandpleje/raad/", f"/tandpleje/raad/{asked.pk}/",
                  "/tandpleje/moeder/", "/tandpleje/aftaler/"):  # fmt: skip
        assert other.get(place).status_code == 404
    assert other.post(f"/barn/{emil.pk}/tandpleje/omtale/", {"way": "anonymous"}).status_code == 404
