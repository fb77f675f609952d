"""The concern's pages: their job, wrong input, wrong person."""

import pytest
from django.urls import reverse

from favn.journey.concerns import queries

ANSWERS = {"child_level": "3", "care_level": "2", "protective": "Mormor bor tæt på.", "worrying": "Stille siden maj.",
           "child_words": "Jeg savner fodbold.", "parent_words": "Jeg kan ikke nå det hele.",
           "reason_not": "planned"}  # fmt: skip


def test_ida_places_emil_on_the_ruler_and_sees_the_guide(client_for, acting_as, emil) -> None:
    ida = client_for("ida")
    empty = ida.get(reverse("concerns:place", args=[emil.id])).content.decode()
    assert "Hvor er Emil lige nu?" in empty
    assert "Alle niveauer" in empty
    answer = ida.post(reverse("concerns:place", args=[emil.id]), ANSWERS, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Handleguide · niveau 3" in page
    assert "»Jeg savner fodbold.«" in page
    with acting_as("ida"):
        assert queries.latest_concern(emil.id).care_level == 2


def test_the_guide_follows_the_levels_without_saving(client_for, emil) -> None:
    url = reverse("concerns:guide", args=[emil.id])
    answer = client_for("ida").get(url, {"child_level": "2", "care_level": "5"}, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "niveau 5, Truet" in page
    assert "<html" not in page


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"child_level": ""}, "Vælg et svar ved"),
        ({"child_level": "6"}, "6"),
        ({"reason_not": ""}, "vælg hvorfor ikke"),
        ({"talked_with_parents_on": "01.01.2199"}, "Datoen er ikke kommet endnu"),
        ({"talked_with_parents_on": "i går"}, "Skriv datoen som dag"),
    ],
)
def test_a_refused_concern_keeps_every_word(client_for, emil, wrong, says) -> None:
    answer = client_for("ida").post(reverse("concerns:place", args=[emil.id]), ANSWERS | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "Stille siden maj." in page
    assert "Jeg savner fodbold." in page


def test_level_one_needs_no_talk_with_the_parents(client_for, emil) -> None:
    answers = {"child_level": "1", "care_level": "1"}
    assert client_for("ida").post(reverse("concerns:place", args=[emil.id]), answers).status_code == 302


@pytest.mark.parametrize("outsider", ["otto", "lone", "mette", "karen", "sofie", "dan"])
def test_an_outsider_cannot_tell_that_emil_is_known(client_for, emil, outsider) -> None:
    outside = client_for(outsider)
    assert outside.get(reverse("concerns:place", args=[emil.id])).status_code == 404
    assert outside.post(reverse("concerns:place", args=[emil.id]), ANSWERS).status_code == 404
    assert outside.get(reverse("concerns:guide", args=[emil.id])).status_code == 404


def test_one_childs_concern_is_not_read_at_another_childs_address(client_for, emil, johan) -> None:
    ida = client_for("ida")
    saved = ida.post(reverse("concerns:place", args=[emil.id]), ANSWERS)
    assert ida.get(saved.url).status_code == 200
    assert ida.get(saved.url.replace(str(emil.id), str(johan.id))).status_code == 404


def test_what_is_typed_is_kept_until_it_is_saved(client_for, emil) -> None:
    ida, place = client_for("ida"), reverse("concerns:place", args=[emil.id])
    draft = reverse("documents:draft", args=[f"bekymring-{emil.id}"])
    assert draft in ida.get(place).content.decode()
    assert ida.post(draft, {"worrying": "Stille si", "child_level": "3"}).status_code == 200
    again = ida.get(place).content.decode()
    assert "Stille si" in again
    assert "Handleguide · niveau 3" in again
    assert "Stille si" not in client_for("bo").get(place).content.decode()
    ida.post(place, ANSWERS)
    assert "Stille si\n" not in ida.get(place).content.decode()
    assert "Vælg et niveau." in ida.get(place).content.decode()
