-- An old address of a record that was merged leads to the record that is kept. Tells a key for a key, nothing else.
CREATE OR REPLACE FUNCTION favn.kept_child(wanted uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ SELECT merged_into_id FROM public.people_child WHERE id = wanted $$;

-- Two records are one child: every row that hangs on the doubled one, in every room, hangs on the kept one from now on.
-- For a team leader who knows of both (and for jobs). What both have in force ends with the doubled one's; a row that
-- the kept one already has in the same words stays where it is, and is counted. Answers no row when either record is
-- merged already. Runs with the owner's rights: the one who merges must not need keys to rooms to move what is in them.
CREATE OR REPLACE FUNCTION favn.merge_rows(doubled uuid, kept uuid, OUT moved integer, OUT stayed integer)
RETURNS SETOF record LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    place record;
    key uuid;
BEGIN
    IF favn.my_role() NOT LIKE 'system:%' AND (favn.my_role() <> 'team_leader' OR 2 <> (
        SELECT count(DISTINCT child_id) FROM favn.my_basis
        WHERE child_id IN (doubled, kept) AND compartment = 'identity'))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'two records are merged by a team leader who knows of both';
    END IF;
    PERFORM 1 FROM people_child WHERE id IN (doubled, kept) AND merged_into_id IS NULL ORDER BY id FOR UPDATE;
    IF 2 <> (SELECT count(*) FROM people_child WHERE id IN (doubled, kept) AND merged_into_id IS NULL) THEN
        RETURN;
    END IF;
    moved := 0;
    stayed := 0;
    FOR place IN
        SELECT c.conrelid::regclass::text AS tab, a.attname AS col,
               EXISTS (SELECT 1 FROM pg_attribute d WHERE d.attrelid = c.conrelid AND d.attname = 'valid_until'
                       AND d.atttypid = 'date'::regtype) AS is_dated
        FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
        WHERE c.contype = 'f' AND c.confrelid = 'people_child'::regclass
        ORDER BY 1, 2
    LOOP
        FOR key IN EXECUTE format('SELECT id FROM %s WHERE %I = $1', place.tab, place.col) USING doubled LOOP
            BEGIN
                EXECUTE format('UPDATE %s SET %I = $1 WHERE id = $2', place.tab, place.col) USING kept, key;
                moved := moved + 1;
            EXCEPTION WHEN unique_violation THEN
                IF place.is_dated THEN
                    EXECUTE format('UPDATE %s SET %I = $1, valid_until = greatest(favn.today(), valid_from) WHERE id = $2',
                                   place.tab, place.col) USING kept, key;
                    moved := moved + 1;
                ELSE
                    stayed := stayed + 1;
                END IF;
            END;
        END LOOP;
    END LOOP;
    UPDATE people_child SET merged_into_id = kept WHERE id = doubled;
    RETURN NEXT;
END $$;

REVOKE ALL ON FUNCTION favn.kept_child(uuid), favn.merge_rows(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.kept_child(uuid) TO favn_narrow, favn_wide, favn_family, favn_system;
GRANT EXECUTE ON FUNCTION favn.merge_rows(uuid, uuid) TO favn_wide, favn_system;
