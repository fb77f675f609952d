-- Whether a child is not to be rated in this round now: a parent objects and has no answer (or was told yes), or none of
-- those with custody has been told of the round. Asked with the owner's rights, so that it is one answer for everyone.
CREATE OR REPLACE FUNCTION favn.child_waits(of_child uuid, in_round uuid)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN
    EXISTS (SELECT 1 FROM wellbeing_objection o
            WHERE o.child_id = of_child AND (o.round_id IS NULL OR o.round_id = in_round) AND o.withdrawn_at IS NULL
              AND (o.answered_at IS NULL OR o.outcome = 'sustained'))
    OR (EXISTS (SELECT 1 FROM wellbeing_round r WHERE r.id = in_round AND r.parents_asked_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM wellbeing_parentnotice n
                        WHERE n.child_id = of_child AND n.round_id = in_round AND n.informed_at IS NOT NULL)
        AND EXISTS (SELECT 1 FROM people_relation p
                    WHERE p.child_id = of_child AND p.holds_custody AND p.valid_from <= favn.today()
                      AND (p.valid_until IS NULL OR p.valid_until > favn.today())));
END $$;
REVOKE ALL ON FUNCTION favn.child_waits(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.child_waits(uuid, uuid) TO favn_narrow, favn_wide, favn_system;

-- Nobody answers about a child that waits, whatever the page let through.
CREATE POLICY waits_not ON wellbeing_assessment AS RESTRICTIVE FOR INSERT TO favn_narrow, favn_wide
    WITH CHECK (NOT favn.child_waits(child_id, round_id));
CREATE POLICY waits_not_either ON wellbeing_assessment AS RESTRICTIVE FOR UPDATE TO favn_narrow, favn_wide
    USING (true) WITH CHECK (NOT favn.child_waits(child_id, round_id));

-- A leader of the unit names a substitute, and so opens the group's children to that one, in the school's room.
CREATE OR REPLACE FUNCTION favn.leads_group(of_group uuid)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN coalesce(favn.my_role(), '') IN ('school_leader', 'daycare_leader') AND EXISTS (
    SELECT 1 FROM organisation_group g JOIN organisation_position p ON p.unit_id = g.unit_id
    WHERE g.id = of_group AND p.employee_id = favn.me() AND p.role = favn.my_role()
      AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today()));
END $$;

CREATE OR REPLACE FUNCTION favn.opens_substitute(of_child uuid, wanted text, to_actor uuid, to_unit uuid, to_role text)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN wanted = 'school' AND to_actor IS NOT NULL AND EXISTS (
    SELECT 1 FROM wellbeing_substitute s
    JOIN wellbeing_round r ON r.id = s.round_id
    JOIN people_enrolment e ON e.group_id = s.group_id
    WHERE s.rater_id = to_actor AND s.named_by_id = favn.me() AND s.ended_at IS NULL
      AND r.opened_at IS NOT NULL AND r.closes_on >= favn.today() AND favn.leads_group(s.group_id)
      AND e.child_id = of_child AND e.valid_from <= favn.today() AND (e.valid_until IS NULL OR e.valid_until > favn.today()));
END $$;
REVOKE ALL ON FUNCTION favn.leads_group(uuid), favn.opens_substitute(uuid, text, uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.leads_group(uuid) TO favn_narrow, favn_wide;
CREATE POLICY add ON wellbeing_substitute FOR INSERT TO favn_narrow
    WITH CHECK (named_by_id = favn.me() AND favn.leads_group(group_id));
CREATE POLICY change ON wellbeing_substitute FOR UPDATE TO favn_narrow USING (favn.leads_group(group_id));
GRANT INSERT, UPDATE (ended_at) ON wellbeing_substitute TO favn_narrow;

-- Those with custody read what the adults agreed on, when the dialogue is over, unless it would put the child in danger.
-- They never read one adult's own answers.
DROP POLICY see_family ON wellbeing_jointposition;
CREATE POLICY see_family ON wellbeing_jointposition FOR SELECT TO favn_family USING (
    COALESCE((SELECT true FROM favn.my_basis b WHERE b.child_id = wellbeing_jointposition.child_id AND b.basis = 'custody' LIMIT 1), false)
    AND withheld_because = ''
    AND COALESCE((SELECT true FROM wellbeing_dialogue d
                  WHERE d.id = wellbeing_jointposition.dialogue_id AND d.closed_at IS NOT NULL LIMIT 1), false));
GRANT SELECT (id, closed_at) ON wellbeing_dialogue TO favn_family;

-- They also read what the health visitor wrote together with them; not the single answers, and not the other's words.
CREATE POLICY see_family ON wellbeing_visitassessment FOR SELECT TO favn_family USING (
    COALESCE((SELECT true FROM favn.my_basis b WHERE b.child_id = wellbeing_visitassessment.child_id AND b.basis = 'custody' LIMIT 1), false));
GRANT SELECT (id, child_id, visitor_id, occasion, position, remark, next_step, due_on, watch_because, step_done_at, assessed_at)
    ON wellbeing_visitassessment TO favn_family;
-- A visit is written by the one who made it.
CREATE POLICY own_visit ON wellbeing_visitassessment AS RESTRICTIVE FOR INSERT TO favn_narrow, favn_wide
    WITH CHECK (visitor_id = favn.me());

-- A parent reads and confirms the notice that is their own.
CREATE POLICY confirm_family ON wellbeing_parentnotice FOR UPDATE TO favn_family
    USING (adult_id = favn.me() AND informed_at IS NULL) WITH CHECK (adult_id = favn.me() AND informed_at = favn.at() AND way = 'desk');
GRANT UPDATE (informed_at, way) ON wellbeing_parentnotice TO favn_family;

-- A parent with custody objects, in their own name, and may take it back; only a leader answers.
CREATE POLICY object_family ON wellbeing_objection FOR INSERT TO favn_family WITH CHECK (
    parent_id = favn.me() AND answered_at IS NULL AND withdrawn_at IS NULL AND noted_by_id IS NULL AND made_at = favn.at()
    AND COALESCE((SELECT true FROM favn.my_basis b WHERE b.child_id = wellbeing_objection.child_id AND b.basis = 'custody' LIMIT 1), false));
CREATE POLICY withdraw_family ON wellbeing_objection FOR UPDATE TO favn_family
    USING (parent_id = favn.me() AND answered_at IS NULL AND withdrawn_at IS NULL)
    WITH CHECK (parent_id = favn.me() AND withdrawn_at = favn.at());
GRANT INSERT, UPDATE (withdrawn_at) ON wellbeing_objection TO favn_family;
CREATE POLICY leader_answers ON wellbeing_objection AS RESTRICTIVE FOR UPDATE TO favn_narrow, favn_wide
    USING (favn.my_role() IN ('school_leader', 'daycare_leader'))
    WITH CHECK (favn.my_role() IN ('school_leader', 'daycare_leader') AND (answered_by_id IS NULL OR answered_by_id = favn.me()));
