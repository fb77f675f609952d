-- Something happened: the municipality was told of the child, opened a case, or gave a seat in an offer.
happened AS (
    SELECT n.child_id, t.received_at AS at, 'notification' AS kind
    FROM notifications_notifiedchild n JOIN notifications_notification t ON t.id = n.notification_id
    UNION ALL SELECT child_id, opened_at, 'case' FROM cases_case
    UNION ALL SELECT child_id, taken_at, 'offer' FROM offers_seat
)
