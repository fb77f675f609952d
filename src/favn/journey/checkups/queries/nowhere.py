"""Children in no institution: the list, and how it was counted. It is never empty by accident."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.db import connection
from django.db.models import QuerySet

from favn.foundation.access import door
from favn.foundation.people.models import Child
from favn.foundation.people.queries import enrolled_on
from favn.journey.checkups.rules.schedule import Count

FROM = relativedelta(months=10)  # younger children are at home with a parent on leave, and met by the schedule
UNTIL = relativedelta(years=16)  # the end of compulsory schooling: a school child no school knows is on the list too
FRESH_DAYS = 35  # enrolments older than this are not trusted


def nowhere(area_ids: Iterable[UUID], on: date) -> QuerySet[Child]:
    """The children of these districts who are in age and enrolled nowhere on that day, as the reader may know them."""
    there = door.children_in_areas(area_ids=area_ids).filter(died_on__isnull=True)
    return there.filter(born_on__gt=on - UNTIL, born_on__lte=on - FROM).exclude(pk__in=enrolled_on(on))


def counted(area_ids: Iterable[UUID], on: date) -> Count:
    """The numbers behind the list. The database counts those in age and enrolled, past what one may see."""
    keys = list(area_ids)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT in_age, enrolled, unplaced FROM favn.children_in_age(%s, %s, %s)", [keys, on - UNTIL, on - FROM]
        )
        in_age, enrolled, unplaced = cursor.fetchone()
    return Count(in_age=in_age, enrolled=enrolled, listed=nowhere(keys, on).count(), unplaced=unplaced)
