"""Make the demo municipality: the cast first, then the invented town around them. Same seed, same town."""

from collections.abc import Callable
from datetime import datetime

from django.db import connection, transaction

from favn.foundation.accounts.actors import system
from favn.foundation.organisation.models import Municipality
from favn.foundation.people.actions import gather_name_words
from favn.kit.clock import now
from favn.oversight.detection_audit.actions import count_audit
from favn.oversight.statistics.actions import count_figures
from favn.town.absences import open_for_the_cast
from favn.town.copying import scribe
from favn.town.dental_letters import letters_behind_steps
from favn.town.expecting import settle_pregnancy
from favn.town.generation import Generator
from favn.town.settle import settle_cast
from favn.town.sheets_in_use import versions_there_are

Progress = Callable[[str], None]


class TownExists(Exception):
    """There is a municipality in the database already; a town is only ever made in an empty one."""


@transaction.atomic
def build(*, children: int, seed: int, at: datetime | None = None, progress: Progress | None = None) -> None:
    """Fill an empty, migrated database with a town of `children` children (at least the cast), as its owner.

    `at` is the day the town is made; everything in it is dated relative to that. `progress` is told each stage.
    Raises TownExists, and then nothing is changed.
    """
    if Municipality.objects.exists():
        raise TownExists
    moment = at or now()
    tell = progress or (lambda stage: None)
    tell("Rollerne flytter ind.")
    settle_cast(at=moment)
    settle_pregnancy(at=moment)
    _fill(Generator(children=children, seed=seed, at=moment, forms=versions_there_are()), tell)
    open_for_the_cast(moment)
    count_figures(by=system("figures"), at=moment)
    gather_name_words(by=system("name_words"), at=moment)
    tell("Databasen lærer byen at kende.")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    count_audit(by=system("detection_audit"), at=moment)


def _fill(town: Generator, tell: Progress) -> None:
    rated, said = 0, ""
    with scribe() as pen:
        for page in town.pages():
            pen.write(page)
            rated += len(page.get("wellbeing_assessment", ()))
            if said != (stage := _how_far(town, rated)):
                tell(stage)
                said = stage
        pen.write(letters_behind_steps(town.at))
        pen.count_on("cases_number", town.casework.numbered)


def _how_far(town: Generator, rated: int) -> str:
    if rated:
        return f"{rated} trivselsvurderinger fra tre år er skrevet."
    if town.lives:
        return f"{len(town.lives)} børn er flyttet ind med deres familier."
    return f"{len(town.staff.names)} medarbejdere er ansat på skoler, i dagtilbud og i teams."
