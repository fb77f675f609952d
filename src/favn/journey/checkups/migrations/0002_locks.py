"""The second lock on contacts, visits and handovers."""

from django.db import migrations

from favn.foundation.access.protect import EMPLOYEES, open_table, protect

ADMINISTRATOR = "favn.my_role() = 'administrator'"


class Migration(migrations.Migration):
    dependencies = [("checkups", "0001_initial"), ("access", "0002_locks")]
    operations = [
        open_table("checkups_contactkind", write=EMPLOYEES, written_when=ADMINISTRATOR),
        open_table("checkups_moodscale", read=EMPLOYEES, write=EMPLOYEES, written_when=ADMINISTRATOR),
        protect("checkups_contact", compartment=":compartment"),
        protect("checkups_circumstance", compartment="health"),
        protect("checkups_visit", compartment="health"),
        protect("checkups_parentatvisit", compartment="health"),
        protect("checkups_handover", compartment="health"),
    ]
