"""Registering people: children, adults, numbers, relations, places. Every change is dated; nothing is written over."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.audit.choices import EntryKind
from favn.foundation.organisation.models import Area, Group, Unit
from favn.foundation.people.choices import Language, RelationKind, Sex
from favn.foundation.people.cpr import Cpr
from favn.foundation.people.identifiers import hash_of, identifier_of, number_in
from favn.foundation.people.models import Address, Adult, Child, Enrolment, Identifier, Relation
from favn.foundation.people.names import search_fold, sort_key


class CannotMerge(Exception):
    """The two records cannot be one child. Its text can be shown."""


class AlreadyBorn(Exception):
    """The child has a birthday already."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a register tells of a person."""

    given_names: str
    surname: str
    born_on: date | None
    sex: str = Sex.UNKNOWN
    died_on: date | None = None

    def named(self) -> dict[str, str]:
        """The name in the forms it is stored in."""
        whole = f"{self.given_names} {self.surname}".strip()
        return {
            "given_names": self.given_names, "surname": self.surname, "sort_key": sort_key(whole)[:255],
            "search_name": search_fold(whole)[:255],
        }  # fmt: skip


@transaction.atomic
def register_child(
    *, facts: Facts, cpr: Cpr | None, by: Actor, at: datetime, area: Area | None = None, mother: Adult | None = None,
    due_on: date | None = None,
) -> Child:  # fmt: skip
    """Put a child in the register, with its number. An unborn child has a mother and a day it is due, no birthday."""
    child = Child(
        **facts.named(), born_on=facts.born_on, died_on=facts.died_on, sex=facts.sex, area=area, mother=mother,
        due_on=due_on,
    )  # fmt: skip
    child.save(force_insert=True)
    if cpr:
        identifier_of(cpr, child_id=child.id, valid_from=facts.born_on).save(force_insert=True)
    record(verb="register_child", by=by, at=at, child_id=child.id, subject=child)
    return child


@transaction.atomic
def born(*, child: Child, facts: Facts, cpr: Cpr, by: Actor, at: datetime) -> Child:
    """Let an unborn child be born: the same record gets its name, its birthday and its number, and keeps all it has.

    Raises AlreadyBorn for a child that has a birthday, and ValueError without one in `facts`.
    """
    if facts.born_on is None:
        raise ValueError("A child is born on a day")
    named = {**facts.named(), "born_on": facts.born_on, "sex": facts.sex}
    if not Child.objects.filter(pk=child.pk, born_on__isnull=True).update(**named):
        raise AlreadyBorn
    for name, value in named.items():
        setattr(child, name, value)
    identifier_of(cpr, child_id=child.id, valid_from=facts.born_on).save(force_insert=True)
    record(verb="born", by=by, at=at, child_id=child.id, subject=child)
    return child


@transaction.atomic
def register_adult(
    *, facts: Facts, cpr: Cpr | None, by: Actor, at: datetime, phone: str = "", language: str = Language.DANISH,
    needs_interpreter: bool = False,
) -> Adult:  # fmt: skip
    """Put an adult around a child in the register, with their number."""
    adult = Adult(
        **facts.named(), born_on=facts.born_on, died_on=facts.died_on, phone=phone, language=language,
        needs_interpreter=needs_interpreter,
    )  # fmt: skip
    adult.save(force_insert=True)
    if cpr:
        identifier_of(cpr, adult_id=adult.id, valid_from=facts.born_on).save(force_insert=True)
    record(verb="register_adult", by=by, at=at, subject=adult)
    return adult


@transaction.atomic
def correct_person(*, person: Child | Adult, facts: Facts, by: Actor, at: datetime) -> bool:
    """Let a person's name, birthday or sex be what the register now says. Says whether anything changed."""
    wanted: dict[str, object] = {**facts.named(), "born_on": facts.born_on or person.born_on}
    if isinstance(person, Child) and facts.sex != Sex.UNKNOWN:
        wanted["sex"] = facts.sex
    changed = {name: value for name, value in wanted.items() if getattr(person, name) != value}
    if not changed:
        return False
    for name, value in changed.items():
        setattr(person, name, value)
    person.save(update_fields=list(changed))
    child_id = person.id if isinstance(person, Child) else None
    record(verb="correct_person", by=by, at=at, subject=person, child_id=child_id,
           fields=sorted(changed))  # fmt: skip
    return True


@transaction.atomic
def relate(
    *, child: Child, adult: Adult, kind: RelationKind, holds_custody: bool, since: date, by: Actor, at: datetime,
    lives_with_child: bool | None = None,
) -> bool:  # fmt: skip
    """Let the adult be this to the child from `since`; one that says otherwise ends that day. Says if changed."""
    standing = Relation.objects.filter(child=child, adult=adult, valid_until__isnull=True).first()
    lives = standing.lives_with_child if standing and lives_with_child is None else bool(lives_with_child)
    if standing and (standing.kind, standing.holds_custody, standing.lives_with_child) == (kind, holds_custody, lives):
        return False
    if standing:
        Relation.objects.filter(pk=standing.pk).update(valid_until=max(since, standing.valid_from))
    made = Relation(
        child=child, adult=adult, kind=kind, holds_custody=holds_custody, lives_with_child=lives, valid_from=since
    )
    made.save(force_insert=True)
    record(
        verb="relate",
        by=by,
        at=at,
        child_id=child.id,
        about_id=adult.id,
        subject=made,
        relation=str(kind),
        custody=holds_custody,
    )
    return True


@transaction.atomic
def enrol(*, child: Child, unit: Unit, group: Group | None, since: date, by: Actor, at: datetime) -> bool:
    """Let the child go to this unit and group from `since`; one of the same kind ends that day. Says if changed.

    A child who moves keeps its history: the old place stands, with its last day.
    """
    current = Q(child=child, unit__kind=unit.kind, valid_until__isnull=True)
    standing = list(Enrolment.objects.filter(current).order_by("valid_from", "id"))
    if any((place.unit_id, place.group_id) == (unit.id, group.id if group else None) for place in standing):
        return False
    for place in standing:
        Enrolment.objects.filter(pk=place.pk).update(valid_until=max(since, place.valid_from))
    made = Enrolment(child=child, unit=unit, group=group, valid_from=since)
    made.save(force_insert=True)
    record(verb="enrol", by=by, at=at, child_id=child.id, subject=made)
    return True


@transaction.atomic
def move_home(
    *, child: Child | None, adult: Adult | None, street: str, postal_code: str, city: str, is_protected: bool,
    since: date, by: Actor, at: datetime,
) -> bool:  # fmt: skip
    """Record where a person lives from `since`. Once protected, an address stays protected until someone lifts it."""
    owner = {"child": child} if child else {"adult": adult}
    standing = Address.objects.filter(**owner, valid_until__isnull=True).order_by("-valid_from").first()
    if standing and (standing.street, standing.postal_code) == (street, postal_code):
        if is_protected and standing.protected_from is None:
            Address.objects.filter(pk=standing.pk).update(protected_from=since)
            return True
        return False
    if standing:
        Address.objects.filter(pk=standing.pk).update(valid_until=max(since, standing.valid_from))
    keep = is_protected or bool(standing and standing.protected_from and not standing.protected_until)
    made = Address(
        **owner,
        street=street,
        postal_code=postal_code,
        city=city,
        valid_from=since,
        protected_from=since if keep else None,
    )
    made.save(force_insert=True)
    record(
        verb="move_home",
        by=by,
        at=at,
        child_id=child.id if child else None,
        about_id=adult.id if adult else None,
        subject=made,
    )
    return True


@transaction.atomic
def move_to_area(*, child: Child, area: Area, by: Actor, at: datetime) -> None:
    """Let the child belong to another district from now on. The one who says it may lose sight of the child at once."""
    record(verb="move_to_area", by=by, at=at, child_id=child.id, subject=child, area=area.name)
    Child.objects.filter(pk=child.pk).update(area=area)


@transaction.atomic
def stop_following(*, child: Child, on: date, by: Actor, at: datetime) -> None:
    """The child stands on no list from this day on: the family moved away, or it was never born."""
    Child.objects.filter(pk=child.pk).update(left_on=on)
    record(verb="stop_following", by=by, at=at, child_id=child.pk, subject=child)


@transaction.atomic
def follow_again(*, child: Child, by: Actor, at: datetime) -> None:
    """The child stands on the lists again: it was said by mistake."""
    Child.objects.filter(pk=child.pk).update(left_on=None)
    record(verb="follow_again", by=by, at=at, child_id=child.pk, subject=child)


@transaction.atomic
def reveal_number(*, identifier: Identifier, purpose: str, by: Actor, at: datetime) -> str:
    """Show a number in full, once, and write down who saw it and why."""
    record(
        verb="reveal_number",
        by=by,
        at=at,
        kind=EntryKind.REVEAL,
        child_id=identifier.child_id,
        subject=identifier,
        purpose=purpose,
    )
    return number_in(identifier).shown


@transaction.atomic
def gather_name_words(*, by: Actor, at: datetime) -> int:
    """Saml navnenes ord: let the search know the words of today's names, and forget those nobody bears. How many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.gather_name_words()")
        words: int = cursor.fetchone()[0]
    record(verb="gather_name_words", by=by, at=at, words=words)
    return words


@dataclass(frozen=True, slots=True)
class Rehashed:
    """One batch: the last row looked at (None: there are no more), how many changed, and which stand twice."""

    last: UUID | None
    changed: int = 0
    doubled: tuple[UUID, ...] = ()


@transaction.atomic
def rehash_numbers(*, after: UUID | None, most: int, by: Actor, at: datetime) -> Rehashed:
    """Let the next `most` numbers be found by today's look-up key; those that are already are left alone.

    `doubled` are rows whose number stands under today's key in another row: a person must merge the two.
    """
    rows = Identifier.objects.filter(pk__gt=after) if after else Identifier.objects.all()
    batch = list(rows.order_by("pk")[:most])
    changed, doubled = 0, []
    for row in batch:
        hashed = hash_of(number_in(row))
        if hashed == bytes(row.value_hash):
            continue
        try:
            with transaction.atomic():
                changed += Identifier.objects.filter(pk=row.pk, value_hash=row.value_hash).update(value_hash=hashed)
        except IntegrityError:
            doubled.append(row.pk)
    if changed:
        record(verb="rehash_numbers", by=by, at=at, rows=changed)
    return Rehashed(batch[-1].pk if batch else None, changed, tuple(doubled))


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: rows that moved, and rows the kept record had already, which stay with the doubled one."""

    moved: int
    stayed: int


@transaction.atomic
def merge_children(*, kept: Child, doubled: Child, by: Actor, at: datetime) -> Merged:
    """Two records are one child: all that the doubled one has, in every room, moves to the kept one.

    Raises CannotMerge for the same record or one that is merged already. The doubled record stays, without content,
    so that old links and numbers lead to the child. The database lets a team leader who knows of both do this.
    """
    if kept.pk == doubled.pk:
        raise CannotMerge
    with connection.cursor() as cursor:
        cursor.execute("SELECT moved, stayed FROM favn.merge_rows(%s, %s)", [doubled.pk, kept.pk])
        answer = cursor.fetchone()
    if answer is None:
        raise CannotMerge
    done = Merged(*answer)
    record(verb="merge_children", by=by, at=at, child_id=kept.id, subject=kept, doubled=str(doubled.id),
           rows=done.moved, stayed=done.stayed)  # fmt: skip
    return done
