"""What one holder had said yes to becomes that holder's answer to a share.

Where another holds custody too, that one has not been asked: access waits for the answer, and ends until it is there.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import migrations
from django.db.models import Q

from favn.kit import clock

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
OWN_SECTOR = "authority"


def start_of(day):
    return datetime.combine(day, time(), COPENHAGEN)


def move(apps, schema_editor):
    now = clock.now()
    for network in apps.get_model("networks", "Network").objects.select_related("lead").order_by("pk"):
        _rest(apps, network, network.lead, None, "leder af netværket", network.purpose[:1000], network.covers, network, now)
        _show(apps, network, now)
        for member in network.members.select_related("employee", "adult").order_by("pk"):
            _rest(apps, member, member.employee, member.adult, member.role, member.purpose, network.covers, network, now)


def _show(apps, network, now):
    """Everyone who is asked can see what they are asked about."""
    releases = apps.get_model("access", "Release").objects
    for holder in _holders(apps, network.child_id, now):
        if not releases.filter(object_id=network.pk, reader_id=holder, withdrawn_at__isnull=True).exists():
            releases.create(child_id=network.child_id, object_id=network.pk, object_table="networks_network",
                            reader_id=holder, reason="spørges om netværket", released_by=network.begun_by_id,
                            released_at=now)  # fmt: skip


def _rest(apps, row, employee, adult, role, purpose, covers, network, now):
    asked_at, asked_by = getattr(row, "added_at", network.starts_at), getattr(row, "added_by_id", network.begun_by_id)
    is_own = employee is not None and _works_in_own_sector(apps, employee, now)
    until = start_of(row.ends_on + timedelta(days=1))
    share = apps.get_model("consents", "Share")(
        child_id=row.child_id, compartment="network", employee=employee, adult=adult,
        recipient_name=employee.name if employee else row.name, recipient_role=role, covers=covers, purpose=purpose,
        ground="own_sector" if is_own else "consent", valid_until=max(until, asked_at + timedelta(seconds=1)),
        asked_by_id=asked_by, passes_on=row is network, asked_at=asked_at, ended_at=getattr(row, "left_at", None),
    )  # fmt: skip
    everyone_said_yes = is_own or _holders(apps, row.child_id, now) <= {row.consent_by_id}
    share.opened_at = asked_at
    share.closed_at = share.ended_at or (None if everyone_said_yes else now)
    share.save(force_insert=True)
    if not is_own:
        apps.get_model("consents", "Consent")(
            share=share, child_id=row.child_id, adult_id=row.consent_by_id, answer="given", compartment="network",
            form="spoken", valid_from=min(start_of(row.consent_on), asked_at), valid_until=share.valid_until,
            recorded_by=asked_by, recorded_by_name=getattr(row, "added_by", network.begun_by).name, recorded_at=asked_at,
        ).save(force_insert=True)  # fmt: skip
    _move_access(apps, row, share)
    type(row).objects.filter(pk=row.pk).update(share=share)


def _move_access(apps, row, share):
    grants = apps.get_model("access", "Grant").objects.filter(source_id=row.pk, child_id=row.child_id)
    grants.update(source_id=share.pk, basis="network" if share.ground == "own_sector" else "consent",
                  valid_until=share.valid_until)  # fmt: skip
    if share.closed_at:
        apps.get_model("access", "Grant").objects.filter(source_id=share.pk).update(valid_until=share.closed_at)
    if share.adult_id:
        shown = apps.get_model("access", "Release").objects.filter(object_id=row.pk, reader_id=share.adult_id)
        shown.update(object_id=share.pk, object_table="consents_share", carries_others=True,
                     valid_until=share.valid_until, withdrawn_at=share.closed_at)  # fmt: skip


def _works_in_own_sector(apps, employee, now):
    today = now.astimezone(COPENHAGEN).date()
    current = Q(valid_until__isnull=True) | Q(valid_until__gt=today)
    held = apps.get_model("organisation", "Position").objects.filter(current, employee=employee, valid_from__lte=today)
    return held.filter(unit__kind=OWN_SECTOR).exists()


def _holders(apps, child_id, now):
    today = now.astimezone(COPENHAGEN).date()
    current = Q(valid_until__isnull=True) | Q(valid_until__gt=today)
    held = apps.get_model("people", "Relation").objects.filter(
        current, child_id=child_id, holds_custody=True, valid_from__lte=today
    )
    return set(held.values_list("adult_id", flat=True))


class Migration(migrations.Migration):
    dependencies = [("networks", "0004_shares")]
    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
