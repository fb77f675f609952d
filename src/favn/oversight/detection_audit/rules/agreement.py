"""How far two adults who rate the same children apart agree: Cohen's kappa with quadratic weights. Pure.

Source: J. Cohen, Psychological Bulletin 70 (1968) 213-220; the standard error is that of J. L. Fleiss, J. Cohen and
B. S. Everitt, Psychological Bulletin 72 (1969) 323-327.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

NINETY_FIVE = 1.959963984540054  # standard errors to either side of a 95 % interval
FEWEST_PAIRS = 30  # under that, a kappa says too little to be shown
GOOD_ENOUGH = 0.6  # below: worth talking about what the question means
MOST_TALKED_ABOUT = 3


@dataclass(frozen=True, slots=True)
class Agreement:
    """Kappa (1: always the same, 0: no more than by chance), its 95 % interval, and how many pairs of answers."""

    kappa: float
    low: float
    high: float
    pairs: int


def agreement(table: Sequence[Sequence[int]]) -> Agreement | None:
    """Kappa of a square table of counts: row what the one answered, column what the other did.

    None when it cannot be said: no pairs, or everybody got the same answer. The interval takes children to be
    independent of each other; children of one group are less so, and the truth is somewhat wider.
    """
    size = range(len(table))
    pairs = sum(map(sum, table))
    if not pairs or len(table) < 2:
        return None
    share = [[cell / pairs for cell in row] for row in table]
    rows = [sum(row) for row in share]
    columns = [sum(row[j] for row in share) for j in size]
    weight = [[1 - (i - j) ** 2 / (len(table) - 1) ** 2 for j in size] for i in size]
    chance = sum(weight[i][j] * rows[i] * columns[j] for i in size for j in size)
    if chance > 1 - 1e-12:
        return None
    kappa = (sum(weight[i][j] * share[i][j] for i in size for j in size) - chance) / (1 - chance)
    by_row = [sum(weight[i][j] * columns[j] for j in size) for i in size]
    by_column = [sum(weight[i][j] * rows[i] for i in size) for j in size]
    spread = (
        sum(share[i][j] * (weight[i][j] - (by_row[i] + by_column[j]) * (1 - kappa)) ** 2 for i in size for j in size)
        - (kappa - chance * (1 - kappa)) ** 2
    )
    error = NINETY_FIVE * sqrt(max(0.0, spread) / pairs) / (1 - chance)
    return Agreement(kappa, max(-1.0, kappa - error), min(1.0, kappa + error), pairs)


def added(tables: Iterable[Sequence[Sequence[int]]], size: int = 5) -> list[list[int]]:
    """Tables of the same size, cell by cell together."""
    total = [[0] * size for _ in range(size)]
    for table in tables:
        for i, row in enumerate(table):
            for j, cell in enumerate(row):
                total[i][j] += cell
    return total


def shown(found: Agreement | None) -> Agreement | None:
    """The agreement, when it rests on enough pairs to mean something."""
    return found if found and found.pairs >= FEWEST_PAIRS else None


def worth_talking_about(by_item: Mapping[str, Agreement | None]) -> list[str]:
    """The items adults see most differently, the lowest first, at most three; none when all agree well enough."""
    low = [(found.kappa, item) for item, found in by_item.items() if found and found.kappa < GOOD_ENOUGH]
    return [item for _, item in sorted(low)[:MOST_TALKED_ABOUT]]
