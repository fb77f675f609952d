-- The log is never rewritten, so what was done to a record before it was merged stands under the old key. Whoever may read
-- the kept record's lines reads those too. Both functions tell a key for a key, and nothing else.
CREATE OR REPLACE FUNCTION favn.with_doubles(kept uuid[]) RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN RETURN kept || ARRAY(SELECT id FROM people_child WHERE merged_into_id = ANY (kept)); END $$;

CREATE OR REPLACE FUNCTION favn.kept_children(wanted uuid[]) RETURNS TABLE (doubled uuid, kept uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN QUERY
    SELECT c.id, c.merged_into_id FROM people_child c WHERE c.id = ANY (wanted) AND c.merged_into_id IS NOT NULL;
END $$;

REVOKE ALL ON FUNCTION favn.with_doubles(uuid[]), favn.kept_children(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.with_doubles(uuid[]), favn.kept_children(uuid[])
    TO favn_narrow, favn_wide, favn_family, favn_system;

DROP POLICY see_narrow ON audit_entry;
CREATE POLICY see_narrow ON audit_entry FOR SELECT TO favn_narrow USING (
    favn.my_role() = 'dpo' OR actor_id = favn.me()
    OR child_id = ANY ((SELECT favn.with_doubles(favn.my_children('authority')))::uuid[]));
DROP POLICY see_wide ON audit_entry;
CREATE POLICY see_wide ON audit_entry FOR SELECT TO favn_wide USING (
    actor_id = favn.me()
    OR EXISTS (SELECT 1 FROM favn.my_basis b WHERE b.child_id = audit_entry.child_id AND b.compartment = 'authority')
    OR EXISTS (SELECT 1 FROM favn.my_basis b
               WHERE b.child_id = favn.kept_child(audit_entry.child_id) AND b.compartment = 'authority'));
DROP POLICY see_family ON audit_entry;
CREATE POLICY see_family ON audit_entry FOR SELECT TO favn_family USING (
    child_id = ANY ((SELECT favn.with_doubles(favn.my_children('identity')))::uuid[])
    AND (about_id IS NULL OR about_id = favn.me())
    AND (actor_kind <> 'family' OR actor_id = favn.me())
    AND kind <> 'row'
    AND (child_id = ANY ((SELECT favn.with_doubles(favn.my_released_children()))::uuid[])
         OR (verb NOT LIKE '%notification%' AND verb NOT LIKE 'concerns.%' AND verb NOT IN ('raise_alert', 'close_alert')
             AND purpose NOT IN ('notify', 'assess_notification', 'concern') AND basis NOT LIKE '%notification%')));
