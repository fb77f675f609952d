"""Codes tell nothing of a child: everybody may read them, jobs may write them."""

from django.db import migrations

from favn.foundation.access.protect import open_table


class Migration(migrations.Migration):
    dependencies = [("access", "0002_locks"), ("codes", "0002_lists")]
    operations = [open_table("codes_codelist"), open_table("codes_code")]
