"""Each parent is asked on a page of their own, answers, takes it back and undoes it, and never reads the other's."""

import pytest

from favn.foundation.access.door import compartments_of
from favn.foundation.alerts.models import Alert
from favn.foundation.consents.models import Consent

ALL = "/familie/samtykker/"


@pytest.fixture
def ali_asked(asked_about):
    """What the parents are asked about the football coach."""
    return asked_about.members.get(name="Ali Hassan").share


@pytest.fixture
def page(ali_asked):
    return f"/familie/samtykke/{ali_asked.pk}/"


def said(client, page) -> str:
    return client.get(page).content.decode()


def test_the_first_page_says_that_something_is_asked(client_for, asked_about):
    home = said(client_for("sofie"), "/familie/")
    assert "Vi spørger dig om lov til 4 ting" in home
    assert "Må Ali Hassan være med?" in home


def test_what_is_asked_stands_in_plain_words(client_for, page):
    words = said(client_for("jonas"), page)
    for each in ("Trivsel i skolen", "fodboldtræner", "kender Emil", "til og med", "Nina Holm", "Hvis du siger nej",
                 "ser kun det, vi deler", "Ja, det må I", "Nej, det må I ikke"):  # fmt: skip
        assert each in words


def test_it_is_shared_when_both_have_said_yes_and_stops_when_one_takes_it_back(
    client_for, acting_as, asked_about, emil
):
    pia = asked_about.members.get(name="Pia Sand").share
    place = f"/familie/samtykke/{pia.pk}/"
    sofie, jonas = client_for("sofie"), client_for("jonas")
    assert "Dit ja er gemt" in sofie.post(place, {"answer": "given"}, follow=True).content.decode()
    assert "Der deles ikke nu" in said(sofie, place)
    jonas.post(place, {"answer": "given"})
    assert "Der deles nu" in said(sofie, place)
    assert client_for("pia").get(f"/netvaerk/{asked_about.pk}/").status_code == 200
    told = jonas.post(place, {"answer": "withdraw", "reason": "Jeg er blevet i tvivl"}, follow=True).content.decode()
    assert "Du har trukket dit svar tilbage" in told
    assert client_for("pia").get(f"/netvaerk/{asked_about.pk}/").status_code == 404
    for words in ("tvivl", "trukket tilbage", "Jonas", "Winther"):
        assert words not in said(sofie, place).replace("Emil Aagaard Winther", "")


def test_a_no_is_undone_and_answered_again(client_for, page, ali_asked, sofie):
    client = client_for("sofie")
    assert "Dit nej er gemt" in client.post(page, {"answer": "refused"}, follow=True).content.decode()
    assert "Fortryd mit svar" in said(client, ALL)
    assert "Dit svar er fortrudt" in client.post(f"{page}fortryd/", follow=True).content.decode()
    assert "Fortryd mit svar" not in said(client, ALL)
    assert client.post(f"{page}fortryd/").status_code == 404
    client.post(page, {"answer": "given"})
    standing = Consent.objects.filter(share=ali_asked, undone_at__isnull=True)
    assert [(each.adult_id, each.answer, each.form) for each in standing] == [(sofie.id, "given", "page")]


def test_what_has_worked_is_not_undone_but_answered_anew(client_for, page, ali_asked):
    sofie, jonas = client_for("sofie"), client_for("jonas")
    for parent in (sofie, jonas):
        parent.post(page, {"answer": "given"})
    assert "kan ikke fortrydes" in jonas.post(f"{page}fortryd/", follow=True).content.decode()
    ali_asked.refresh_from_db()
    assert ali_asked.is_open


def test_an_answer_that_is_no_answer_is_told_so(client_for, ali_asked, page):
    client = client_for("sofie")
    for wrong in ({}, {"answer": "måske"}, {"answer": "given", "reason": "x" * 300}):
        assert client.post(page, wrong).status_code == 422
    assert client.post(page, {"answer": "withdraw"}).status_code == 404
    assert not Consent.objects.filter(share=ali_asked).exists()


def test_nina_hears_that_a_parent_has_answered_once(client_for, page, ali_asked):
    for parent in ("sofie", "jonas"):
        client_for(parent).post(page, {"answer": "given"})
    assert Alert.objects.filter(kind="share_answered", source_id=ali_asked.pk, done_at__isnull=True).count() == 1
    assert "En forælder har svaret" in said(client_for("nina"), "/min-dag/")


def test_nobody_is_asked_when_the_member_has_gone(client_for, asked_about, ali_asked, page):
    sofie = client_for("sofie")
    sofie.post(page, {"answer": "given"})
    client_for("nina").post(f"/netvaerk/medlem/{ali_asked.member.pk}/ud/")
    assert "Der spørges ikke mere" in said(sofie, page)
    assert "Ja, det må I" not in said(sofie, page)
    assert "Der bliver ikke spurgt" in sofie.post(page, {"answer": "refused"}, follow=True).content.decode()
    assert client_for("jonas").get(page).status_code == 404


@pytest.mark.parametrize("who", ["kirsten", "ali", "jens", "sara", "ida", "nina", "otto", "lone", "dan", "vibe"])
def test_nobody_else_is_asked_or_answers(client_for, gathered, page, who):
    client = client_for(who)
    assert client.get(page).status_code == 404
    assert client.post(page, {"answer": "given"}).status_code == 404
    assert client.post(f"{page}fortryd/").status_code == 404


@pytest.mark.parametrize("who", ["kirsten", "jens", "sara"])
def test_one_who_is_not_asked_is_told_so(client_for, gathered, who):
    assert "Du er ikke spurgt om noget" in said(client_for(who), ALL)


def test_the_page_of_questions_is_few_statements(client_for, asked_about, django_assert_max_num_queries):
    client = client_for("sofie")
    client.get(ALL)
    with django_assert_max_num_queries(20):
        client.get(ALL)


def test_the_coach_joins_and_leaves_with_the_answers(client_for, acting_as, gathered, page, emil):
    ali = client_for("ali")
    assert "Her er ikke delt noget" not in said(ali, "/familie/")
    client_for("sofie").post(page, {"answer": "refused"})
    assert "Her er ikke delt noget" in said(ali, "/familie/")
    with acting_as("ali"):
        assert compartments_of(emil.id) == frozenset()
