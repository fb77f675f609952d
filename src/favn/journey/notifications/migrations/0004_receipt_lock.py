"""The second lock on receipts: seen by those who see the notification."""

from django.db import migrations

from favn.foundation.access.protect import protect, through


class Migration(migrations.Migration):
    dependencies = [("notifications", "0003_receipt")]
    operations = [
        protect("notifications_receipt",
                using=through("notifications_receipt", "notifications_notification", "notification_id"),
                logged_child="-"),
    ]
