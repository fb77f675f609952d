-- What another place has let one read is read, and not written: a position is set, moved and ended where it was agreed.
-- A substitute works at the place of the group, while it lasts.
CREATE OR REPLACE FUNCTION favn.my_places_groups() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN RETURN (
    SELECT coalesce(array_agg(g.id), '{}') FROM organisation_group g
    WHERE g.unit_id IN (
        SELECT p.unit_id FROM organisation_position p
        WHERE p.employee_id = favn.me() AND p.role = favn.my_role()
          AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today())
        UNION ALL
        SELECT stood_in.unit_id FROM wellbeing_substitute s JOIN organisation_group stood_in ON stood_in.id = s.group_id
        WHERE s.rater_id = favn.me() AND s.ended_at IS NULL)
); END $$;

CREATE POLICY own_place_add ON wellbeing_jointposition AS RESTRICTIVE FOR INSERT TO favn_narrow, favn_wide
    WITH CHECK (COALESCE((SELECT d.group_id = ANY ((SELECT favn.my_places_groups())::uuid[])
                          FROM wellbeing_dialogue d WHERE d.id = wellbeing_jointposition.dialogue_id), false));
CREATE POLICY own_place_change ON wellbeing_jointposition AS RESTRICTIVE FOR UPDATE TO favn_narrow, favn_wide
    USING (COALESCE((SELECT d.group_id = ANY ((SELECT favn.my_places_groups())::uuid[])
                     FROM wellbeing_dialogue d WHERE d.id = wellbeing_jointposition.dialogue_id), false));
CREATE POLICY own_place_remove ON wellbeing_jointposition AS RESTRICTIVE FOR DELETE TO favn_narrow, favn_wide
    USING (COALESCE((SELECT d.group_id = ANY ((SELECT favn.my_places_groups())::uuid[])
                     FROM wellbeing_dialogue d WHERE d.id = wellbeing_jointposition.dialogue_id), false));
-- What became of a step is added once; the web changes and removes none of it.
CREATE POLICY own_place_add ON wellbeing_stepchange AS RESTRICTIVE FOR INSERT TO favn_narrow, favn_wide
    WITH CHECK (COALESCE((SELECT d.group_id = ANY ((SELECT favn.my_places_groups())::uuid[])
                          FROM wellbeing_jointposition p JOIN wellbeing_dialogue d ON d.id = p.dialogue_id
                          WHERE p.id = wellbeing_stepchange.agreed_id), false));
REVOKE UPDATE, DELETE ON wellbeing_stepchange FROM favn_narrow, favn_wide;
