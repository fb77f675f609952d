"""A child stays away from school: the figure comes in, the leader acts, both parents and the receiver read it."""

from decimal import Decimal

import pytest
from django.urls import reverse

from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import system
from favn.foundation.letters.models import Letter
from favn.foundation.organisation.models import Unit
from favn.journey.checkups.actions.absence import NewFigure, keep_figures
from favn.journey.checkups.models import AbsenceDuty
from favn.journey.checkups.rules.absence import Days, quarter_of
from favn.journey.notifications.models import Notification
from favn.kit.clock import local

pytestmark = pytest.mark.django_db


@pytest.fixture
def page_for(client_for):
    """`page_for("rikke", "checkups:absence")`: what she reads there."""

    def read(login, name, *keys):
        answer = client_for(login).get(reverse(name, args=keys))
        assert answer.status_code == 200
        return answer.content.decode()

    return read


def figure_comes_in(child, at, *, illegal):
    """The school's file says so many of 40 school days in the quarter that ended last."""
    school = Unit.objects.get(name="Havneskolen")
    told = NewFigure(child.id, school.id, quarter_of(local(at).date()).previous,
                     Days(Decimal(40), illegal=Decimal(illegal)))  # fmt: skip
    with acting(system("absence"), at=at) as job:
        keep_figures(figures=[told], source_id=None, by=job, at=at)


def waiting_about(child) -> set[str]:
    open_duties = AbsenceDuty.objects.filter(child=child, done_at__isnull=True, lapsed_at__isnull=True)
    return set(open_duties.values_list("duty", flat=True))


def test_a_child_stays_away_and_the_school_does_what_the_law_asks(client_for, page_for, freja, at):
    # Freja is hardly ever away: nothing waits, and she is on no list.
    assert waiting_about(freja) == set()
    assert "Freja Aagaard Winther" not in page_for("rikke", "checkups:absence")

    # Then the school's file says 4 days of 40: her parents must be warned, and it stands on the leader's own list.
    figure_comes_in(freja, at, illegal=4)
    assert waiting_about(freja) == {"warn"}
    assert "Forældrene skal varsles om ulovligt fravær" in page_for("rikke", "school:today")

    # Rikke reads the letter and sends it. Each parent gets one; the protected address is seen by nobody.
    duty = AbsenceDuty.objects.get(child=freja, duty="warn")
    client_for("rikke").post(reverse("checkups:absence_warning", args=[duty.id]))
    letters = Letter.objects.filter(child=freja, title="Ulovligt fravær fra skole")
    assert {letter.adult.given_names: letter.channel for letter in letters} == {"Sofie": "print", "Jonas": "by_hand"}
    assert waiting_about(freja) == set()

    # Both parents read the same figure, each on their own page.
    for login in ("sofie", "jonas"):
        assert "10 %" in page_for(login, "checkups:own_absence")

    # It becomes 7 days of 40. Now the municipality must be told, and the parents need not be warned again.
    figure_comes_in(freja, at, illegal=7)
    assert waiting_about(freja) == {"notify"}
    assert "17,5 %" in page_for("rikke", "notifications:notify", freja.id)
    client_for("rikke").post(reverse("notifications:notify", args=[freja.id]),
                             {"text": "Freja kommer ikke i skole", "attach": ["absence"]})  # fmt: skip
    assert waiting_about(freja) == set()


def test_the_receiver_reads_the_absence_and_what_the_municipality_must_do(client_for, page_for, johan):
    client_for("rikke").post(reverse("notifications:notify", args=[johan.id]),
                             {"text": "Johan kommer ikke i skole", "attach": ["absence"]})  # fmt: skip
    told = Notification.objects.get(text="Johan kommer ikke i skole")
    page = page_for("mette", "caseworker:notification", told.id)
    assert "Fravær, lagt ved fra skolen" in page
    assert "hør forældrene, og barnet, hvis det er over 12 år" in page
    assert "familierådslagning" in page
    assert client_for("mette").get(reverse("checkups:absence_of", args=[johan.id])).status_code == 404


def test_what_is_not_attached_stays_at_the_school(client_for, page_for, johan):
    client_for("rikke").post(reverse("notifications:notify", args=[johan.id]), {"text": "Kun ordene"})
    told = Notification.objects.get(text="Kun ordene")
    assert "Fravær, lagt ved fra skolen" not in page_for("mette", "caseworker:notification", told.id)
