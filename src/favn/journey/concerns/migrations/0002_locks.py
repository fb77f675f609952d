"""The second lock on concerns."""

from django.db import migrations

from favn.foundation.access.protect import EMPLOYEES, open_table, protect, released

ADMINISTRATOR = "favn.my_role() = 'administrator'"


class Migration(migrations.Migration):
    dependencies = [("concerns", "0001_initial"), ("access", "0002_locks")]
    operations = [
        protect("concerns_concern", compartment=":compartment", family_reads=released("concerns_concern")),
        open_table("concerns_level", write=EMPLOYEES, written_when=ADMINISTRATOR),
        open_table("concerns_guidestep", write=EMPLOYEES, written_when=ADMINISTRATOR),
    ]
