-- Whether the child who is on the way, or has come, hangs on the one who asks. Her own health is hers to read, also when
-- somebody else holds custody with her; a block shuts her off like anyone.
CREATE OR REPLACE FUNCTION favn.is_mother_of(of_child uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN RETURN EXISTS (
    SELECT 1 FROM people_child c WHERE c.id = of_child AND c.mother_id = favn.me()
    AND NOT EXISTS (SELECT 1 FROM access_block x WHERE x.child_id = of_child AND x.actor_id = favn.me()
                    AND x.blocked_at <= favn.at() AND (x.ended_at IS NULL OR x.ended_at > favn.at()))
); END $$;

-- A pregnancy that is followed no more reminds nobody, also not the colleague who was to be reminded: everything that
-- waits in the health room of the child is done. Only for a health visitor who has the child. Returns how many.
CREATE OR REPLACE FUNCTION favn.hush_pregnancy(of_child uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
    hushed integer;
BEGIN
    IF favn.my_role() IS DISTINCT FROM 'health_visitor' OR NOT EXISTS (
        SELECT 1 FROM favn.my_basis b WHERE b.child_id = of_child AND b.compartment = 'health') THEN
        RAISE insufficient_privilege USING MESSAGE = 'a pregnancy is closed by the health visitor who follows it';
    END IF;
    UPDATE alerts_alert SET done_at = favn.at(), done_by = favn.me()
    WHERE child_id = of_child AND compartment = 'health' AND done_at IS NULL;
    GET DIAGNOSTICS hushed = ROW_COUNT;
    RETURN hushed;
END $$;

REVOKE ALL ON FUNCTION favn.is_mother_of(uuid), favn.hush_pregnancy(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.is_mother_of(uuid) TO favn_narrow, favn_wide, favn_family, favn_system;
GRANT EXECUTE ON FUNCTION favn.hush_pregnancy(uuid) TO favn_narrow;
