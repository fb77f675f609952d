-- The same answer about earlier rounds as before (earlier_units.sql), found once a statement instead of once a row: for
-- a school leader the rows of other places are thousands, and nearly none of them are open.
-- The children whose rounds of other places can be open to the one who asks at all; reads_rounds then says which are.
CREATE FUNCTION favn.my_children_with_earlier_rounds() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
    stands_in CONSTANT boolean := EXISTS (
        SELECT 1 FROM wellbeing_substitute s WHERE s.rater_id = favn.me() AND s.ended_at IS NULL);
BEGIN RETURN (
    SELECT coalesce(array_agg(DISTINCT b.child_id), '{}') FROM favn.my_basis b
    WHERE b.compartment = 'school' AND (
        stands_in OR b.basis NOT IN ('group', 'unit', 'substitute')
        OR b.child_id IN (
            SELECT d.child_id FROM checkups_delivery d JOIN checkups_transitionnote n ON n.id = d.note_id
            WHERE n.with_rounds AND d.withdrawn_at IS NULL))
); END $$;
REVOKE ALL ON FUNCTION favn.my_children_with_earlier_rounds() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.my_children_with_earlier_rounds() TO favn_narrow;

-- A wide role has more children than one gathers in a list; each row is asked about by itself, as before.
ALTER POLICY earlier_units ON wellbeing_assessment TO favn_wide;
ALTER POLICY earlier_units ON wellbeing_jointposition TO favn_wide;
CREATE POLICY earlier_units_narrow ON wellbeing_assessment AS RESTRICTIVE TO favn_narrow
    USING (group_id = ANY ((SELECT favn.my_places_groups())::uuid[])
           OR (child_id = ANY ((SELECT favn.my_children_with_earlier_rounds())::uuid[])
               AND favn.reads_rounds(child_id, group_id)));
CREATE POLICY earlier_units_narrow ON wellbeing_jointposition AS RESTRICTIVE TO favn_narrow
    USING (COALESCE((
        SELECT d.group_id = ANY ((SELECT favn.my_places_groups())::uuid[])
               OR (wellbeing_jointposition.child_id = ANY ((SELECT favn.my_children_with_earlier_rounds())::uuid[])
                   AND favn.reads_rounds(wellbeing_jointposition.child_id, d.group_id))
        FROM wellbeing_dialogue d WHERE d.id = wellbeing_jointposition.dialogue_id), false));
