"""The second lock on notifications: whoever writes one may not read it back, and the public may only add."""

from django.db import migrations

from favn.foundation.access.protect import EMPLOYEES, is_found, open_table, protect, through

# A block on any child of a notification hides the whole of it; the blocks themselves stay unreadable.
BLOCKED = """
CREATE FUNCTION favn.notification_is_blocked(asked uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN RETURN EXISTS (
    SELECT 1 FROM public.notifications_notifiedchild n
    JOIN public.access_block x ON x.child_id = n.child_id AND x.actor_id = favn.me()
    WHERE n.notification_id = asked
      AND x.blocked_at <= favn.at() AND (x.ended_at IS NULL OR x.ended_at > favn.at())
); END $$;
REVOKE ALL ON FUNCTION favn.notification_is_blocked(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.notification_is_blocked(uuid) TO favn_narrow, favn_wide;
"""
SEEN = (
    f"({is_found('notifications_notifiedchild n WHERE n.notification_id = notifications_notification.id')} "
    "AND NOT favn.notification_is_blocked(notifications_notification.id)) "
    "OR (notifications_notification.matched_at IS NULL AND favn.my_role() IN ('team_leader', 'duty_officer'))"
)
ANYONE_AT_WORK = (*EMPLOYEES, "favn_public")


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial"), ("access", "0002_locks")]
    operations = [
        migrations.RunSQL(BLOCKED, "DROP FUNCTION favn.notification_is_blocked(uuid)"),
        protect("notifications_notifiedchild", compartment="authority", insert_by=EMPLOYEES),
        protect("notifications_notification", using=dict.fromkeys(EMPLOYEES, SEEN), insert_by=ANYONE_AT_WORK,
                logged_child="-"),
        protect("notifications_attachment",
                using=through("notifications_attachment", "notifications_notification", "notification_id"),
                insert_by=EMPLOYEES, logged_child="-"),
        protect("notifications_initialassessment",
                using=through("notifications_initialassessment", "notifications_notification", "notification_id"),
                logged_child="-"),
        open_table("notifications_attempt", read=("favn_public",), write=("favn_public",)),
    ]
