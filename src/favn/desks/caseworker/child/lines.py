"""What is drawn over time on the child's page: well-being, and the way from a concern to now."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from favn.desks.caseworker.child.parts import Rows
from favn.foundation.access.choices import Compartment
from favn.journey.checkups.pages.absence import AttachedAbsence, attached_absence
from favn.journey.effects.queries import line
from favn.journey.effects.rules import LevelPoint, Moment, change
from favn.journey.wellbeing.queries import line_for
from favn.kit.charts.line import Picture, Point, draw
from favn.kit.wording import short_day


def wellbeing(child_id: UUID, rows: Rows, rooms: frozenset[str]) -> Picture | None:
    """The line of well-being: the school's own for those at the school, else as it was attached to a notification."""
    points: list[Point] = []
    if Compartment.SCHOOL in rooms:
        points = [Point(season(each.on), each.mean) for each in line_for(child_id)]
    else:
        attached = [row["snapshot"] for row in rows["attachment"] if row["kind"] == "wellbeing"]
        points = [
            Point(season(date.fromisoformat(each["on"])), each["mean"])
            for each in (attached[-1]["points"] if attached else [])
        ]
    return draw(_("Trivsel over tid"), {_("Barnets svar i gennemsnit"): points}, low=1, high=5) if points else None


def absence(rows: Rows) -> AttachedAbsence | None:
    """The absence that was attached to the newest notification that had any."""
    attached = [row["snapshot"] for row in rows["attachment"] if row["kind"] == "absence"]
    return attached_absence(attached[-1]) if attached else None


def season(on: date) -> str:
    """A round's half-year in few letters, so that seven of them stand under a line: for. 26, eft. 26."""
    words = _("for. %(year)s") if on.month < 7 else _("eft. %(year)s")
    return words % {"year": f"{on:%y}"}


def from_concern_to_now(child_id: UUID) -> tuple[Picture | None, str]:
    """The ruler over time, turned so that up is better, and one sentence that says what happened; not why."""
    points = line(child_id)
    if not points:
        return None, ""
    shown = {
        _("Barnet"): [_point(point, point.child_level) for point in points],
        _("Omsorgen"): [_point(point, point.care_level) for point in points],
    }
    ticks = {float(6 - level): str(level) for level in range(1, 6)}
    return draw(_("Fra bekymring til nu"), shown, low=1, high=5, ticks=ticks), _sentence(points)


def _point(point: LevelPoint, level: int) -> Point:
    where = _("bekymring") if point.moment is Moment.CONCERN else _("opfølgning")
    return Point(short_day(point.on), 6 - level, words=f"{level} ({where})")


def _sentence(points: list[LevelPoint]) -> str:
    found = change(points)
    if found is None:
        return _("Der er ikke både en bekymring og en opfølgning endnu.")
    before, after = found
    if after == before:
        return _("Barnet er på niveau %(after)s som før.") % {"after": after}
    return _("Barnet er gået fra niveau %(before)s til %(after)s.") % {"before": before, "after": after}
