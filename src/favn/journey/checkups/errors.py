"""Refusals of the universal contacts. Their text can be shown."""

from favn.journey.checkups.models import TransitionNote, Visit


class ContactRefused(Exception):
    """The contact, visit or handover cannot be written like this."""


class DentalRefused(Exception):
    """The time, the step or the decision at the dentist's cannot be written like this."""


class ChangedMeanwhile(Exception):
    """Somebody, or another telephone, wrote the visit first; nothing was overwritten. Carries what stands."""

    def __init__(self, standing: Visit) -> None:
        super().__init__(standing.pk)
        self.standing = standing


class TransitionRefused(Exception):
    """The transition, its note or an answer to it cannot be written like this. Its text can be shown."""


class NoteChanged(Exception):
    """Somebody wrote a newer version of the note first; nothing was overwritten. Carries what stands."""

    def __init__(self, standing: TransitionNote | None) -> None:
        super().__init__(standing.pk if standing else None)
        self.standing = standing
