"""Opening and closing: grants, blocks, releases, break-glass. Each is written in the log."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.access.models import Block, BreakGlass, Grant, Release
from favn.foundation.access.policy import may_break_glass, may_review
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.audit.choices import EntryKind

GLASS_STAYS_BROKEN = timedelta(hours=4)


class AccessRefused(Exception):
    """The actor may not do this to anybody's access. Its text can be shown."""


class AlreadyBlocked(Exception):
    """The actor is shut off from the child already."""


class AlreadyReviewed(Exception):
    """A colleague reviewed this break-glass first."""


def _ask(question: str, *values: UUID | str | bool | datetime | None) -> list[tuple[Any, ...]]:
    """Ask the second lock; it answers, or refuses with InsufficientPrivilege what the first lock let through."""
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        answer: list[tuple[Any, ...]] = cursor.fetchall()
        return answer


@transaction.atomic(savepoint=False)
def grant(
    *, child_id: UUID, compartments: tuple[Compartment, ...], basis: Basis, source: models.Model, by: Actor,
    at: datetime, to: UUID | None = None, unit_id: UUID | None = None, role: str = "", until: datetime | None = None,
    passes_on: bool = False,
) -> list[Grant]:  # fmt: skip
    """Let one actor (`to`), or everyone in `role` at `unit_id`, see these compartments of a child.

    Called inside the action of the step that gives the reason (`source`, its row). Giving it twice changes nothing.
    With `passes_on` they may let others in themselves: the one with the case, and the one who leads the network.
    """
    given = []
    for compartment in compartments:
        made = Grant(
            child_id=child_id, actor_id=to, unit_id=None if to else unit_id, role="" if to else role,
            compartment=compartment, basis=basis, source_id=source.pk, valid_from=at, valid_until=until,
            granted_by=by.id, passes_on=passes_on,
        )  # fmt: skip
        if not _ask("SELECT favn.give_access(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)", made.pk, child_id, to,
                    made.unit_id, made.role, compartment, basis, source.pk, at, until, passes_on)[0][0]:  # fmt: skip
            continue
        record(verb="grant", by=by, at=at, kind=EntryKind.ACCESS, child_id=child_id, subject=made, basis=basis,
               compartment=compartment, to=str(to or f"{role}@{unit_id}"))  # fmt: skip
        given.append(made)
    return given


@transaction.atomic(savepoint=False)
def end(*, source_id: UUID, by: Actor, at: datetime, child_id: UUID | None = None, to: UUID | None = None) -> int:
    """End every grant that came from this source (of one child, to one actor, when named). Returns how many ended.

    An action ends access last: afterwards it may not be able to read what it just wrote.
    """
    ended = _ask("SELECT child, holder FROM favn.end_access(%s, %s, %s, %s)", source_id, child_id, to, at)
    for child, holder in dict.fromkeys(ended):
        record(verb="end_grant", by=by, at=at, kind=EntryKind.ACCESS, child_id=child, to=str(holder))
    return len(ended)


@transaction.atomic
def block(*, child_id: UUID, actor_id: UUID, reason: str, by: Actor, at: datetime) -> Block:
    """Shut this child off from this actor (a relative, a conflict of interest), whatever else would open it.

    Raises AlreadyBlocked.
    """
    made = Block(child_id=child_id, actor_id=actor_id, reason=reason, blocked_by=by.id, blocked_at=at)
    if not _ask("SELECT favn.shut_off(%s, %s, %s, %s, %s)", made.pk, child_id, actor_id, reason, at)[0][0]:
        raise AlreadyBlocked
    record(verb="block", by=by, at=at, kind=EntryKind.ACCESS, child_id=child_id, subject=made, to=str(actor_id))
    return made


@transaction.atomic
def end_block(*, block: Block, by: Actor, at: datetime) -> None:
    """Lift a block: from now on, whatever else opens the child opens it again. Lifting twice changes nothing.

    Raises AccessRefused for the one who is shut off.
    """
    if block.actor_id == by.id:
        raise AccessRefused(_("En spærring mod dig selv ophæves af en anden."))
    if _ask("SELECT favn.lift_block(%s, %s)", block.pk, at)[0][0]:
        record(verb="end_block", by=by, at=at, kind=EntryKind.ACCESS, child_id=block.child_id, subject=block,
               to=str(block.actor_id))  # fmt: skip


@transaction.atomic
def release(*, child_id: UUID, subject: models.Model, reader_id: UUID, reason: str, by: Actor, at: datetime) -> Release:
    """Let one reader in the family read this one row. Releasing twice gives the release that stands."""
    standing = Release.objects.filter(object_id=subject.pk, reader_id=reader_id, withdrawn_at__isnull=True).first()
    if standing:
        return standing
    made = Release(
        child_id=child_id, object_id=subject.pk, object_table=subject._meta.db_table, reader_id=reader_id,
        reason=reason, released_by=by.id, released_at=at,
    )  # fmt: skip
    made.save(force_insert=True)
    record(verb="release", by=by, at=at, kind=EntryKind.ACCESS, child_id=child_id, about_id=reader_id, subject=subject)
    return made


@transaction.atomic
def withdraw(*, release: Release, by: Actor, at: datetime) -> None:
    """Take a release back: from now on the reader no longer sees it. What was read stays in the log."""
    changed = Release.objects.filter(pk=release.pk, withdrawn_at__isnull=True).update(withdrawn_at=at)
    if changed:
        record(verb="withdraw_release", by=by, at=at, kind=EntryKind.ACCESS, child_id=release.child_id, subject=release)


@transaction.atomic
def withdraw_from(*, reader_id: UUID, object_ids: Iterable[UUID], by: Actor, at: datetime) -> int:
    """Take back what was released of these rows to this one reader. Returns how many releases ended."""
    standing = Release.objects.filter(object_id__in=list(object_ids), reader_id=reader_id, withdrawn_at__isnull=True)
    found = list(standing)
    for each in found:
        withdraw(release=each, by=by, at=at)
    return len(found)


@transaction.atomic
def break_glass(*, child_id: UUID, reason: str, by: Actor, at: datetime) -> BreakGlass:
    """Open a child without a basis, for four hours, because it cannot wait. A leader is told and reviews it.

    Opens neither ssp nor a protected address. Raises AccessRefused for those who may not.
    """
    if not may_break_glass(by):
        raise AccessRefused(_("Nødadgang er kun for medarbejdere, der har ansvar for børn."))
    if len(reason.strip()) < 10:
        raise AccessRefused(
            _("Skriv, hvorfor det ikke kan vente. Begrundelsen bliver læst af en leder og kan læses af familien.")
        )
    made = BreakGlass(
        child_id=child_id, employee_id=by.key, reason=reason.strip(), opened_at=at, expires_at=at + GLASS_STAYS_BROKEN
    )
    if not _ask("SELECT favn.break_glass(%s, %s, %s)", made.pk, child_id, made.reason)[0][0]:
        raise AccessRefused(_("Barnet kan ikke åbnes med nødadgang."))
    record(verb="break_glass", by=by, at=at, kind=EntryKind.ACCESS, child_id=child_id, subject=made)
    return made


@transaction.atomic
def review_break_glass(*, broken: BreakGlass, is_justified: bool, remark: str, by: Actor, at: datetime) -> None:
    """A leader says whether the break-glass was justified. Raises AlreadyReviewed, AccessRefused."""
    if not may_review(by, broken):
        raise AccessRefused(_("Nødadgang gennemgås af en leder, som ikke selv brugte den."))
    said = "justified" if is_justified else "unjustified"
    if not _ask("SELECT favn.review_glass(%s, %s, %s)", broken.pk, said, remark)[0][0]:
        raise AlreadyReviewed
    record(verb="review_break_glass", by=by, at=at, kind=EntryKind.ACCESS, child_id=broken.child_id, subject=broken)
