"""The contacts a new municipality begins with, and one scale with invented bands to show how a total is typed."""

import hashlib
from uuid import UUID

from django.db import migrations

from favn.journey.checkups.shipped.contacts import shipped_kinds


def key_of(code: str) -> UUID:
    """The same key in every municipality, so that figures can be compared."""
    return UUID(bytes=hashlib.sha256(f"favn/contact_kind/{code}/1".encode()).digest()[:16], version=4)


def write_kinds(apps, schema_editor):
    kind = apps.get_model("checkups", "ContactKind")
    kind.objects.bulk_create(kind(id=key_of(each["code"]), **each) for each in shipped_kinds())
    apps.get_model("checkups", "MoodScale").objects.create(
        id=key_of("mood"), name="Stemning efter fødslen (samlet tal)", lowest=0, highest=30,
        bands=[[0, "ingen tegn"], [10, "tal mere om det"], [13, "tilbyd hjælp"]],
    )


class Migration(migrations.Migration):
    dependencies = [("checkups", "0002_locks")]
    operations = [migrations.RunPython(write_kinds, migrations.RunPython.noop)]
