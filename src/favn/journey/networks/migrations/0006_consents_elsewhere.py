"""The consents stand with the shares now; a private person reads the own membership while the share is open."""

import django.db.models.deletion
from django.db import migrations, models

from favn.foundation.access.protect import policy, released


def rests_on(name):
    return models.OneToOneField("consents.share", django.db.models.deletion.PROTECT, related_name=name)


MEMBER = f"{released('networks_network', 'network_id')} OR {released('consents_share', 'share_id')}"


class Migration(migrations.Migration):
    dependencies = [("networks", "0005_move_consents")]
    operations = [
        *[migrations.RemoveField(model, field) for model in ("network", "member") for field in ("consent_by", "consent_on")],
        migrations.AlterField("network", "share", rests_on("led_network")),
        migrations.AlterField("member", "share", rests_on("member")),
        migrations.RunSQL(
            "DROP POLICY see_family ON networks_member; "
            + policy("networks_member", "favn_family", "SELECT", MEMBER, "see_family"),
            migrations.RunSQL.noop,
        ),
    ]
