"""Logins for everyone in the town. None has a password: in the demo one chooses who to be on the persona page."""

from datetime import datetime
from uuid import UUID

from favn.foundation.people.names import search_fold
from favn.town.chance import Keys
from favn.town.tables import Rows

NO_PASSWORD = "!"  # noqa: S105  # Django's mark of a password that nothing fits


class Logins:
    """Gives login names of the kind "soeren.moeller", and "soeren.moeller2" to the next of that name."""

    def __init__(self, at: datetime, keys: Keys, rows: Rows) -> None:
        self._at, self._keys, self._rows = at, keys, rows
        self._given: dict[str, int] = {}
        self._folded: dict[str, str] = {}

    def give(self, name: str) -> UUID:
        """A new login for this person, written as a row."""
        first, *_, last = name.split()
        wanted = f"{self._fold(first)}.{self._fold(last)}"
        number = self._given[wanted] = self._given.get(wanted, 0) + 1
        key = self._keys()
        self._rows["accounts_user"].append((key, wanted if number == 1 else f"{wanted}{number}", NO_PASSWORD, self._at))
        return key

    def _fold(self, word: str) -> str:
        folded = self._folded.get(word)
        if folded is None:
            folded = self._folded[word] = "".join(letter for letter in search_fold(word) if letter.isalnum())
        return folded
