"""Each verb that opens a room has a function of its own, so that a step adds one without touching another's."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("access", "0010_passing_on")]
    operations = [migrations.RunSQL((SQL / "opens_by_basis.sql").read_text("utf-8"), migrations.RunSQL.noop)]
