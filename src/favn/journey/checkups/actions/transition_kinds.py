"""The municipality's own moves and questions: an edit is a new row from its day on."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.journey.checkups.errors import TransitionRefused
from favn.journey.checkups.models import TransitionGuide, TransitionKind
from favn.journey.checkups.policy.contacts import may_decide
from favn.journey.checkups.queries.transition_kinds import guide_of
from favn.kit.clock import local


@transaction.atomic
def revise_transition_kind(*, kind: TransitionKind, by: Actor, at: datetime, **changed: object) -> TransitionKind:
    """Ret overgangstypen from today on. Notes that are written keep the ground they were shown on.

    Raises TransitionRefused.
    """
    if not may_decide(by):
        raise TransitionRefused(_("Overgangstyper rettes af en administrator."))
    today = local(at).date()
    columns = {field.name: getattr(kind, field.name) for field in TransitionKind._meta.fields if field.name != "id"}
    made = TransitionKind(**{**columns, **changed, "valid_from": today, "valid_until": None})
    standing = TransitionKind.objects.filter(pk=kind.pk, valid_until__isnull=True)
    if not standing.update(valid_until=max(today, kind.valid_from)):
        raise TransitionRefused(_("En anden har rettet overgangstypen imens. Åbn den igen."))
    made.save(force_insert=True)
    record(verb="checkups.revise_transition_kind", by=by, at=at, subject=made, transition=kind.code,
           ground=str(made.ground))  # fmt: skip
    return made


@transaction.atomic
def write_guide(*, code: str, questions: Sequence[dict[str, str]], by: Actor, at: datetime) -> TransitionGuide:
    """Skriv samtaleguiden: a new version; notes that are written keep the questions they answered.

    Raises TransitionRefused.
    """
    if not may_decide(by):
        raise TransitionRefused(_("Samtaleguider rettes af en administrator."))
    if not questions:
        raise TransitionRefused(_("Skriv mindst ét spørgsmål."))
    before = guide_of(code)
    made = TransitionGuide(code=code, version=(before.version if before else 0) + 1, questions=list(questions),
                           written_at=at)  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as taken:
        raise TransitionRefused(_("En anden har rettet spørgsmålene imens. Åbn siden igen.")) from taken
    record(verb="checkups.write_guide", by=by, at=at, subject=made, transition=code, version=made.version)
    return made
