-- Those with custody read the child's times at the dentist, and from fifteen the young person reads them too
-- (sundhedsloven § 17). When somebody in the family lives at a protected address, only those the child lives with: a time
-- says where the child will be, and when.
CREATE OR REPLACE FUNCTION favn.reads_dental(of_child uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN RETURN favn.reads_visits(of_child) OR (
    EXISTS (SELECT 1 FROM favn.my_basis b WHERE b.child_id = of_child AND b.basis = 'self')
    AND EXISTS (SELECT 1 FROM people_child c
                WHERE c.id = of_child AND c.born_on <= favn.today() - interval '15 years'));
END $$;
REVOKE ALL ON FUNCTION favn.reads_dental(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.reads_dental(uuid) TO favn_family;

-- When, where, and whether the child came.
CREATE POLICY see_family ON checkups_dentalappointment FOR SELECT TO favn_family
    USING (favn.reads_dental(checkups_dentalappointment.child_id));
GRANT SELECT (id, child_id, unit_id, planned_at, code, attendance) ON checkups_dentalappointment TO favn_family;

-- That a letter was sent or a call was made, and what came of it. Not the clinic's notes, nor what it decides.
CREATE POLICY see_family ON checkups_noshow FOR SELECT TO favn_family
    USING (favn.reads_dental(checkups_noshow.child_id));
GRANT SELECT (id, child_id, appointment_id) ON checkups_noshow TO favn_family;
CREATE POLICY see_family ON checkups_noshowstep FOR SELECT TO favn_family
    USING (favn.reads_dental(checkups_noshowstep.child_id));
GRANT SELECT (id, no_show_id, child_id, step, said, done_at) ON checkups_noshowstep TO favn_family;
