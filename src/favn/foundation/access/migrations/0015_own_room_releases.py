"""Those who work with the child release the notes of their own room to the parents."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("access", "0014_carrying")]
    operations = [migrations.RunSQL((SQL / "own_room_releases.sql").read_text("utf-8"), migrations.RunSQL.noop)]
