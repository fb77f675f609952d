-- Those who work with the child every day share what they wrote with the parents themselves: a note of the school's, the
-- health visitor's or the dentist's own room may be released to a custody holder by one whose work opens that room, not
-- only by one who may pass access on. What came by grant or in an emergency is not theirs to release.
CREATE OR REPLACE FUNCTION favn.shares_with_custody(of_child uuid, room text, reader uuid) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT room IN ('school', 'health', 'dental')
    AND EXISTS (SELECT 1 FROM favn.my_basis b WHERE b.child_id = of_child AND b.compartment = room
                AND b.basis IN ('group', 'unit', 'district', 'municipality'))
    AND EXISTS (SELECT 1 FROM people_relation r WHERE r.child_id = of_child AND r.adult_id = reader AND r.holds_custody
                AND r.valid_from <= favn.today() AND (r.valid_until IS NULL OR r.valid_until > favn.today())) $$;

CREATE OR REPLACE FUNCTION favn.may_release(of_child uuid, tab text, subject uuid, reader uuid)
RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
AS $$
DECLARE
    room text;
    is_read boolean;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'child_id'
                   WHERE c.oid = to_regclass(format('public.%I', tab)) AND c.relkind = 'r' AND c.relrowsecurity)
       OR NOT favn.is_reader(reader) THEN
        RETURN false;
    END IF;
    EXECUTE format('SELECT true, to_jsonb(t) ->> ''compartment'' FROM public.%I t WHERE id = $1 AND child_id = $2', tab)
        INTO is_read, room USING subject, of_child;
    RETURN coalesce(is_read, false) AND (
        favn.passes_on_until(of_child, 'identity') IS NOT NULL
        OR favn.shares_with_custody(of_child, room, reader));
END $$;

DROP POLICY take_back ON access_release;
CREATE POLICY take_back ON access_release FOR UPDATE TO favn_narrow, favn_wide
    USING (withdrawn_at IS NULL
           AND (released_by = favn.me() OR favn.passes_on_until(child_id, 'identity') IS NOT NULL))
    WITH CHECK (withdrawn_at = favn.at());

REVOKE ALL ON FUNCTION favn.shares_with_custody(uuid, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.shares_with_custody(uuid, text, uuid) TO favn_narrow, favn_wide;
