"""A round for the tests: opened for the schools today, with the parents told, and sheets filled by the two adults."""

from datetime import timedelta

from django.db import connection

from favn.foundation.organisation.models import Employee, Group
from favn.foundation.people.models import Child
from favn.journey.wellbeing.actions import answer, open_dialogue
from favn.journey.wellbeing.choices import CORE, MORE, QUESTIONS
from favn.journey.wellbeing.models import Assessment, Round, Sheet
from favn.journey.wellbeing.queries.rounds import form_of
from favn.journey.wellbeing.queries.sheets import sheet_page
from favn.kit.clock import local


def class_3b() -> Group:
    """Emil's class."""
    return Group.objects.select_related("unit").get(name="3.B", unit__name="Havneskolen")


def school_round(at, *, name="Efterår", weeks_ago=1, weeks=4) -> Round:
    """A round of the schools that opened some weeks ago. Runs as the owner, outside everyone's rights."""
    day = local(at).date()
    return Round.objects.create(
        name=name, unit_kind="school", opens_on=day - timedelta(weeks=weeks_ago),
        closes_on=day + timedelta(weeks=weeks - weeks_ago),
        parents_informed_at=at - timedelta(weeks=weeks_ago + 2), opened_at=at - timedelta(weeks=weeks_ago),
    )  # fmt: skip


def only_round(at) -> Round:
    """The one round of this test: a town may bring rounds of its own, and they are put away with all that was said."""
    with connection.cursor() as cursor:
        # A delete would look up each of 6,000 answers.
        cursor.execute("TRUNCATE wellbeing_round, wellbeing_objection CASCADE")
    return school_round(at)


def fill(rated, group, by, at, *, level=4, low=(), low_level=2, leave=0) -> None:
    """Answer everything that is asked, but for the last `leave` children. Children in `low` get the low level."""
    page = sheet_page(rated, group, actor=by, at=at)
    for row in page.rows[: len(page.rows) - leave]:
        for question in CORE:
            value = low_level if row.child.id in low else level
            answer(
                rated=rated, group=group, child_id=row.child.id, question=question, value=value, was=None, by=by, at=at
            )
    for row in sheet_page(rated, group, actor=by, at=at).rows:
        for question in MORE if row.asks_more else ():
            value = low_level if row.child.id in low else level
            answer(
                rated=rated, group=group, child_id=row.child.id, question=question, value=value, was=None, by=by, at=at
            )


def rated_by_both(acting_as, rated, group, at, *, low=(), opened=True):
    """Ida and Bo have filled their sheets (as rows, for speed); Ida opens the dialogue unless told otherwise."""
    children = list(Child.objects.filter(enrolments__group=group, enrolments__valid_until=None).order_by("sort_key"))
    for name in ("Bo Lind", "Ida Holst"):
        rater = Employee.objects.get(name=name)
        sheet = Sheet.objects.create(
            round=rated, group=group, rater=rater, form=form_of(rated, group), started_at=at, finished_at=at
        )
        Assessment.objects.bulk_create(_row(sheet, child, 2 if child.id in low else 4) for child in children)
    if not opened:
        return None
    with acting_as("ida") as ida:
        return open_dialogue(rated=rated, group=group, by=ida, at=at)


def _row(sheet, child, level) -> Assessment:
    answers = dict.fromkeys(CORE if level == 4 else QUESTIONS, level)
    return Assessment(
        sheet=sheet, round_id=sheet.round_id, group_id=sheet.group_id, rater_id=sheet.rater_id, child=child, **answers
    )
