"""What the municipality decides for itself: its words, how many rate, and the questions. Dated, never rewritten."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.organisation.choices import UnitKind
from favn.journey.wellbeing.choices import QUESTIONS
from favn.journey.wellbeing.errors import Refused
from favn.journey.wellbeing.models import Form, PositionWording, RaterRule
from favn.journey.wellbeing.policy import may_plan_rounds


@transaction.atomic
def word_positions(*, words: Mapping[str, str], valid_from: date, by: Actor, at: datetime) -> PositionWording:
    """Sæt ord på positionerne: what green, yellow and red are called from a day on, in Danish and English."""
    if not may_plan_rounds(by):
        raise Refused
    made, _created = PositionWording.objects.update_or_create(valid_from=valid_from, defaults=dict(words))
    record(verb="wellbeing.word_positions", by=by, at=at, subject=made)
    return made


@transaction.atomic
def set_rater_rule(
    *, unit_kind: str, raters: int, with_supervisor: bool, valid_from: date, by: Actor, at: datetime
) -> RaterRule:
    """Bestem, hvor mange der vurderer: in one kind of unit, from a day on. Rounds planned before keep their number."""
    if not may_plan_rounds(by):
        raise Refused
    made, _created = RaterRule.objects.update_or_create(
        unit_kind=unit_kind,
        valid_from=valid_from,
        defaults={
            "raters": raters,
            "with_supervisor": with_supervisor,
            "with_parents": unit_kind == UnitKind.HEALTH,
        },
    )
    record(verb="wellbeing.set_rater_rule", by=by, at=at, subject=made)
    return made


@transaction.atomic
def write_form(*, newest: Form, words: Mapping[str, Mapping[str, list[str]]], by: Actor, at: datetime) -> Form:
    """Skriv en ny udgave: the next version of a form. A round that has opened keeps the version it began with.

    `words`: for each question the three Danish and the three English words. Area and sign stay with the question, so
    that lines over time can be compared. No change gives the version that stands.
    """
    if not may_plan_rounds(by):
        raise Refused
    questions: dict[str, Any] = {code: {**newest.questions[code], **words[code]} for code in QUESTIONS}
    if questions == newest.questions:
        return newest
    made = Form(band=newest.band, version=newest.version + 1, questions=questions, written_at=at, written_by_id=by.key)
    made.save(force_insert=True)
    record(verb="wellbeing.write_form", by=by, at=at, subject=made)
    return made
