-- A verb that opens a room to others than those who hold it has a function of its own, `favn.opens_<basis>`; a step adds
-- one in its own migration, and touches no other step's. No such function: the basis opens nothing.

-- Notifying: anybody who knows of the child, or of its brother or sister, opens the authority's room to those who receive
-- notifications (nothing may stand in the way of telling of a whole family). Those who receive them open it for a case.
CREATE OR REPLACE FUNCTION favn.opens_notification(of_child uuid, wanted text, to_actor uuid, to_unit uuid, to_role text)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN
    IF wanted = 'authority' AND to_role IN ('team_leader', 'duty_officer') THEN
        RETURN EXISTS (SELECT 1 FROM organisation_unit u WHERE u.id = to_unit AND u.kind = 'authority')
            AND (favn.knows_of(of_child) OR EXISTS (
                SELECT 1 FROM people_relation mine JOIN people_relation theirs ON theirs.adult_id = mine.adult_id
                WHERE mine.child_id = of_child AND favn.knows_of(theirs.child_id)));
    END IF;
    RETURN favn.opens_case(of_child, wanted, to_actor, to_unit, to_role);
END $$;

-- Whether the one who acts knows of this child.
CREATE OR REPLACE FUNCTION favn.knows_of(of_child uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ SELECT EXISTS (SELECT 1 FROM favn.my_basis b WHERE b.child_id = of_child AND b.compartment = 'identity') $$;

-- A case: those who open cases give the team and one caseworker the rooms of a case, for a child they know of.
CREATE OR REPLACE FUNCTION favn.opens_case(of_child uuid, wanted text, to_actor uuid, to_unit uuid, to_role text)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN
    IF NOT favn.knows_of(of_child) OR coalesce(favn.my_role(), '') NOT IN ('team_leader', 'duty_officer')
       OR wanted NOT IN ('authority', 'network', 'family') THEN
        RETURN false;
    END IF;
    RETURN EXISTS (
        SELECT 1 FROM organisation_position p
        WHERE p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today())
          AND ((p.employee_id = to_actor AND p.role = 'caseworker')
               OR (p.employee_id = favn.me() AND p.unit_id = to_unit AND to_role IN ('team_leader', 'caseworker'))));
END $$;

CREATE OR REPLACE FUNCTION favn.opens(of_child uuid, wanted text, why text, to_actor uuid, to_unit uuid, to_role text)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    verb CONSTANT text := 'opens_' || why;
    is_opened boolean := false;
BEGIN
    IF EXISTS (SELECT 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
               WHERE n.nspname = 'favn' AND p.proname = verb) THEN
        EXECUTE format('SELECT favn.%I($1, $2, $3, $4, $5)', verb) INTO is_opened
            USING of_child, wanted, to_actor, to_unit, to_role;
    END IF;
    RETURN coalesce(is_opened, false);
END $$;

REVOKE ALL ON FUNCTION favn.opens_notification(uuid, text, uuid, uuid, text), favn.opens_case(uuid, text, uuid, uuid, text),
    favn.knows_of(uuid) FROM PUBLIC;
