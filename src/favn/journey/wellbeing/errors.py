"""Refusals, in words the reader can use."""

from django.http import Http404
from django.utils.translation import gettext as _


class Refused(Exception):
    """Something cannot be done. `words` says what happened, why, and what now."""

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("Det kan ikke lade sig gøre.")


class NotYourGroup(Http404):
    """The actor does not rate this group: it answers as if the group were not there."""


class RoundNotOpen(Refused):
    """The round is not open today."""

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("Runden er ikke åben i dag. Dine tidligere svar er gemt.")


class ParentsNotInformed(Refused):
    """The parents have not been told about the round."""

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _(
            "Runden kan ikke åbnes, før forældrene er informeret. Send informationen, og skriv her, at det er sket."
        )


class SheetFinished(Refused):
    """The rater has said that the sheet is finished."""

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("Du har meldt arket færdigt. Åbn det igen, hvis du vil rette, eller ret det i dialogen.")


class SheetNotDone(Refused):
    """Answers are missing, or a reason for not judging."""

    def __init__(self, missing: int) -> None:
        super().__init__(missing)
        self.missing = missing

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("Arket er ikke helt udfyldt: %(count)s børn mangler et svar eller en grund. Alt er gemt.") % {
            "count": self.missing
        }


class AnsweredElsewhere(Refused):
    """The cell was changed in another window since this page was shown. `present` is what stands now."""

    def __init__(self, present: int | str | None) -> None:
        super().__init__(present)
        self.present = present

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("Svaret er ændret i et andet vindue. Det gemte vises nu; vælg igen, hvis det skal være anderledes.")


class DialogueNotReady(Refused):
    """Not all raters have finished."""

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("Dialogen åbner, når alle har meldt deres ark færdigt. Til da ser ingen den andens svar.")


class DialogueClosed(Refused):
    """The dialogue is over."""

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("Dialogen er afsluttet. Positionen gælder til næste runde.")


class ChangedMeanwhile(Refused):
    """A colleague set this child's position since the page was shown."""

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("En kollega har ændret positionen imens. Det gemte står øverst. Gem igen, hvis dit skal gælde.")


class PositionIncomplete(Refused):
    """Red needs a remark, a next step, an owner and a date; yellow may be watched, with the reason."""

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("Rød kræver bemærkning, næste skridt, en ansvarlig og en dato. Gul kan også følges: skriv hvorfor.")


class NotAllSpokenOf(Refused):
    """Some children have no joint position yet."""

    def __init__(self, missing: int) -> None:
        super().__init__(missing)
        self.missing = missing

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("Alle børn skal omkring: %(count)s mangler en fælles position.") % {"count": self.missing}


class ChildWaits(Refused):
    """The child is not rated now: a parent objects, or no parent has been told of the round."""

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _(
            "Barnet venter: forældrene er ikke nået, eller en af dem har gjort indsigelse. Din leder kan se hvorfor."
        )


class NotASubstitute(Refused):
    """The one named cannot stand in: works in the group already, or not as a rater."""

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("Vælg en lærer, pædagog eller dagplejer, som ikke allerede er i gruppen.")


class ObjectionStands(Refused):
    """The same parent has an objection that waits for its answer."""

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("Din indsigelse er modtaget og venter på svar. Barnet vurderes ikke så længe.")


class AlreadyAnswered(Refused):
    """The objection was answered or taken back meanwhile."""

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("Indsigelsen er allerede besvaret eller trukket tilbage.")


class StepNotMoved(Refused):
    """A step is moved to a day to come, with a reason; it is given up with a reason."""

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("Skriv hvorfor, og vælg en dag efter i dag, når skridtet flyttes.")


class StepNotYours(Refused):
    """Only the owner, or a colleague who rates the group, says that a step is done."""

    @property
    def words(self) -> str:
        """What the reader is told."""
        return _("Skridtet er allerede gjort, eller en anden har ansvaret for det.")
