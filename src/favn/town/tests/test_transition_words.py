"""The notes of the town's transitions: each answer under the question it answers."""

import pytest

from favn.journey.checkups.models.transitions import TransitionNote
from favn.journey.checkups.shipped.transitions import GUIDES
from favn.town.words import sentences


def test_every_kind_of_move_has_answers_to_the_first_questions_of_its_guide():
    assert set(sentences.HANDED_OVER) == set(GUIDES)
    assert {code: len(told) for code, told in sentences.HANDED_OVER.items()} == dict.fromkeys(GUIDES, 3)


@pytest.mark.django_db
def test_a_note_answers_what_was_asked():
    notes = TransitionNote.objects.select_related("transition")
    assert notes
    for note in notes:
        told = sentences.HANDED_OVER[note.transition.code]
        questions = [question for question, _english in GUIDES[note.transition.code]]
        assert [asked for asked, _answer in note.body] == questions[:3]
        assert all(answer in options for (_asked, answer), options in zip(note.body, told, strict=True))
