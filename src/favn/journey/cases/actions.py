"""Opening a case and handing it to a caseworker: the family gets one person, and that person gets access."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from favn.foundation.access.actions import end, grant, release
from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.access.models import Block
from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts, raise_alert
from favn.foundation.audit.actions import record
from favn.foundation.organisation.choices import Role
from favn.foundation.organisation.models import Employee
from favn.journey.cases.choices import Origin
from favn.journey.cases.models import Case, CaseworkerTerm
from favn.journey.cases.policy import may_hand_over, may_open_case
from favn.journey.cases.queries import case_of, caseworkers, custody_holders
from favn.journey.cases.rules import screen_by, take_by
from favn.kit.catalogue import N_
from favn.kit.clock import local

ROOMS = (Compartment.AUTHORITY, Compartment.NETWORK, Compartment.FAMILY)


class CaseRefused(Exception):
    """What was asked cannot be done to this case. The text can be shown."""


class AlreadyOpen(CaseRefused):
    """The child has an open case already; a child has one."""


class AlreadyTaken(CaseRefused):
    """A caseworker has the case already."""


@transaction.atomic
def open_case(
    *, child_id: UUID, origin: Origin, origin_on: date, by: Actor, at: datetime, origin_id: UUID | None = None,
    siblings: Iterable[UUID] = (), caseworker: Employee | None = None,
) -> Case:  # fmt: skip
    """Åbn sag: give it to a caseworker at once, or put it on the team's list for one of them to take.

    `origin_on` is the day the municipality became aware. `siblings` are other children in the same notification: the
    caseworker sees what was notified about them too, so that it is read together. Raises CaseRefused, AlreadyOpen.
    """
    if not may_open_case(by):
        raise CaseRefused(_("En sag åbnes af teamlederen eller vagten."))
    if case_of(child_id):
        raise AlreadyOpen(_("Barnet har allerede en åben sag. Et barn har én sag; skriv videre i den."))
    case = Case(
        number=_next_number(at), child_id=child_id, origin=origin, origin_id=origin_id, origin_on=origin_on,
        opened_at=at, opened_by_id=by.key,
    )  # fmt: skip
    _let_see(case, case.child_id, Role.TEAM_LEADER, by, at)
    case.save(force_insert=True)
    record(verb="cases.open", by=by, at=at, child_id=child_id, subject=case, origin=str(origin))
    if caseworker:
        take_case(case=case, caseworker=caseworker, by=by, at=at, siblings=siblings)
    else:
        _put_on_list(case, siblings, by, at)
    return case


def _next_number(at: datetime) -> str:
    """The next case number, such as 2026-00042: unique and rising, and telling nothing of the child."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('cases_number')")
        return f"{local(at).year}-{cursor.fetchone()[0]:05d}"


def _let_see(source: Case | CaseworkerTerm, child_id: UUID, role: Role, by: Actor, at: datetime) -> None:
    """Open the child's authority room to those in this role in the actor's own team."""
    for unit_id in by.unit_ids:
        grant(child_id=child_id, compartments=(Compartment.AUTHORITY,), basis=Basis.CASE, source=source, by=by, at=at,
              unit_id=unit_id, role=role, passes_on=True)  # fmt: skip


def _put_on_list(case: Case, siblings: Iterable[UUID], by: Actor, at: datetime) -> None:
    """Until somebody has the case, the team's caseworkers may read what it is about, and are told that it waits."""
    for child_id in (case.child_id, *siblings):
        _let_see(case, child_id, Role.CASEWORKER, by, at)
    for unit_id in by.unit_ids:
        raise_alert(
            kind="take_case", text=N_("Tag en sag fra teamets liste"),
            reason=N_("Sagen er åbnet, og ingen har den endnu"), due_by=take_by(at), source=case,
            url_name="caseworker:cases", unit_id=unit_id, role=Role.CASEWORKER,
            child_id=case.child_id, compartment=Compartment.AUTHORITY, by=by, at=at,
        )  # fmt: skip


@transaction.atomic
def open_cases(
    *, child_ids: Iterable[UUID], origin: Origin, origin_on: date, by: Actor, at: datetime,
    origin_id: UUID | None = None, siblings: Iterable[UUID] = (), caseworker: Employee | None = None,
) -> list[Case]:  # fmt: skip
    """Åbn sager for søskende: one case for each child, all of them or none, with the same caseworker.

    Raises CaseRefused, AlreadyOpen.
    """
    children, beside = list(child_ids), set(siblings)
    return [
        open_case(child_id=child_id, origin=origin, origin_on=origin_on, origin_id=origin_id, by=by, at=at,
                  siblings=sorted((beside | set(children)) - {child_id}), caseworker=caseworker)
        for child_id in children
    ]  # fmt: skip


@transaction.atomic
def take_case(
    *, case: Case, caseworker: Employee, by: Actor, at: datetime, siblings: Iterable[UUID] = ()
) -> CaseworkerTerm:
    """Tag sagen: from now on this caseworker has it, and both custody holders can see who it is.

    The team leader gives it (also from one caseworker to another); a caseworker takes it from the team's list.
    Raises CaseRefused, AlreadyTaken.
    """
    _check(case, caseworker, by, at)
    held = CaseworkerTerm.objects.select_for_update().filter(case=case, until_at__isnull=True).first()
    if held and (held.caseworker_id == caseworker.pk or not by.has_role(Role.TEAM_LEADER)):
        raise AlreadyTaken(_("Sagen er allerede taget. Åbn listen igen for at se, hvem der har den."))
    if held:
        _end_term(held, by, at)
    term = CaseworkerTerm(case=case, child_id=case.child_id, caseworker=caseworker, given_by_id=by.key, from_at=at)
    term.save(force_insert=True)
    record(verb="cases.take", by=by, at=at, child_id=case.child_id, subject=term, caseworker=str(caseworker.pk))
    _open_rooms(term, siblings, by, at)
    _tell_family(term, by, at)
    close_alerts(source_id=held.pk if held else case.pk, by=by, at=at)
    raise_alert(
        kind="screen", text=N_("Screen sagen"), reason=N_("Du har taget sagen; kommunens egen frist er 10 hverdage"),
        paragraph="barnets lov § 18", due_by=screen_by(at), source=term, url_name="caseworker:case", url_id=case.pk,
        to=caseworker.pk, child_id=case.child_id, compartment=Compartment.AUTHORITY, by=by, at=at,
    )  # fmt: skip
    end(source_id=held.pk if held else case.pk, by=by, at=at)
    return term


def _tell_family(term: CaseworkerTerm, by: Actor, at: datetime) -> None:
    for relation in custody_holders(term.child_id, at):
        release(child_id=term.child_id, subject=term, reader_id=relation.adult_id,
                reason=_("familien kan altid se, hvem der har sagen"), by=by, at=at)  # fmt: skip


def _check(case: Case, caseworker: Employee, by: Actor, at: datetime) -> None:
    if not may_hand_over(by, caseworker.pk):
        raise CaseRefused(_("Du kan tage en sag til dig selv; at give den til en anden gør teamlederen."))
    if case.closed_at:
        raise CaseRefused(_("Sagen er lukket. Åbn en ny sag, hvis barnet igen har brug for hjælp."))
    if not caseworkers(at).filter(pk=caseworker.pk).exists():
        raise CaseRefused(_("%(name)s arbejder ikke som rådgiver i dag.") % {"name": caseworker.name})
    if Block.objects.filter(child_id=case.child_id, actor_id=caseworker.pk, ended_at__isnull=True).exists():
        raise CaseRefused(_("%(name)s er spærret fra barnet. Vælg en anden.") % {"name": caseworker.name})


def _end_term(held: CaseworkerTerm, by: Actor, at: datetime) -> None:
    ended = CaseworkerTerm.objects.filter(pk=held.pk, until_at__isnull=True).update(until_at=at)
    if ended != 1:
        raise AlreadyTaken(_("Sagen skiftede rådgiver imens. Åbn listen igen."))
    record(verb="cases.hand_on", by=by, at=at, child_id=held.child_id, subject=held)


def _open_rooms(term: CaseworkerTerm, siblings: Iterable[UUID], by: Actor, at: datetime) -> None:
    grant(child_id=term.child_id, compartments=ROOMS, basis=Basis.CASE, source=term, by=by, at=at,
          to=term.caseworker_id, passes_on=True)  # fmt: skip
    _let_see(term, term.child_id, Role.TEAM_LEADER, by, at)
    for sibling_id in siblings:
        grant(child_id=sibling_id, compartments=(Compartment.AUTHORITY,), basis=Basis.NOTIFICATION, source=term,
              by=by, at=at, to=term.caseworker_id)  # fmt: skip
