"""A day in a daycare: Maja sees the small and the big ones with a sheet each, and Birthe, who leads, sees how far."""

import pytest
from django.urls import reverse

from favn.foundation.organisation.models import Group, Unit
from favn.journey.wellbeing.choices import CORE, MORE, AgeBand
from favn.journey.wellbeing.models import Dialogue, Form, Round, Sheet
from favn.journey.wellbeing.queries.rounds import form_of
from favn.journey.wellbeing.queries.sheets import sheet_page
from favn.town.cast import KINDERGARTEN, NURSERY

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(key_of) -> Unit:
    return Unit.objects.get(pk=key_of("unit", "Børnehuset Mågen"))


@pytest.fixture
def open_round(at) -> Round:
    """The daycares' round that is open in the town."""
    return Round.objects.get(unit_kind="daycare", closes_on__gte=at.date())


def group_called(name: str) -> Group:
    return Group.objects.select_related("unit").get(name=name, unit__name="Børnehuset Mågen")


def fill(maja, actor, rated, group, at) -> None:
    """Every question that is asked, with the plain form of the sheet, first the three and then the nine."""
    path = reverse("wellbeing:sheet", args=[rated.id, group.id])
    for questions in (CORE, MORE):
        rows = sheet_page(rated, group, actor=actor, at=at).rows
        asked = [row.child for row in rows if questions is CORE or row.asks_more]
        sent = {"finish": "1"} if questions is MORE else {}
        for line, child in enumerate(asked):
            sent |= {f"child.{line}": str(child.id)}
            sent |= {f"{question}.{line}": "4" for question in questions}
            sent |= {f"was.{question}.{line}": "" for question in questions}
        assert maja.post(path, sent).status_code in {200, 302}


def test_a_day_in_a_daycare(client_for, acting_as, open_round, house, at):
    maja, birthe = client_for("maja"), client_for("birthe")

    # Both groups wait for her; a colleague has seen them already, and she does not see how.
    today = maja.get("/skole/").content.decode()
    assert NURSERY in today
    assert KINDERGARTEN in today
    for name, band in ((NURSERY, AgeBand.AGE_1_3), (KINDERGARTEN, AgeBand.AGE_3_6)):
        group = group_called(name)
        form = form_of(open_round, group)
        assert form.band == band
        page = maja.get(reverse("wellbeing:sheet", args=[open_round.id, group.id])).content.decode()
        assert form.questions["core1"]["da"][0] in page
        assert Sheet.objects.filter(round=open_round, group=group, finished_at__isnull=False).count() == 1
        assert maja.get(reverse("wellbeing:dialogue", args=[open_round.id, group.id])).status_code == 404

    # She fills the nursery's sheet; then the two of them may sit down and talk, and Birthe sees that they have begun.
    nursery = group_called(NURSERY)
    with acting_as("maja") as actor:
        fill(maja, actor, open_round, nursery, at)
    assert Sheet.objects.get(round=open_round, group=nursery, rater__name="Maja Krog").finished_at
    maja.post(reverse("wellbeing:dialogue", args=[open_round.id, nursery.id]))
    assert Dialogue.objects.filter(round=open_round, group=nursery).exists()
    assert birthe.get(reverse("wellbeing:dialogue", args=[open_round.id, nursery.id])).status_code == 200
    assert open_round.name in birthe.get("/skole/").content.decode()

    # Both see who is about to start school; Birthe has the agreement with the clinic.
    assert maja.get("/overgange/").status_code == birthe.get("/overgange/").status_code == 200
    agreement = birthe.get(reverse("checkups:agreements")).content.decode()
    assert "Birthe Lund" in agreement
    assert house.name in agreement


def test_the_forms_of_the_small_and_the_big_ones_ask_about_different_things():
    newest = {form.band: form.questions["core1"]["da"] for form in Form.objects.order_by("version")}
    assert newest[AgeBand.AGE_1_3] != newest[AgeBand.AGE_3_6]


@pytest.mark.parametrize("login", ["maja", "birthe"])
def test_the_daycare_sees_no_child_at_school(client_for, emil, login):
    client = client_for(login)
    assert client.get(reverse("caseworker:child", args=[emil.id])).status_code == 404
    assert "Emil" not in client.get("/skole/boern/").content.decode()
