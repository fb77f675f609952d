"""A child on the way is put on its mother; when it is born, the same record gets its name and its number."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from favn.desks.health.policy import may_register
from favn.foundation.access import door
from favn.foundation.access.actions import AccessRefused
from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.models import Area
from favn.foundation.people import actions as people
from favn.foundation.people.choices import Language, RelationKind
from favn.foundation.people.cpr import Cpr
from favn.foundation.people.models import Adult, Child
from favn.foundation.people.queries import adult_key_with
from favn.journey.checkups.actions.pregnancies import Told, copy_messages, end_with_birth, record_message
from favn.kit.clock import local

UNNAMED = "Ufødt barn"  # the name in the register until there is one; stored, so it is not translated


class NumberTaken(Exception):
    """Another record has the number already."""


@dataclass(frozen=True, slots=True)
class Mother:
    """What is asked about an expectant mother."""

    given_names: str
    surname: str
    number: Cpr
    phone: str = ""
    language: str = Language.DANISH
    needs_interpreter: bool = False


@transaction.atomic
def register_unborn(*, mother: Mother, due_on: date, area: Area, by: Actor, at: datetime) -> Child:
    """Skriv et ufødt barn ind: it hangs on its mother, who is found by her number or put in the register.

    A twin has what was told of the first. Raises AccessRefused for anyone but a health visitor.
    """
    if not may_register(by):
        raise AccessRefused
    known = adult_key_with(mother.number)
    holder = Adult(pk=known) if known else _new_mother(mother, by, at)
    facts = people.Facts(UNNAMED, mother.surname, None)
    child = people.register_child(facts=facts, cpr=None, area=area, mother=holder, due_on=due_on, by=by, at=at)
    people.relate(child=child, adult=holder, kind=RelationKind.MOTHER, holds_custody=False, lives_with_child=True,
                  since=local(at).date(), by=by, at=at)  # fmt: skip
    twin = door.children_on_the_way(mother_id=holder.pk).exclude(pk=child.pk).first()
    if twin:
        copy_messages(since=twin, to=child, by=by, at=at)
    return child


@transaction.atomic
def receive_message(*, mother: Mother, due_on: date, area: Area, told: Told, by: Actor, at: datetime) -> Child:
    """Tag imod beskeden: a midwife or doctor told of an expectant mother, who is put in the register with her child.

    Is she followed already, the message stands on the child she waits for, on each of them when there are two.
    Raises AccessRefused, ContactRefused.
    """
    if not may_register(by):
        raise AccessRefused
    known = adult_key_with(mother.number)
    waited_for = list(door.children_on_the_way(mother_id=known)) if known else []
    if not waited_for:
        waited_for = [register_unborn(mother=mother, due_on=due_on, area=area, by=by, at=at)]
    for child in waited_for:
        record_message(child=child, told=told, by=by, at=at)
    return waited_for[0]


def _new_mother(mother: Mother, by: Actor, at: datetime) -> Adult:
    facts = people.Facts(mother.given_names, mother.surname, mother.number.born_on)
    return people.register_adult(
        facts=facts, cpr=mother.number, phone=mother.phone, language=mother.language,
        needs_interpreter=mother.needs_interpreter, by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def child_is_born(*, child: Child, facts: people.Facts, number: Cpr, by: Actor, at: datetime) -> Child:
    """Barnet er født: the record keeps all it has, and the mother has custody from the birthday on.

    Messages, offers and held visits are the child's own rows; visits agreed for the pregnancy are called off.

    Raises NumberTaken when the register has the number on another record, people.AlreadyBorn, and AccessRefused.
    """
    if not may_register(by):
        raise AccessRefused
    try:
        with transaction.atomic():
            born = people.born(child=child, facts=facts, cpr=number, by=by, at=at)
    except IntegrityError as taken:
        raise NumberTaken from taken
    if child.mother_id and facts.born_on:
        people.relate(child=born, adult=Adult(pk=child.mother_id), kind=RelationKind.MOTHER, holds_custody=True,
                      since=facts.born_on, by=by, at=at)  # fmt: skip
    end_with_birth(child_id=born.pk, by=by, at=at)
    return born
