"""Under whose name the database is asked. Outside an acting block every query is refused by PostgreSQL itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from django.db import connection, transaction
from psycopg.pq import TransactionStatus

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import collecting, flush

GATE = "favn_gate"
_ENTER = (  # one statement: naming the role this way is SET LOCAL ROLE
    "SELECT set_config('role', %s, true), set_config('favn.actor', %s, true), set_config('favn.role', %s, true), "
    "set_config('favn.at', %s, true), set_config('favn.kind', %s, true)"
)
_state: ContextVar[tuple[str, tuple[str, str, str, str]]] = ContextVar("favn_state", default=("none", ("", "", "", "")))


def _enter(role: str, values: tuple[str, str, str, str]) -> None:
    """Set the database role and who acts, for the rest of this transaction. `role` is one of our constants."""
    with connection.cursor() as cursor:
        cursor.execute(_ENTER, [role, *values])


def _is_usable() -> bool:
    """Whether the transaction can still be spoken to; a broken one is rolled back, and the role with it."""
    raw = connection.connection
    return (
        not connection.needs_rollback and raw is not None and raw.info.transaction_status == TransactionStatus.INTRANS
    )


@contextmanager
def _as(role: str, values: tuple[str, str, str, str]) -> Iterator[None]:
    is_outermost = not connection.in_atomic_block  # then the end of the transaction takes role and actor away by itself
    with transaction.atomic():
        before = _state.get()
        _enter(role, values)
        token = _state.set((role, values))
        try:
            yield
        finally:
            _state.reset(token)
            if not is_outermost and _is_usable():
                _enter(*before)


@contextmanager
def acting(actor: Actor, *, at: datetime) -> Iterator[Actor]:
    """Do what is inside as this actor, at this instant (aware, any zone). One transaction; reads are logged at its end.

    Blocks nest: an inner one takes over and gives back. Raises LogUnavailable when the reads cannot be written.
    """
    if at.tzinfo is None:
        raise ValueError("An acting block needs an instant with a time zone")
    values = (str(actor.id or ""), actor.role, at.astimezone(UTC).isoformat(), str(actor.kind))
    with collecting() as reads:
        try:
            with _as(str(actor.reach), values):
                yield actor
        finally:
            flush(reads)


@contextmanager
def at_the_gate() -> Iterator[None]:
    """Do what is inside as the gate: it may find out who somebody is (sessions, users), and nothing of a child."""
    with _as(GATE, ("", "gate", "", "")):
        yield
