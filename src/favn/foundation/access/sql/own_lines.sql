-- A line in the log is written in the name of the one who acts, and in no other: a mistake in the code cannot put a change
-- on a colleague. Reads travel on the log's own connection, which acts as nobody; row changes are the trigger's alone.
DROP POLICY add_any ON audit_entry;
CREATE POLICY add_own ON audit_entry FOR INSERT TO favn_narrow, favn_wide, favn_family
    WITH CHECK (actor_id = favn.me() AND role = favn.my_role() AND kind <> 'row');
CREATE POLICY add_nobody ON audit_entry FOR INSERT TO favn_public
    WITH CHECK (actor_id IS NULL AND actor_kind = 'public' AND kind <> 'row');
-- Every request ends at the gate, so where the log has no connection of its own the reads are left there.
CREATE POLICY add_arrival ON audit_entry FOR INSERT TO favn_gate
    WITH CHECK (kind IN ('login', 'read', 'search', 'export', 'reveal'));
CREATE POLICY add_job ON audit_entry FOR INSERT TO favn_system WITH CHECK (actor_kind = 'system' AND kind <> 'row');
CREATE POLICY add_read ON audit_entry FOR INSERT TO favn_log WITH CHECK (kind IN ('read', 'search', 'export', 'reveal'));
