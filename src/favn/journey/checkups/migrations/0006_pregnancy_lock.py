"""The second lock on a pregnancy: the health room, and the mother herself, who reads what is told of her."""

from pathlib import Path

from django.db import migrations

from favn.foundation.access.protect import protect

SQL = Path(__file__).resolve().parent.parent / "sql"
UNDO = "DROP FUNCTION favn.hush_pregnancy(uuid); DROP FUNCTION favn.is_mother_of(uuid);"
HER_OWN = "favn.is_mother_of({table}.child_id)"
TABLES = ("checkups_pregnancymessage", "checkups_pregnancyoffer", "checkups_pregnancyclosing")


class Migration(migrations.Migration):
    dependencies = [("checkups", "0005_pregnancy"), ("access", "0015_own_room_releases"), ("alerts", "0002_lock")]
    operations = [
        migrations.RunSQL((SQL / "pregnancy.sql").read_text("utf-8"), UNDO),
        *[protect(table, compartment="health", family_reads=HER_OWN.format(table=table)) for table in TABLES],
    ]
