-- Those with custody read what the health visitor agreed with the family. When somebody in the family lives at a
-- protected address, only those the child lives with: a visit is made in a home, and words may tell where it is.
CREATE OR REPLACE FUNCTION favn.reads_visits(of_child uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN RETURN
    EXISTS (SELECT 1 FROM favn.my_basis b WHERE b.child_id = of_child AND b.basis = 'custody')
    AND (NOT favn.family_is_protected(of_child) OR EXISTS (
        SELECT 1 FROM people_relation r
        WHERE r.child_id = of_child AND r.adult_id = favn.me() AND r.holds_custody AND r.lives_with_child
          AND r.valid_from <= favn.today() AND (r.valid_until IS NULL OR r.valid_until > favn.today())));
END $$;
REVOKE ALL ON FUNCTION favn.reads_visits(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.reads_visits(uuid) TO favn_family;

-- A visit that was held: when, by whom, what was measured and agreed. Not what the health visitor saw, nor her findings.
CREATE POLICY see_family ON checkups_visit FOR SELECT TO favn_family
    USING (held_on IS NOT NULL AND favn.reads_visits(checkups_visit.child_id));
GRANT SELECT (id, child_id, code, visitor_id, held_on, weight_grams, length_mm, agreed, next_on) ON checkups_visit TO favn_family;

-- Why a child is offered more visits, and why a contact was not held: both were written to be read by the family.
CREATE POLICY see_family ON checkups_circumstance FOR SELECT TO favn_family
    USING (favn.reads_visits(checkups_circumstance.child_id));
GRANT SELECT (id, child_id, kind, why, valid_from, valid_until) ON checkups_circumstance TO favn_family;
CREATE POLICY see_family ON checkups_contact FOR SELECT TO favn_family
    USING (compartment = 'health' AND favn.reads_visits(checkups_contact.child_id));
GRANT SELECT (id, child_id, code, compartment, outcome, happened_on, moved_on, reason) ON checkups_contact TO favn_family;

-- One's own words and one's own number at a visit, and never the other parent's.
CREATE POLICY see_family ON checkups_parentatvisit FOR SELECT TO favn_family
    USING (adult_id = favn.me() AND favn.reads_visits(checkups_parentatvisit.child_id));
GRANT SELECT (id, visit_id, child_id, adult_id, words) ON checkups_parentatvisit TO favn_family;
