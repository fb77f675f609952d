"""The data protection officer's reading: search, a random sample to look into, and whether the chain is whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import MD5, Cast, Concat

from favn.foundation.access.choices import Purpose
from favn.foundation.access.merged import kept_keys, with_doubles
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import note_read
from favn.foundation.audit.choices import EntryKind
from favn.foundation.audit.models import Entry, Seal
from favn.foundation.audit.verification import BROKEN, WHOLE
from favn.foundation.deadlines.moments import COPENHAGEN
from favn.foundation.organisation.queries import employee_ids_named
from favn.kit.tables import Page, page_of
from favn.oversight.log.queries import NEWEST_FIRST, PAGE, entries

SAMPLE = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for: whose doings, from and until which day (both included), which kind, about the same child."""

    employee: str = ""
    first_on: date | None = None
    last_on: date | None = None
    kind: str = ""
    same_child_as: UUID | None = None

    @property
    def criterion(self) -> str:
        """The search as the log keeps it (encrypted)."""
        return "|".join(map(str, (self.employee, self.first_on, self.last_on, self.kind, self.same_child_as)))


def found_entries(
    *, actor: Actor, wanted: Wanted, asked: Mapping[str, str], at: datetime
) -> Page[Entry]:  # fmt: skip
    """A page of what was looked for, newest first. That the log was read stands in the log."""
    note_read(verb="search_log", by=actor, at=at, kind=EntryKind.SEARCH, purpose=Purpose.REVIEW,
              criterion=wanted.criterion)  # fmt: skip
    return page_of(_matching(wanted), orders=NEWEST_FIRST, asked=asked, size=PAGE)


def _matching(wanted: Wanted) -> QuerySet[Entry]:
    found = entries().filter(kind=wanted.kind) if wanted.kind else entries().exclude(kind=EntryKind.ROW)
    if wanted.employee:
        found = found.filter(actor_id__in=employee_ids_named(wanted.employee))
    if wanted.first_on:
        found = found.filter(at__gte=_midnight(wanted.first_on))
    if wanted.last_on:
        found = found.filter(at__lt=_midnight(wanted.last_on + timedelta(days=1)))
    if wanted.same_child_as:
        found = found.filter(child_id__in=_same_child(wanted.same_child_as))
    return found


def _same_child(line_id: UUID) -> list[UUID]:
    """Every key of the child this line is about: the record that is kept and those merged into it."""
    key = Entry.objects.filter(pk=line_id).values_list("child_id", flat=True).first()
    return with_doubles([kept_keys([key]).get(key, key)]) if key else []


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, COPENHAGEN)


def sample_of(*, actor: Actor, month: date, seed: str, at: datetime) -> list[Entry]:
    """Twenty reads of that month drawn at random: the same month and seed draw the same ones, so it can be repeated."""
    note_read(verb="sample_log", by=actor, at=at, kind=EntryKind.SEARCH, purpose=Purpose.REVIEW,
              criterion=f"{month:%Y-%m}|{seed}")  # fmt: skip
    first = month.replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    reads = entries().filter(
        at__gte=_midnight(first), at__lt=_midnight(after), kind=EntryKind.READ, child_id__isnull=False,
        actor_kind="employee",
    )  # fmt: skip
    drawn = MD5(Concat(Cast(F("id"), TextField()), Value(seed), output_field=TextField()))
    return list(reads.annotate(drawn=drawn).order_by("drawn")[:SAMPLE])


@dataclass(frozen=True, slots=True)
class Integrity:
    """How the chain stands: the newest seal, and the newest proof of the whole."""

    seal: Seal | None
    proof: Entry | None

    @property
    def is_whole(self) -> bool:
        """The newest proof found nothing touched."""
        return self.proof is not None and self.proof.verb == WHOLE

    @property
    def counts(self) -> tuple[str, str]:
        """Entries and seals the newest proof covered."""
        parts = (self.proof.basis.split("/") if self.proof else []) + ["0", "0"]
        return parts[0], parts[1]

    @property
    def mark(self) -> str:
        """The beginning of the newest seal's digest, to be written down outside the house."""
        return bytes(self.seal.digest).hex()[:16] if self.seal else ""


def integrity() -> Integrity:
    """How the chain stands now. Two statements."""
    return Integrity(
        seal=Seal.objects.order_by("-id").first(),
        proof=entries().filter(verb__in=(WHOLE, BROKEN), actor_kind="system").order_by("-at", "-id").first(),
    )
