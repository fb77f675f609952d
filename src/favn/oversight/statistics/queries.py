"""Counting, for the job that may; and the newest figures, for those who read them."""

from datetime import datetime, time, timedelta

from django.db.models import F

from favn.foundation.deadlines.moments import COPENHAGEN, in_utc
from favn.journey.notifications.models import Notification
from favn.journey.offers.models import Seat
from favn.kit.clock import local
from favn.kit.small_numbers import share, shown
from favn.oversight.statistics.choices import FigureName
from favn.oversight.statistics.models import Figure

DAY = timedelta(hours=24)  # barnets lov § 136, docs/law/notifications.md


def counted(at: datetime) -> dict[FigureName, int | None]:
    """The three figures at this instant, small ones already hidden. Sees only what the asker may read: for the job."""
    new_year = datetime.combine(local(at).date().replace(month=1, day=1), time.min, COPENHAGEN)
    received = Notification.objects.filter(received_at__gte=new_year, received_at__lte=at)
    in_time = received.filter(assessed_at__lte=F("received_at") + DAY).count()
    late = received.filter(assessed_at__gt=F("received_at") + DAY).count()
    late += received.filter(assessed_at__isnull=True, received_at__lt=in_utc(at) - DAY).count()
    helped = Seat.objects.filter(offer__is_preventive=True, taken_at__lte=at, given_back_at__isnull=True)
    return {
        FigureName.NOTIFICATIONS: shown(received.count()),
        FigureName.ASSESSED_IN_TIME: share(in_time, in_time + late),
        FigureName.PREVENTIVE_HELP: shown(helped.values("child_id").distinct().count()),
    }


def newest_figures() -> list[Figure]:
    """The figures of the newest day they were counted, in their fixed order. One statement."""
    newest = {figure.name: figure for figure in Figure.objects.order_by("name", "-counted_on").distinct("name")}
    return [newest[name] for name in FigureName.values if name in newest]
