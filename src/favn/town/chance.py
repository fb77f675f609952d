"""Chance that can be repeated: every draw and every key comes from the seed, so the same seed gives the same town."""

from random import Random
from uuid import UUID

FIRST_MS = 1_735_689_600_000  # 1 January 2025 in milliseconds: keys sort by the order they were drawn in
VERSION, VARIANT = 7 << 76, 2 << 62


class Keys:
    """UUIDv7-shaped keys in a row: a counter where the clock would be, and 62 bits of the seed's own chance."""

    def __init__(self, seed: int) -> None:
        self._bits = Random(f"{seed}/keys").getrandbits
        self._drawn = 0

    def __call__(self) -> UUID:
        """The next key."""
        self._drawn = drawn = self._drawn + 1
        return UUID(int=(FIRST_MS + (drawn >> 12)) << 80 | VERSION | (drawn & 0xFFF) << 64 | VARIANT | self._bits(62))


class Dice:
    """One stream of chance for each subject, so that a new subject leaves the others as they were."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def about(self, subject: str) -> Random:
        """The stream of this subject."""
        return Random(f"{self.seed}/{subject}")
