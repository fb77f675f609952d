"""The pages of a transition: to agree, to answer for oneself, and to decide what lets a note follow."""

from datetime import timedelta

import pytest
from tests.fixtures.transitions import SAID

from favn.foundation.consents.choices import Form
from favn.foundation.organisation.models import Group
from favn.foundation.people.models import Child, Enrolment, Relation
from favn.journey.checkups.actions import deliveries, transitions
from favn.journey.checkups.choices.transitions import NoteVerdict
from favn.journey.checkups.errors import TransitionRefused
from favn.journey.checkups.models import Delivery, Transition, TransitionKind, TransitionNote
from favn.kit.clock import local

YES, NO = NoteVerdict.ACCEPTED, NoteVerdict.DECLINED


def answered(acting_as, who: str, note: TransitionNote, answer: NoteVerdict, at, minutes: int = 0) -> None:
    later = timedelta(minutes=minutes)
    with acting_as(who, later=later) as parent:
        deliveries.answer_note(note=note, answer=answer, comment="", by=parent, at=at + later)


def sent(note: TransitionNote) -> Delivery | None:
    return Delivery.objects.filter(transition=note.transition_id, withdrawn_at__isnull=True).first()


def test_hanne_agrees_on_the_visit_on_the_page(client_for, nour, daycare, key_of, at):
    hanne, place = client_for("hanne"), f"/barn/{nour.id}/overgang/"
    assert "Fra hjemmet til dagtilbud" in hanne.get(place).content.decode()
    day = local(at).date() + timedelta(days=10)
    asked = {
        "code": "home_daycare", "moves_on": f"{day:%d.%m.%Y}", "to_unit": str(daycare.pk), "to_name": "",
        "general": str(key_of("employee", "hanne")), "special": "",
        "day": f"{day:%d.%m.%Y}", "hour": "9.30", "place": "home",
    }  # fmt: skip
    refused = hanne.post(place, asked)
    assert refused.status_code == 422
    assert "Vælg et svar ved »Fra specialområdet«" in refused.content.decode()
    made = hanne.post(place, asked | {"special": str(key_of("employee", "pia"))})
    assert made.status_code == 302
    assert Transition.objects.get(child=nour).compartment == "health"
    again = hanne.post(place, asked | {"special": str(key_of("employee", "pia"))})
    assert "allerede aftalt" in again.content.decode()
    assert client_for("pia").get(made["Location"]).status_code == 200


@pytest.mark.parametrize("who", ["otto", "ida", "lone", "mette", "pia"])
def test_nobody_else_agrees_on_nours_visit(client_for, nour, who):
    assert client_for(who).get(f"/barn/{nour.id}/overgang/").status_code == 404


def test_the_father_answers_on_his_own_page_and_neither_reads_the_other(client_for, acting_as, emils_note, at):
    way = emils_note.transition_id
    answered(acting_as, "sofie", emils_note, NO, at)
    jonas = client_for("jonas")
    page = jonas.get(f"/familie/overgange/{way}/").content.decode()
    assert "At tegne ved køkkenbordet." in page
    assert "Nej, det må I ikke" in page
    assert "nej, notatet må ikke sendes" not in page
    assert "Strandgade" not in page
    assert jonas.post(f"/familie/overgange/{way}/", {"answer": "måske"}).status_code == 422
    assert jonas.post(f"/familie/overgange/{way}/", {"answer": "accepted", "comment": "Fint"}).status_code == 302
    assert "Dit ja er gemt." in jonas.get(f"/familie/overgange/{way}/").content.decode()
    assert "Fint" not in client_for("sofie").get(f"/familie/overgange/{way}/").content.decode()


def test_a_grandmother_and_another_father_are_not_asked(client_for, emils_note):
    for who in ("kirsten", "jens", "ali", "sara"):
        assert client_for(who).get(f"/familie/overgange/{emils_note.transition_id}/").status_code == 404
        assert "Emil" not in client_for(who).get("/familie/overgange/").content.decode()


def test_a_girl_of_thirteen_reads_and_is_not_asked_and_from_fifteen_she_is(
    client_for, acting_as, sara, agreed_plan, at
):
    with acting_as("hanne") as hanne:
        way = transitions.plan_transition(child_id=sara.id, code="school_youth", from_unit_id=None,
                                          plan=agreed_plan(None, "Gymnasiet"), by=hanne, at=at)  # fmt: skip
        note = transitions.write_note(standing=way, body=SAID, child_words="", version=0, by=hanne, at=at)
    page = client_for("sara").get(f"/familie/overgange/{way.pk}/").content.decode()
    assert "At tegne" in page
    assert "Ja, det må I sende" not in page
    with pytest.raises(TransitionRefused):
        answered(acting_as, "sara", note, YES, at)
    today = local(at).date()
    Child.objects.filter(pk=sara.pk).update(born_on=today.replace(year=today.year - 15, day=1))
    birgit = Relation.objects.get(child=sara, kind="mother").adult_id
    with acting_as("hanne") as hanne:
        deliveries.record_answer(note=note, person=birgit, answer=YES, form=Form.SPOKEN, comment="", by=hanne, at=at)
    assert sent(note) is None
    answered(acting_as, "sara", note, YES, at, minutes=1)
    assert sent(note) is not None


def test_the_administrator_decides_the_ground_and_a_law_has_a_name(client_for, db):
    kind = TransitionKind.objects.get(code="daycare_school", valid_until__isnull=True)
    vibe, place = client_for("vibe"), f"/overgangstyper/{kind.pk}/"
    assert "Fra dagtilbud til skole" in vibe.get("/overgangstyper/").content.decode()
    asked = {"name": kind.name, "name_en": kind.name_en, "opens_days": "305", "stays_days": "365",
             "receipt_days": "10", "ground": "law", "paragraph": "", "silence_days": "21"}  # fmt: skip
    refused = vibe.post(place, asked)
    assert refused.status_code == 422
    assert "Skriv lov og paragraf" in refused.content.decode()
    assert vibe.post(place, asked | {"paragraph": "dagtilbudsloven § 3 a, stk. 3"}).status_code == 302
    assert vibe.get(place).status_code == 404
    current = TransitionKind.objects.get(code="daycare_school", valid_until__isnull=True)
    assert (current.ground, current.receipt_days) == ("law", 10)
    questions = {"danish": "Hvad glæder?\nHvad trøster?", "english": "What pleases?"}
    place = f"/overgangstyper/{current.pk}/spoergsmaal/"
    assert vibe.post(place, questions).status_code == 422
    assert vibe.post(place, questions | {"english": ""}).status_code == 302
    assert client_for("rikke").post(place, questions).status_code == 404


def test_to_be_named_is_to_meet_the_family_not_to_decide(client_for, acting_as, nour, agreed_plan, daycare, staff, at):
    plan = agreed_plan(daycare)
    with acting_as("hanne") as hanne:
        way = transitions.plan_transition(
            child_id=nour.id, code="home_daycare", from_unit_id=None, by=hanne, at=at,
            plan=type(plan)(**{**plan.columns(), "special": staff("lars")}),
        )  # fmt: skip
    lars, here = client_for("lars"), f"/overgange/{way.pk}/"
    assert lars.get(here).status_code == 200
    assert "Ret aftalen" not in lars.get(here).content.decode()
    assert lars.get(f"{here}aftale/").status_code == 404
    for path in ("svar/", "afslutning/", "kvittering/"):
        assert lars.post(here + path, {"because": "other"}).status_code == 404


def test_what_was_received_here_is_not_on_the_list_of_those_who_leave(
    client_for, nours_note, nour, daycare, daycare_leader, at
):
    today = local(at).date()
    Delivery.objects.create(note=nours_note, transition_id=nours_note.transition_id, child=nour, to_unit=daycare,
                            author_id=nours_note.written_by_id, sent_at=at, receive_by=today)  # fmt: skip
    group = Group.objects.filter(unit=daycare).order_by("name").first()
    Enrolment.objects.create(child=nour, unit=daycare, group=group, valid_from=today)
    Child.objects.filter(pk=nour.pk).update(born_on=today.replace(year=today.year - 6, month=1, day=1))
    leader = client_for(daycare_leader)
    page = leader.get("/overgange/").content.decode()
    assert page.count("Nour Saleh</a>") == 1
    assert "Fra hjemmet til dagtilbud" not in page


def test_rounds_follow_only_where_there_are_any_and_the_family_reads_that_they_do(
    client_for, acting_as, emil, emils_note, agreed_plan, daycare, at
):
    ida, tick = client_for("ida"), 'name="with_rounds"'
    with acting_as("ida") as teacher:
        here = Enrolment.objects.get(child=emil, valid_until=None).unit_id
        way = transitions.plan_transition(child_id=emil.id, code="home_daycare", from_unit_id=here, by=teacher, at=at,
                                          plan=agreed_plan(daycare))  # fmt: skip
    place = f"/overgange/{way.pk}/notat/"
    assert tick in ida.get(place).content.decode()
    said = {"answer_1": "At tegne.", "version": "0", "with_rounds": "on"}
    assert ida.post(place, said).status_code == 302
    page = client_for("sofie").get(f"/familie/overgange/{way.pk}/").content.decode()
    assert "læse trivselsrunderne?" in page
    assert "Trivselsrunderne fra det sted, barnet kommer fra, følger med" in page
    # Hanne knows Emil from home: there are no rounds to let follow, and a forged tick lets none.
    hanne, place = client_for("hanne"), f"/overgange/{emils_note.transition_id}/notat/"
    assert tick not in hanne.get(place).content.decode()
    assert hanne.post(place, said | {"version": "1"}).status_code == 302
    assert not TransitionNote.objects.get(transition=emils_note.transition_id, version=2).with_rounds
