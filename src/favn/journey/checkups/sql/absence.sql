-- Figures come with a file and are written by jobs alone; nobody at a school corrects a number by hand.
REVOKE INSERT, UPDATE, DELETE ON checkups_absencefigure, checkups_absenceduty FROM favn_narrow, favn_wide;

-- A duty is done by the leader of the very school it belongs to, in the leader's own name, now, and only once.
GRANT UPDATE (done_at, done_by_id, fulfilled, words) ON checkups_absenceduty TO favn_narrow;
CREATE POLICY leader_answers ON checkups_absenceduty AS RESTRICTIVE FOR UPDATE TO favn_narrow
    USING (favn.my_role() = 'school_leader' AND done_at IS NULL AND lapsed_at IS NULL
           AND EXISTS (SELECT 1 FROM organisation_position p
                       WHERE p.employee_id = favn.me() AND p.role = 'school_leader' AND p.unit_id = checkups_absenceduty.unit_id
                         AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today())))
    WITH CHECK (done_by_id = favn.me() AND done_at = favn.at());
