"""Hiding small numbers, so that no figure leads back to one person. Pure.

Source: the usual rule of Danish public statistics, that fewer than five are not published, with what could be
calculated from the rest hidden too (complementary suppression).
"""

from collections.abc import Sequence

SMALL = 5


def shown(count: int, *, nought: bool = False) -> int | None:
    """A count of people, or of what they do, as it may be shown: None below five.

    A nought is hidden too, for it tells of everyone, unless `nought` says that the readers know those people anyway.
    """
    return count if count >= SMALL or (nought and count == 0) else None


def share(part: int, whole: int) -> int | None:
    """How many per cent `part` is of `whole`, to the nearest whole one; None when it would tell of a few.

    Hidden when the whole is small, and when the part or the rest is one to four: 96 % of 57 says that two were late.
    """
    rest = whole - part
    if not 0 <= part <= whole:
        raise ValueError("A part is neither negative nor larger than its whole")
    if whole < SMALL or 0 < part < SMALL or 0 < rest < SMALL:
        return None
    return round(100 * part / whole)


def parts_shown(parts: Sequence[int], *, nought: bool = False) -> list[int | None]:
    """The parts of a total that is shown itself: small ones hidden, and as many more as it takes.

    What is hidden is always at least two parts and at least five together (or everything), so none of them can be
    calculated from the total. The smallest are hidden first; of equal ones the first. With `nought`, as in `shown`, a
    nought stays, and is no company for what is hidden.
    """
    counted = [place for place, part in enumerate(parts) if part or not nought]
    smallest_first = sorted(counted, key=lambda place: (parts[place], place))
    hidden = [place for place in smallest_first if parts[place] < SMALL]
    for place in smallest_first[len(hidden) :]:
        if not hidden or (len(hidden) > 1 and sum(parts[each] for each in hidden) >= SMALL):
            break
        hidden.append(place)
    return [None if place in hidden else part for place, part in enumerate(parts)]
