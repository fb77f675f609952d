-- The log is only ever added to. The payload's hash is made here, so that every writer's is made alike.
ALTER TABLE audit_entry ADD COLUMN xact bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint);
CREATE INDEX entry_by_xact ON audit_entry (xact);

CREATE OR REPLACE FUNCTION favn.hash_payload() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.payload_hash := sha256(convert_to(coalesce(NEW.payload::text, ''), 'UTF8'));
    RETURN NEW;
END $$;
CREATE TRIGGER hash_payload BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION favn.hash_payload();

-- One row's digest: everything but what retention may remove (payload, criterion), which stands there as its hash.
CREATE OR REPLACE FUNCTION favn.entry_digest(e audit_entry) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(convert_to(jsonb_build_array(
        e.id, (extract(epoch FROM e.at) * 1000000)::bigint, e.kind, e.verb, e.actor_id, e.actor_kind, e.actor_name, e.role,
        e.unit_name, e.child_id, e.about_id, e.object_table, e.object_id, e.purpose, e.basis,
        encode(coalesce(e.criterion_hash, ''), 'hex'), encode(e.payload_hash, 'hex'), e.xact)::text, 'UTF8'))
$$;

-- Row changes, whoever makes them and however: old and new of the columns that changed, never a second copy of a child.
CREATE OR REPLACE FUNCTION favn.log_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS $$
DECLARE
    before jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
    after jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
    present jsonb := CASE WHEN TG_OP = 'DELETE' THEN before ELSE after END;
    changed jsonb;
BEGIN
    IF TG_OP = 'INSERT' THEN
        changed := NULL;
    ELSE
        SELECT jsonb_object_agg(key, jsonb_build_array(before -> key, after -> key)) INTO changed
        FROM jsonb_object_keys(before) AS key
        WHERE before -> key IS DISTINCT FROM after -> key AND key NOT LIKE '%\_encrypted';
        IF TG_OP = 'UPDATE' AND changed IS NULL THEN RETURN NULL; END IF;
    END IF;
    INSERT INTO audit_entry (id, at, kind, verb, actor_id, actor_kind, actor_name, role, unit_name, child_id,
                             object_table, object_id, purpose, basis, payload, payload_hash)
    VALUES (gen_random_uuid(), coalesce(favn.at(), clock_timestamp()), 'row', lower(TG_OP), favn.me(),
            coalesce(nullif(current_setting('favn.kind', true), ''), 'system'), '', coalesce(favn.my_role(), session_user), '',
            CASE WHEN TG_ARGV[0] = '-' THEN NULL ELSE (present ->> TG_ARGV[0])::uuid END,
            TG_TABLE_NAME, (present ->> 'id')::uuid, '', '', changed, '');
    RETURN NULL;
END $$;

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY add_any ON audit_entry FOR INSERT TO favn_log, favn_narrow, favn_wide, favn_family, favn_public, favn_gate, favn_system
    WITH CHECK (true);
GRANT INSERT ON audit_entry TO favn_log, favn_narrow, favn_wide, favn_family, favn_public, favn_gate, favn_system;
CREATE POLICY jobs_read ON audit_entry FOR SELECT TO favn_system USING (true);
CREATE POLICY jobs_clear ON audit_entry FOR UPDATE TO favn_system USING (true) WITH CHECK (true);
GRANT SELECT ON audit_entry TO favn_system;
GRANT UPDATE (payload, criterion_encrypted) ON audit_entry TO favn_system;
GRANT SELECT, INSERT ON audit_seal TO favn_system;
GRANT USAGE ON SEQUENCE audit_seal_id_seq TO favn_system;
GRANT SELECT ON audit_seal TO favn_narrow;
COMMENT ON TABLE audit_seal IS 'open: no child';
