"""The moves and the guide questions a new municipality begins with."""

import hashlib
from datetime import UTC, datetime
from uuid import UUID

from django.db import migrations

from favn.journey.checkups.shipped.transitions import shipped_guides, shipped_transitions

WRITTEN_AT = datetime(2020, 1, 1, tzinfo=UTC)


def key_of(table: str, code: str) -> UUID:
    """The same key in every municipality."""
    return UUID(bytes=hashlib.sha256(f"favn/{table}/{code}/1".encode()).digest()[:16], version=4)


def write_kinds(apps, schema_editor):
    kind, guide = (apps.get_model("checkups", name) for name in ("TransitionKind", "TransitionGuide"))
    kind.objects.bulk_create(kind(id=key_of("transition_kind", each["code"]), **each) for each in shipped_transitions())
    guide.objects.bulk_create(
        guide(id=key_of("transition_guide", code), code=code, version=1, questions=questions, written_at=WRITTEN_AT)
        for code, questions in shipped_guides()
    )


class Migration(migrations.Migration):
    dependencies = [("checkups", "0012_transition_locks")]
    operations = [migrations.RunPython(write_kinds, migrations.RunPython.noop)]
