-- Who may read the log: the data protection officer all of it; the authority what happened to its children;
-- a custody holder what happened to the child, except what is about the other parent.
CREATE POLICY see_narrow ON audit_entry FOR SELECT TO favn_narrow USING (
    favn.my_role() = 'dpo' OR actor_id = favn.me() OR child_id = ANY ((SELECT favn.my_children('authority'))::uuid[]));
CREATE POLICY see_wide ON audit_entry FOR SELECT TO favn_wide USING (
    actor_id = favn.me()
    OR EXISTS (SELECT 1 FROM favn.my_basis b WHERE b.child_id = audit_entry.child_id AND b.compartment = 'authority'));
CREATE POLICY see_family ON audit_entry FOR SELECT TO favn_family USING (
    child_id = ANY ((SELECT favn.my_children('identity'))::uuid[])
    AND (about_id IS NULL OR about_id = favn.me())
    AND (actor_kind <> 'family' OR actor_id = favn.me())
    AND kind <> 'row');
GRANT SELECT (id, at, kind, verb, actor_id, actor_kind, actor_name, role, unit_name, child_id, about_id, object_table,
              object_id, purpose, basis) ON audit_entry TO favn_narrow, favn_wide, favn_family;
