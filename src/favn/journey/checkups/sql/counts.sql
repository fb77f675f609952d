-- Children of an age, counted by the database itself: a list that lacks somebody is compared with this. Numbers only,
-- for a health visitor's own districts. `unplaced` stand in no district at all, and would be on nobody's list.
CREATE OR REPLACE FUNCTION favn.children_in_age(areas uuid[], born_after date, born_by date)
RETURNS TABLE (in_age bigint, enrolled bigint, unplaced bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN
    IF favn.my_role() IS DISTINCT FROM 'health_visitor' THEN
        RETURN QUERY SELECT 0::bigint, 0::bigint, 0::bigint;
        RETURN;
    END IF;
    RETURN QUERY
    WITH mine AS (
        SELECT p.area_id FROM organisation_position p
        WHERE p.employee_id = favn.me() AND p.role = 'health_visitor' AND p.area_id = ANY (areas)
          AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today())
    ), going AS (
        SELECT DISTINCT e.child_id FROM people_enrolment e
        WHERE e.valid_from <= favn.today() AND (e.valid_until IS NULL OR e.valid_until > favn.today())
    ), aged AS (
        SELECT c.id, c.area_id FROM people_child c
        WHERE c.born_on > born_after AND c.born_on <= born_by AND c.died_on IS NULL AND c.left_on IS NULL
          AND c.merged_into_id IS NULL AND (c.area_id IS NULL OR c.area_id IN (SELECT area_id FROM mine))
    )
    SELECT count(*) FILTER (WHERE aged.area_id IS NOT NULL),
           count(*) FILTER (WHERE aged.area_id IS NOT NULL AND going.child_id IS NOT NULL),
           count(*) FILTER (WHERE aged.area_id IS NULL AND going.child_id IS NULL)
    FROM aged LEFT JOIN going ON going.child_id = aged.id;
END $$;
REVOKE ALL ON FUNCTION favn.children_in_age(uuid[], date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.children_in_age(uuid[], date, date) TO favn_narrow, favn_wide;

-- The one who handed a child over no longer sees the child, but sees whether it was received.
CREATE POLICY see_given ON checkups_handover FOR SELECT TO favn_narrow USING (given_by_id = favn.me());
