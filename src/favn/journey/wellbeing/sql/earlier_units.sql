-- A child who comes to a new school or daycare brings no rounds along by being enrolled there. Those who work with the
-- child read the rounds of their own place; those of another place only when a note that says so stands with their own
-- (favn.settle_transition: everyone asked has said yes, or the ground is a law and nobody has said no). Whoever has the
-- school's room for another reason, by consent or in an emergency, has it whole.

-- The groups of the places where the one who asks works. Asked once a statement, and enough for nearly every row.
CREATE OR REPLACE FUNCTION favn.my_places_groups() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN RETURN (
    SELECT coalesce(array_agg(g.id), '{}') FROM organisation_group g
    WHERE g.unit_id IN (
        SELECT p.unit_id FROM organisation_position p
        WHERE p.employee_id = favn.me() AND p.role = favn.my_role()
          AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today()))
); END $$;

-- Whether the rounds about this child in this group are open to the one who asks. A child one does not know gives no
-- answer about where it goes.
CREATE OR REPLACE FUNCTION favn.reads_rounds(of_child uuid, in_group uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    its_unit CONSTANT uuid := (SELECT g.unit_id FROM organisation_group g WHERE g.id = in_group);
    has_it_whole CONSTANT boolean := (
        SELECT bool_or(b.basis NOT IN ('group', 'unit', 'substitute')) FROM favn.my_basis b
        WHERE b.child_id = of_child AND b.compartment = 'school');
BEGIN
    IF has_it_whole IS NOT false THEN
        RETURN coalesce(has_it_whole, false);
    END IF;
    RETURN EXISTS (
        SELECT 1 FROM wellbeing_substitute s JOIN organisation_group g ON g.id = s.group_id
        WHERE s.rater_id = favn.me() AND s.ended_at IS NULL AND g.unit_id = its_unit)
    OR EXISTS (
        SELECT 1 FROM checkups_delivery d
        JOIN checkups_transition t ON t.id = d.transition_id
        JOIN checkups_transitionnote n ON n.id = d.note_id
        JOIN organisation_position p ON p.unit_id = d.to_unit_id
        WHERE d.child_id = of_child AND t.from_unit_id = its_unit AND n.with_rounds AND d.withdrawn_at IS NULL
          AND p.employee_id = favn.me() AND p.role = favn.my_role()
          AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today()));
END $$;

REVOKE ALL ON FUNCTION favn.my_places_groups(), favn.reads_rounds(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.my_places_groups(), favn.reads_rounds(uuid, uuid) TO favn_narrow, favn_wide;

CREATE POLICY earlier_units ON wellbeing_assessment AS RESTRICTIVE TO favn_narrow, favn_wide
    USING (group_id = ANY ((SELECT favn.my_places_groups())::uuid[]) OR favn.reads_rounds(child_id, group_id));
CREATE POLICY earlier_units ON wellbeing_jointposition AS RESTRICTIVE TO favn_narrow, favn_wide
    USING (COALESCE((
        SELECT d.group_id = ANY ((SELECT favn.my_places_groups())::uuid[])
               OR favn.reads_rounds(wellbeing_jointposition.child_id, d.group_id)
        FROM wellbeing_dialogue d WHERE d.id = wellbeing_jointposition.dialogue_id), false));
CREATE POLICY earlier_units ON wellbeing_stepchange AS RESTRICTIVE TO favn_narrow, favn_wide
    USING (COALESCE((SELECT true FROM wellbeing_jointposition p WHERE p.id = wellbeing_stepchange.agreed_id), false));
