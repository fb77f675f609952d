"""The second lock on the dental track, and the letters and days a new municipality begins with."""

from dataclasses import asdict
from datetime import date

from django.db import migrations

from favn.foundation.access.protect import EMPLOYEES, is_found, open_table, protect
from favn.journey.checkups.shipped.dental import LETTERS, PACE, shipped_key

ADMINISTRATOR = "favn.my_role() = 'administrator'"
LEADER = "favn.my_role() = 'dentist' AND " + is_found(
    "checkups_dentalpost p WHERE p.employee_id = favn.me() AND p.post = 'leader' "
    "AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today())"
)
FROM = date(2000, 1, 1)


def write_shipped(apps, schema_editor):
    apps.get_model("checkups", "NoShowPace").objects.create(id=shipped_key("pace"), valid_from=FROM, **asdict(PACE))
    letter = apps.get_model("checkups", "NoShowLetter")
    for step, (title, text, title_en, text_en) in LETTERS.items():
        letter.objects.create(id=shipped_key(step), step=str(step), edition=1, title=title, text=text, title_en=title_en,
                              text_en=text_en, valid_from=FROM)


class Migration(migrations.Migration):
    dependencies = [("checkups", "0007_dental"), ("access", "0002_locks")]
    operations = [
        open_table("checkups_noshowpace", read=EMPLOYEES, write=EMPLOYEES, written_when=LEADER),
        open_table("checkups_noshowletter", read=EMPLOYEES, write=EMPLOYEES, written_when=LEADER),
        open_table("checkups_dentalpost", read=EMPLOYEES, write=EMPLOYEES, written_when=ADMINISTRATOR),
        protect("checkups_dentalappointment", compartment="dental"),
        protect("checkups_noshow", compartment="dental"),
        protect("checkups_noshowstep", compartment="dental"),
        migrations.RunPython(write_shipped, migrations.RunPython.noop),
    ]
