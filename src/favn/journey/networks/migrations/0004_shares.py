"""A network and a member rest on a share; the family's answers stand with the share, one for each who holds custody."""

import django.db.models.deletion
from django.db import migrations, models


def rests_on(name):
    return models.OneToOneField("consents.share", django.db.models.deletion.PROTECT, related_name=name, null=True)


class Migration(migrations.Migration):
    dependencies = [("networks", "0003_invitation"), ("consents", "0004_share_lock")]
    operations = [
        migrations.RemoveConstraint("network", "network_consent_says_what"),
        migrations.RenameField("network", "consent_covers", "covers"),
        migrations.AlterField("network", "covers", models.TextField("hvad der deles")),
        migrations.AddConstraint("network", models.CheckConstraint(
            condition=~models.Q(covers=""), name="network_says_what_is_shared")),
        migrations.AddField("network", "share", rests_on("led_network")),
        migrations.AddField("member", "share", rests_on("member")),
    ]  # fmt: skip
