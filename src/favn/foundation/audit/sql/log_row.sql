-- Row changes as before, and neither what is sealed nor what it is found by: a look-up hash under a key that was given up
-- must not live on in the log. The number itself shows there as its masked form.
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
        WHERE before -> key IS DISTINCT FROM after -> key AND key NOT LIKE '%\_encrypted' AND key NOT LIKE '%\_hash';
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
