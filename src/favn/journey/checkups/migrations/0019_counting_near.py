"""Counting the children of an age as before, but looking only at the districts asked about, whatever the town's size."""

from django.db import migrations

COUNTING = """
CREATE OR REPLACE FUNCTION favn.children_in_age(areas uuid[], born_after date, born_by date)
RETURNS TABLE (in_age bigint, enrolled bigint, unplaced bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    mine uuid[] := ARRAY(
        SELECT p.area_id FROM organisation_position p
        WHERE p.employee_id = favn.me() AND p.role = 'health_visitor' AND p.area_id = ANY (areas)
          AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today()));
BEGIN
    IF favn.my_role() IS DISTINCT FROM 'health_visitor' THEN
        RETURN QUERY SELECT 0::bigint, 0::bigint, 0::bigint;
        RETURN;
    END IF;
    RETURN QUERY
    SELECT count(*) FILTER (WHERE aged.area_id IS NOT NULL),
           count(*) FILTER (WHERE aged.area_id IS NOT NULL AND aged.goes),
           count(*) FILTER (WHERE aged.area_id IS NULL AND NOT aged.goes)
    FROM (
        SELECT c.area_id, EXISTS (
            SELECT 1 FROM people_enrolment e
            WHERE e.child_id = c.id
              AND e.valid_from <= favn.today() AND (e.valid_until IS NULL OR e.valid_until > favn.today())) AS goes
        FROM people_child c
        WHERE (c.area_id IS NULL OR c.area_id = ANY (mine)) AND c.born_on > born_after AND c.born_on <= born_by
          AND c.died_on IS NULL AND c.left_on IS NULL AND c.merged_into_id IS NULL
    ) AS aged;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("checkups", "0018_absence_pace")]
    operations = [migrations.RunSQL(COUNTING, migrations.RunSQL.noop)]
