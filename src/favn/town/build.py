"""Make the demo municipality: the cast first, then the invented town around them. Same seed, same town."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from favn.kit.clock import now
from favn.town.settle import settle_cast

Progress = Callable[[str], None]


@transaction.atomic
def build(*, children: int, seed: int, at: datetime | None = None, progress: Progress | None = None) -> None:
    """Fill an empty, migrated database with a town of about `children` children, as its owner.

    `at` is the day the town is made; everything in it is dated relative to that. `progress` is told each stage.
    """
    moment = at or now()
    tell = progress or (lambda stage: None)
    tell("Rollerne flytter ind")
    settle_cast(at=moment)
