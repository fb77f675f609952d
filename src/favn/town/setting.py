"""What every writer of the town's history shares: the moment, the keys, the chance, the places and the page."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from favn.foundation.access.choices import Basis, Compartment
from favn.foundation.deadlines.rules import Deadline
from favn.foundation.organisation.choices import Role, UnitKind
from favn.town.chance import Dice, Keys
from favn.town.municipality import Municipality
from favn.town.staff import Staff
from favn.town.tables import Rows


@dataclass(frozen=True, slots=True)
class Setting:
    """One town on one day."""

    at: datetime
    keys: Keys
    dice: Dice
    town: Municipality
    staff: Staff
    rows: Rows

    @property
    def authority(self) -> UUID:
        """The unit that receives notifications and has the cases."""
        return self.town.teams[UnitKind.AUTHORITY]

    def grant(
        self, child: UUID, room: Compartment, basis: Basis, source: UUID, since: datetime, *,
        to: UUID | None = None, role: Role | None = None, until: datetime | None = None, by: UUID | None = None,
        passes_on: bool = False,
    ) -> None:  # fmt: skip
        """Access as the actions of the steps give it: to one employee, or to a role at the authority unit."""
        unit = self.authority if role else None
        row = (
            self.keys(),
            child,
            to,
            unit,
            role.value if role else "",
            room.value,
            basis.value,
            source,
            since,
            until,
            by,
            passes_on,
        )
        self.rows["access_grant"].append(row)

    def alert(
        self, kind: str, text: str, deadline: Deadline, source: UUID, page: str, since: datetime, *, child: UUID,
        room: Compartment, to: UUID | None = None, role: Role | None = None,
    ) -> None:  # fmt: skip
        """Something that waits for an employee, or for a role at the authority unit, as the actions say."""
        self.rows["alerts_alert"].append((
            self.keys(), kind, text, deadline.reason, deadline.paragraph, deadline.due_by, to,
            self.authority if role else None, role.value if role else "", child, room.value, source, page, source,
            since,
        ))  # fmt: skip

    def release(
        self, child: UUID, table: str, subject: UUID, reader: UUID, reason: str, since: datetime, by: UUID
    ) -> None:
        """Let one reader in the family read one row, as the actions of the steps do."""
        self.rows["access_release"].append((self.keys(), child, subject, table, reader, reason, by, since, None, False))
