"""The one who acts: everything done in Favn is done by an Actor, and the database knows which."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class ActorKind(StrEnum):
    """The four kinds of actors."""

    EMPLOYEE = "employee"
    FAMILY = "family"
    PUBLIC = "public"
    SYSTEM = "system"


class Reach(StrEnum):
    """The database role an actor works under. Narrow and wide differ in how a list is checked, not in what is seen."""

    NARROW = "favn_narrow"
    WIDE = "favn_wide"
    FAMILY = "favn_family"
    PUBLIC = "favn_public"
    SYSTEM = "favn_system"


@dataclass(frozen=True, slots=True)
class Actor:
    """One person under one hat, or the public, or a job.

    `id` is the employee's or the family member's key; a grant, a block and a log entry name it. `role` is the hat:
    one of organisation's role codes for an employee, "family", "public" or "system:<job>". `unit_name` is the place the
    log and the family read: "Havneskolen".
    """

    kind: ActorKind
    reach: Reach
    role: str
    name: str
    id: UUID | None = None
    user_id: UUID | None = None
    unit_ids: tuple[UUID, ...] = ()
    group_ids: tuple[UUID, ...] = ()
    unit_name: str = ""
    hats: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    @property
    def is_employee(self) -> bool:
        """Works for the municipality, under this hat."""
        return self.kind is ActorKind.EMPLOYEE

    @property
    def is_family(self) -> bool:
        """Reads and writes as a member of a family."""
        return self.kind is ActorKind.FAMILY

    @property
    def key(self) -> UUID:
        """The actor's own key. Raises LookupError for the public and for jobs, which are nobody in particular."""
        if self.id is None:
            raise LookupError(f"{self.role} is nobody in particular")
        return self.id

    def has_role(self, *roles: str) -> bool:
        """Wears one of these hats right now."""
        return self.role in roles


PUBLIC = Actor(kind=ActorKind.PUBLIC, reach=Reach.PUBLIC, role="public", name="")


def system(job: str) -> Actor:
    """The actor of a job: it sees what jobs need, and the log says which job it was."""
    return Actor(kind=ActorKind.SYSTEM, reach=Reach.SYSTEM, role=f"system:{job}", name=job)
