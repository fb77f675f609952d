-- Access is given, ended, shut and opened in an emergency through these functions alone: the web's roles have no right
-- to write the tables themselves. They run with the owner's rights and answer to the one who acts (`favn.me`, `favn.my_role`).

-- Whether jobs ask. SET ROLE is checked by PostgreSQL; the words in favn.role are not.
CREATE OR REPLACE FUNCTION favn.is_job() RETURNS boolean LANGUAGE sql STABLE
AS $$ SELECT current_setting('role') = 'favn_system' $$;

-- Until when the one who asks may pass this room of the child on: by a grant that says so. NULL: not at all.
-- The one with the case opens the network and the family's own words; any room tells who the child is.
CREATE OR REPLACE FUNCTION favn.passes_on_until(of_child uuid, wanted text, only_basis text DEFAULT NULL)
RETURNS timestamptz LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN (
    SELECT max(coalesce(g.valid_until, 'infinity')) FROM access_grant g
    WHERE g.child_id = of_child AND g.passes_on AND (only_basis IS NULL OR g.basis = only_basis)
      AND g.valid_from <= favn.at() AND (g.valid_until IS NULL OR g.valid_until > favn.at())
      AND (wanted IN (g.compartment, 'identity') OR (g.compartment = 'authority' AND wanted IN ('network', 'family')))
      AND (g.actor_id = favn.me() OR EXISTS (
              SELECT 1 FROM organisation_position p
              WHERE p.employee_id = favn.me() AND p.role = favn.my_role() AND p.role = g.role AND p.unit_id = g.unit_id
                AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today())))
      AND EXISTS (SELECT 1 FROM favn.my_basis b WHERE b.child_id = of_child)
); END $$;

-- The two declared verbs that open a room to others than those who hold it. Notifying: anybody who knows of the child, or
-- of its brother or sister, opens the authority's room to those who receive notifications (nothing may stand in the way
-- of telling of a whole family). A case: those who open cases, for a child they know of.
CREATE OR REPLACE FUNCTION favn.opens(of_child uuid, wanted text, why text, to_actor uuid, to_unit uuid, to_role text)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    is_known CONSTANT boolean := EXISTS (
        SELECT 1 FROM favn.my_basis b WHERE b.child_id = of_child AND b.compartment = 'identity');
BEGIN
    IF why = 'notification' AND wanted = 'authority' AND to_role IN ('team_leader', 'duty_officer') THEN
        RETURN EXISTS (SELECT 1 FROM organisation_unit u WHERE u.id = to_unit AND u.kind = 'authority')
            AND (is_known OR EXISTS (
                SELECT 1 FROM people_relation mine JOIN people_relation theirs ON theirs.adult_id = mine.adult_id
                JOIN favn.my_basis b ON b.child_id = theirs.child_id AND b.compartment = 'identity'
                WHERE mine.child_id = of_child));
    END IF;
    IF NOT is_known OR coalesce(favn.my_role(), '') NOT IN ('team_leader', 'duty_officer') OR why NOT IN ('case', 'notification')
       OR wanted NOT IN ('authority', 'network', 'family') THEN
        RETURN false;
    END IF;
    RETURN EXISTS (
        SELECT 1 FROM organisation_position p
        WHERE p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today())
          AND ((p.employee_id = to_actor AND p.role = 'caseworker')
               OR (p.employee_id = favn.me() AND p.unit_id = to_unit AND to_role IN ('team_leader', 'caseworker'))));
END $$;

-- Give one actor, or a role at a unit, one room of a child, not for longer than one has it oneself. (The name of a child
-- in an offer stands as long as the seat.) False: it stands already.
CREATE OR REPLACE FUNCTION favn.give_access(
    key uuid, of_child uuid, to_actor uuid, to_unit uuid, to_role text, room text, why text, source uuid,
    from_at timestamptz, until_at timestamptz, may_pass_on boolean)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    own_until timestamptz;
BEGIN
    IF NOT favn.is_job() THEN
        from_at := favn.at();
        own_until := favn.passes_on_until(of_child, room, CASE WHEN may_pass_on AND why = 'case' THEN 'case' END);
        IF NOT favn.opens(of_child, room, why, to_actor, to_unit, to_role)
           AND (own_until IS NULL OR (own_until < coalesce(until_at, 'infinity')
                                      AND NOT (why = 'offer' AND room = 'identity'))) THEN
            RAISE insufficient_privilege USING MESSAGE = 'access is passed on by those who hold it and may pass it on';
        END IF;
        IF may_pass_on AND why <> 'case' AND favn.passes_on_until(of_child, room, 'case') IS NULL THEN
            RAISE insufficient_privilege USING MESSAGE = 'the right to pass access on comes from the one with the case';
        END IF;
        IF to_actor IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organisation_employee e WHERE e.id = to_actor) THEN
            RAISE insufficient_privilege USING MESSAGE = 'a room is opened to employees; the family reads what is released';
        END IF;
    END IF;
    IF EXISTS (SELECT 1 FROM access_grant g
               WHERE g.child_id = of_child AND g.source_id = source AND g.compartment = room AND g.role = to_role
                 AND g.actor_id IS NOT DISTINCT FROM to_actor AND g.unit_id IS NOT DISTINCT FROM to_unit
                 AND (g.valid_until IS NULL OR g.valid_until > from_at)) THEN
        RETURN false;
    END IF;
    INSERT INTO access_grant (id, child_id, actor_id, unit_id, role, compartment, basis, source_id, valid_from,
                              valid_until, granted_by, passes_on)
    VALUES (key, of_child, to_actor, to_unit, to_role, room, why, source, from_at, until_at, favn.me(), may_pass_on);
    RETURN true;
END $$;

-- End what came from this source, now. By the one who gave it, the one who has it, and those who could give it.
CREATE OR REPLACE FUNCTION favn.end_access(source uuid, of_child uuid, to_actor uuid, ended_at timestamptz)
RETURNS TABLE (child uuid, holder uuid) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN
    IF NOT favn.is_job() THEN
        ended_at := favn.at();
        PERFORM 1 FROM access_grant g
        WHERE g.source_id = source AND (g.valid_until IS NULL OR g.valid_until > ended_at)
          AND (of_child IS NULL OR g.child_id = of_child) AND (to_actor IS NULL OR g.actor_id = to_actor)
          AND g.actor_id IS DISTINCT FROM favn.me() AND g.granted_by IS DISTINCT FROM favn.me()
          AND favn.passes_on_until(g.child_id, g.compartment) IS NULL
          AND NOT favn.opens(g.child_id, g.compartment, g.basis, g.actor_id, g.unit_id, g.role);
        IF FOUND THEN
            RAISE insufficient_privilege USING MESSAGE = 'access is ended by those who may give it';
        END IF;
    END IF;
    RETURN QUERY
    UPDATE access_grant g SET valid_until = ended_at
    WHERE g.source_id = source AND (g.valid_until IS NULL OR g.valid_until > ended_at)
      AND (of_child IS NULL OR g.child_id = of_child) AND (to_actor IS NULL OR g.actor_id = to_actor)
    RETURNING g.child_id, g.actor_id;
END $$;

-- Shut a child off from an actor. False: it is so already.
CREATE OR REPLACE FUNCTION favn.shut_off(key uuid, of_child uuid, from_actor uuid, why text, from_at timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN
    IF NOT favn.is_job() THEN
        from_at := favn.at();
        IF coalesce(favn.my_role(), '') NOT IN ('administrator', 'team_leader') THEN
            RAISE insufficient_privilege USING MESSAGE = 'a child is shut off by an administrator or a team leader';
        END IF;
    END IF;
    INSERT INTO access_block (id, child_id, actor_id, reason, blocked_by, blocked_at)
    VALUES (key, of_child, from_actor, why, favn.me(), from_at)
    ON CONFLICT (child_id, actor_id) WHERE ended_at IS NULL DO NOTHING;
    RETURN FOUND;
END $$;

-- Lift a block; never one's own. False: it is lifted already.
CREATE OR REPLACE FUNCTION favn.lift_block(key uuid, lifted_at timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN
    IF NOT favn.is_job() THEN
        lifted_at := favn.at();
        IF coalesce(favn.my_role(), '') NOT IN ('administrator', 'team_leader')
           OR EXISTS (SELECT 1 FROM access_block x WHERE x.id = key AND x.actor_id = favn.me()) THEN
            RAISE insufficient_privilege USING MESSAGE = 'a block is lifted by another administrator or team leader';
        END IF;
    END IF;
    UPDATE access_block SET ended_at = lifted_at WHERE id = key AND ended_at IS NULL;
    RETURN FOUND;
END $$;

-- Open a child in an emergency, for oneself, with a reason, for four hours. False: not for this role, or no such child.
CREATE OR REPLACE FUNCTION favn.break_glass(key uuid, of_child uuid, why text)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN
    IF NOT favn.is_child(of_child) OR length(btrim(why)) < 10
       OR NOT EXISTS (SELECT 1 FROM organisation_employee e WHERE e.id = favn.me()) THEN
        RETURN false;
    END IF;
    INSERT INTO access_breakglass (id, child_id, employee_id, reason, opened_at, expires_at, verdict, review_remark)
    VALUES (key, of_child, favn.me(), btrim(why), favn.at(), favn.at() + interval '4 hours', '', '');
    RETURN true;
END $$;

-- A team leader's judgement of another's break-glass. False: it is reviewed already.
CREATE OR REPLACE FUNCTION favn.review_glass(key uuid, said text, remark text)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN
    IF coalesce(favn.my_role(), '') <> 'team_leader'
       OR EXISTS (SELECT 1 FROM access_breakglass b WHERE b.id = key AND b.employee_id = favn.me()) THEN
        RAISE insufficient_privilege USING MESSAGE = 'an emergency access is reviewed by a leader who did not use it';
    END IF;
    UPDATE access_breakglass SET reviewed_by_id = favn.me(), reviewed_at = favn.at(), verdict = said, review_remark = remark
    WHERE id = key AND reviewed_at IS NULL;
    RETURN FOUND;
END $$;

-- Whether this person can be a reader of what is released: an adult, or a child with a log-in.
CREATE OR REPLACE FUNCTION favn.is_reader(reader uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ SELECT EXISTS (SELECT 1 FROM people_adult WHERE id = reader)
          OR EXISTS (SELECT 1 FROM people_child WHERE id = reader AND user_id IS NOT NULL) $$;

-- Whether the one who asks may release this row. Asked with the asker's own rights (no SECURITY DEFINER, on purpose):
-- nobody releases what they cannot read themselves, and only someone who may pass access on releases at all.
CREATE OR REPLACE FUNCTION favn.may_release(of_child uuid, tab text, subject uuid, reader uuid)
RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
AS $$
DECLARE
    is_read boolean;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'child_id'
                   WHERE c.oid = to_regclass(format('public.%I', tab)) AND c.relkind = 'r' AND c.relrowsecurity)
       OR favn.passes_on_until(of_child, 'identity') IS NULL OR NOT favn.is_reader(reader) THEN
        RETURN false;
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM public.%I WHERE id = $1 AND child_id = $2)', tab)
        INTO is_read USING subject, of_child;
    RETURN is_read;
END $$;

REVOKE INSERT, UPDATE, DELETE ON access_grant, access_block, access_breakglass, access_release
    FROM favn_narrow, favn_wide, favn_family, favn_public, favn_gate;
DO $$
DECLARE
    place record;
BEGIN
    FOR place IN SELECT tablename AS tab, policyname AS name FROM pg_policies
                 WHERE tablename IN ('access_grant', 'access_block', 'access_breakglass', 'access_release')
                   AND cmd IN ('INSERT', 'UPDATE', 'DELETE') LOOP
        EXECUTE format('DROP POLICY %I ON %I', place.name, place.tab);
    END LOOP;
END $$;
GRANT INSERT, UPDATE (withdrawn_at) ON access_release TO favn_narrow, favn_wide;
CREATE POLICY add_release ON access_release FOR INSERT TO favn_narrow, favn_wide WITH CHECK (
    released_by = favn.me() AND released_at = favn.at() AND withdrawn_at IS NULL
    AND favn.may_release(child_id, object_table, object_id, reader_id));
CREATE POLICY take_back ON access_release FOR UPDATE TO favn_narrow, favn_wide
    USING (withdrawn_at IS NULL AND favn.passes_on_until(child_id, 'identity') IS NOT NULL)
    WITH CHECK (withdrawn_at = favn.at());

REVOKE ALL ON FUNCTION favn.is_job(), favn.passes_on_until(uuid, text, text), favn.is_reader(uuid),
    favn.opens(uuid, text, text, uuid, uuid, text), favn.may_release(uuid, text, uuid, uuid),
    favn.give_access(uuid, uuid, uuid, uuid, text, text, text, uuid, timestamptz, timestamptz, boolean),
    favn.end_access(uuid, uuid, uuid, timestamptz), favn.shut_off(uuid, uuid, uuid, text, timestamptz),
    favn.lift_block(uuid, timestamptz), favn.break_glass(uuid, uuid, text), favn.review_glass(uuid, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.passes_on_until(uuid, text, text), favn.is_reader(uuid),
    favn.may_release(uuid, text, uuid, uuid), favn.break_glass(uuid, uuid, text), favn.review_glass(uuid, text, text)
    TO favn_narrow, favn_wide;
GRANT EXECUTE ON FUNCTION
    favn.give_access(uuid, uuid, uuid, uuid, text, text, text, uuid, timestamptz, timestamptz, boolean),
    favn.end_access(uuid, uuid, uuid, timestamptz), favn.shut_off(uuid, uuid, uuid, text, timestamptz),
    favn.lift_block(uuid, timestamptz) TO favn_narrow, favn_wide, favn_system;
