-- Favn's logins and roles, made once per cluster. Running it again changes nothing.
-- The web, the worker and the log own nothing and inherit nothing: a login must say which role it acts in (SET ROLE)
-- before it may see a row. The owner inherits, because PostgreSQL lets a database's owner build in it that way.
DO $favn$
DECLARE
    logins  CONSTANT text[] := ARRAY['favn_web', 'favn_worker', 'favn_log'];
    acting  CONSTANT text[] := ARRAY['favn_gate', 'favn_narrow', 'favn_wide', 'favn_family', 'favn_public', 'favn_system'];
    granted CONSTANT jsonb := '{
        "favn_web":    ["favn_gate", "favn_narrow", "favn_wide", "favn_family", "favn_public"],
        "favn_worker": ["favn_system", "favn_narrow", "favn_wide"],
        "favn_owner":  ["favn_gate", "favn_narrow", "favn_wide", "favn_family", "favn_public", "favn_system"]
    }';
    -- From PostgreSQL 16 a membership itself says whether it inherits; before that the login's NOINHERIT decides.
    manner  CONSTANT text := CASE WHEN current_setting('server_version_num')::int >= 160000
                                  THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END;
    is_superuser CONSTANT boolean := (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);
    who  text;
    role text;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'favn_owner') THEN
        CREATE ROLE favn_owner LOGIN;
    END IF;
    FOREACH who IN ARRAY logins LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = who) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOINHERIT', who);
        END IF;
    END LOOP;
    FOREACH who IN ARRAY acting LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = who) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', who);
        END IF;
    END LOOP;
    IF is_superuser THEN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'favn_owner'
                   AND (rolsuper OR rolbypassrls OR rolcreaterole OR NOT rolinherit)) THEN
            ALTER ROLE favn_owner NOSUPERUSER NOBYPASSRLS NOCREATEROLE INHERIT;
        END IF;
        FOREACH who IN ARRAY logins || acting LOOP
            IF EXISTS (SELECT FROM pg_roles WHERE rolname = who
                       AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication OR rolinherit)) THEN
                EXECUTE format('ALTER ROLE %I NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION NOINHERIT', who);
            END IF;
        END LOOP;
    END IF;
    FOR who, role IN SELECT key, jsonb_array_elements_text(value) FROM jsonb_each(granted) LOOP
        IF NOT EXISTS (SELECT FROM pg_auth_members
                       WHERE roleid = role::regrole AND member = who::regrole) THEN
            EXECUTE format('GRANT %I TO %I%s', role, who, manner);
        END IF;
    END LOOP;
END
$favn$;
