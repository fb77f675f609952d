"""Wrong passwords are counted at the gate, and nowhere else."""

from django.db import migrations

from favn.foundation.access.protect import open_table


class Migration(migrations.Migration):
    dependencies = [("access", "0003_codes"), ("accounts", "0002_failed_login")]
    operations = [open_table("accounts_failedlogin", read=("favn_gate",), write=("favn_gate",))]
