"""Emil is notified about; Lars takes the case, screens it, and Nina gathers the people who meet and agree."""

from datetime import timedelta

import pytest

from favn.foundation.access.choices import Purpose
from favn.foundation.access.door import open_child
from favn.journey.cases.models import Case
from favn.journey.cases.queries import caseworker_of
from favn.journey.networks.models import Meeting, Network
from favn.journey.networks.queries import lines_of
from favn.journey.notifications.actions import assess, notify
from favn.journey.notifications.choices import NextStep, Urgency
from favn.journey.notifications.queries import history_ids
from favn.journey.notifications.telling import Notifier, Told
from favn.kit.clock import local

SOON = timedelta(hours=1)


@pytest.fixture
def assessed(acting_as, emil, freja, at):
    """The school notified about both children, and Mette assessed it within the hour."""
    with acting_as("ida") as ida:
        child = open_child(actor=ida, child_id=emil.id, purpose=Purpose.NOTIFY, at=at)
        told = Told(text="Emil er gået fra glad til stille siden maj.")
        made = notify(children=[child, freja], told=told, notifier=Notifier(code="1"), by=ida, at=at)
    with acting_as("mette") as mette:
        assess(notification=made, urgency=Urgency.FAST, reason="Flere henvendelser", next_step=NextStep.SCREEN,
               seen=history_ids(made, at), by=mette, at=at)  # fmt: skip
    return made


def they_are_gathered(nina, parents, network, ends, kirsten, ali):
    """Two who work for the municipality, two who do not; the mother and the father each say yes to all of them."""
    people = [("employee", "Ida Holst", "lærer"), ("employee", "Pia Sand", "psykolog"),
              (str(kirsten.pk), "", "mormor"), (str(ali.pk), "", "fodboldtræner")]  # fmt: skip
    for person, name, role in people:
        member = {"person": person, "employee_name": name, "role": role, "purpose": "kender Emil",
                  "ends_on": ends}  # fmt: skip
        assert nina.post(f"/netvaerk/{network.pk}/medlem/", member).status_code == 302
    for parent in parents:
        for member in network.members.all():
            assert parent.post(f"/familie/samtykke/{member.share_id}/", {"answer": "given"}).status_code == 302


def they_meet(nina, ida, room, sofie, day):
    """What is said at the meeting, in the words it is said."""
    nina.post(f"{room}linje/wish/", {"text": "Jeg vil sove hos mormor", "said_by": "child"})
    nina.post(f"{room}linje/worried/", {"text": "Jeg når ikke morgenerne", "said_by": f"adult-{sofie.pk}"})
    ida.post(f"{room}linje/works/", {"text": "Han er glad i klassen"})
    nina.post(f"{room}linje/must_happen/", {"text": "Tager tirsdag nat", "starts_on": day})
    nina.post(f"{room}tal/", {"said_by": "child", "value": "3", "words": "Jeg savner fodbold"})


def test_the_family_gets_one_person_and_the_right_people_meet(
    client_for, acting_as, staff, assessed, emil, sofie, kirsten, ali, at
):
    ends = (local(at) + timedelta(days=60)).strftime("%d.%m.%Y")
    mette, lars, nina = client_for("mette"), client_for("lars"), client_for("nina")

    mette.post(f"/sager/ny/{assessed.pk}/", {"children": [str(emil.id)], "caseworker": "team"})
    case = Case.objects.get(child=emil)
    lars.post(f"/sager/{case.pk}/raadgiver/", {"caseworker": str(staff("lars").pk)})
    assert "Freja Aagaard Winther" in lars.get(f"/sager/{case.pk}/").content.decode()
    for parent in ("sofie", "jonas"):
        with acting_as(parent, later=SOON):
            assert caseworker_of(emil.id).caseworker.name == "Lars Bank"

    lars.post(f"/sager/{case.pk}/screening/", {"outcome": "clarification", "reason": "Morgenerne skal belyses"})
    lead = {"purpose": "Rolige morgener", "lead": str(staff("nina").pk), "covers": "Trivsel", "ends_on": ends}
    lars.post(f"/barn/{emil.pk}/netvaerk/", lead)
    network = Network.objects.get(child=emil)
    they_are_gathered(nina, (client_for("sofie"), client_for("jonas")), network, ends, kirsten, ali)
    nina.post(f"/netvaerk/{network.pk}/moede/",
              {"held_on": ends, "held_from": "15", "place": "Havneskolen", "purpose": "Hvad nu?"})  # fmt: skip

    room = f"/moeder/{Meeting.objects.get(network=network).pk}/"
    they_meet(nina, client_for("ida"), room, sofie, ends)
    for made in (True, False):
        told = nina.post(f"{room}plan/", follow=True).content.decode()
        assert ("Planen er lavet af mødet" in told) is made
    nina.post(f"{room}referat/", {"readers": [str(sofie.pk), str(kirsten.pk)]})
    nina.post(f"{room}slut/")

    meeting = Meeting.objects.get(network=network)
    with acting_as("sofie", later=SOON):
        assert len(lines_of(meeting)) == 4
    with acting_as("kirsten", later=SOON):
        assert "Jeg når ikke morgenerne" not in [line.text for line in lines_of(meeting)]
    with acting_as("jonas", later=SOON):  # he said yes too, so he is called; what was said is not shared with him
        assert (Meeting.objects.filter(pk=meeting.pk).exists(), len(lines_of(meeting))) == (True, 0)
    for outsider in ("otto", "lone"):
        with acting_as(outsider, later=SOON):
            assert not Meeting.objects.filter(pk=meeting.pk).exists()
