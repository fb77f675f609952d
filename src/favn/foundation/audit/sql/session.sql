-- Who asks, under which hat, and at what moment: set by the middleware for one transaction.
CREATE SCHEMA IF NOT EXISTS favn;

CREATE OR REPLACE FUNCTION favn.me() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('favn.actor', true), '')::uuid $$;

CREATE OR REPLACE FUNCTION favn.my_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('favn.role', true), '') $$;

-- The moment of the request. Without one nothing is valid, so a forgotten actor sees nothing.
CREATE OR REPLACE FUNCTION favn.at() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('favn.at', true), '')::timestamptz $$;

CREATE OR REPLACE FUNCTION favn.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT (favn.at() AT TIME ZONE 'Europe/Copenhagen')::date $$;

GRANT USAGE ON SCHEMA favn TO favn_gate, favn_narrow, favn_wide, favn_family, favn_public, favn_system, favn_log;
GRANT USAGE ON SCHEMA public TO favn_gate, favn_narrow, favn_wide, favn_family, favn_public, favn_system, favn_log;
