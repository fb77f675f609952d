"""One question for the keys to one child: what the door asks each time."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("access", "0008_unborn")]
    operations = [migrations.RunSQL((SQL / "keys.sql").read_text("utf-8"), "DROP FUNCTION favn.my_keys(uuid);")]
