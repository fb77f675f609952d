"""Who was assessed as leading to a case and has got none since: found with the owner's rights, as keys alone.

Row-level security asks about each row by itself, and here it had to ask about every notification there ever was, to
find the few. Now it is asked about the few.
"""

from django.db import migrations

AWAITING = """
CREATE FUNCTION favn.awaiting_a_case(leads text[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER ROWS 50
SET search_path = public, pg_temp
AS $$
    SELECT n.id FROM public.notifications_initialassessment a
    JOIN public.notifications_notifiedchild n ON n.notification_id = a.notification_id
    WHERE a.next_step = ANY (leads) AND NOT EXISTS (
        SELECT 1 FROM public.cases_case c
        WHERE c.child_id = n.child_id AND (c.closed_at IS NULL OR c.opened_at >= a.assessed_at))
$$;
REVOKE ALL ON FUNCTION favn.awaiting_a_case(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.awaiting_a_case(text[]) TO favn_narrow, favn_wide;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("notifications", "0006_absence")]
    operations = [migrations.RunSQL(AWAITING, "DROP FUNCTION favn.awaiting_a_case(text[])")]
