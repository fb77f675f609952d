"""How long the rows of this module are kept; docs/data says why."""

from favn.kit.retention import dated, follows

dated(
    "notifications_notification",
    since="received_at",
    years=5,
    children="SELECT n.child_id FROM notifications_notifiedchild n "
    "WHERE n.notification_id = notifications_notification.id",
)
follows("notifications_notifiedchild", column="notification_id", owner="notifications_notification")
follows("notifications_attachment", column="notification_id", owner="notifications_notification")
follows("notifications_initialassessment", column="notification_id", owner="notifications_notification")
follows("notifications_receipt", column="notification_id", owner="notifications_notification")
dated("notifications_attempt", since="tried_at", hours=1)
