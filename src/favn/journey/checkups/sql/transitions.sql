-- A transition has two sides. Those who send: the room it is kept in (the school's room only from the place the child is
-- leaving), and the two who are named on it. Those who receive: the unit an accepted note stands at. Neither side reads
-- the other's rows in any room because of it; a note moves on, and nothing else.
CREATE OR REPLACE FUNCTION favn.works_at(place uuid, VARIADIC roles text[]) RETURNS boolean LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN place IS NOT NULL AND EXISTS (
    SELECT 1 FROM organisation_position p
    WHERE p.employee_id = favn.me() AND p.unit_id = place AND p.role = favn.my_role() AND p.role = ANY (roles)
      AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today()));
END $$;

CREATE OR REPLACE FUNCTION favn.sends(of_child uuid, room text, place uuid, one uuid, other uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN EXISTS (
    SELECT 1 FROM favn.my_basis b WHERE b.child_id = of_child AND (
        (b.compartment = 'identity' AND favn.me() IN (one, other))
        OR (b.compartment = room AND (room IN ('health', 'authority') OR (room = 'school' AND favn.works_at(
                place, 'teacher', 'pedagogue', 'childminder', 'school_leader', 'daycare_leader'))))));
END $$;

CREATE OR REPLACE FUNCTION favn.sends_transition(wanted uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN coalesce((
    SELECT favn.sends(t.child_id, t.compartment, t.from_unit_id, t.general_id, t.special_id)
    FROM checkups_transition t WHERE t.id = wanted), false);
END $$;

CREATE OR REPLACE FUNCTION favn.sends_note(wanted uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN coalesce((
    SELECT favn.sends_transition(n.transition_id) FROM checkups_transitionnote n WHERE n.id = wanted), false);
END $$;

-- The leader knows of the child by the delivery's own grant; the others when the child is enrolled with them.
CREATE OR REPLACE FUNCTION favn.receives(of_child uuid, place uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN
    favn.works_at(place, 'teacher', 'pedagogue', 'childminder', 'school_leader', 'daycare_leader')
    AND EXISTS (SELECT 1 FROM favn.my_basis b WHERE b.child_id = of_child
                AND (b.compartment = 'school' OR (b.compartment = 'identity' AND b.basis = 'transition')));
END $$;

CREATE OR REPLACE FUNCTION favn.got_transition(wanted uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN EXISTS (
    SELECT 1 FROM checkups_delivery d
    WHERE d.transition_id = wanted AND d.withdrawn_at IS NULL AND favn.receives(d.child_id, d.to_unit_id));
END $$;

CREATE OR REPLACE FUNCTION favn.got_note(wanted uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN EXISTS (
    SELECT 1 FROM checkups_delivery d
    WHERE d.note_id = wanted AND d.withdrawn_at IS NULL AND favn.receives(d.child_id, d.to_unit_id));
END $$;

-- Those who read and answer at home: the custody holders, and the young person with a log-in.
CREATE OR REPLACE FUNCTION favn.is_family_of(of_child uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN EXISTS (
    SELECT 1 FROM favn.my_basis b WHERE b.child_id = of_child AND b.basis IN ('custody', 'self'));
END $$;

-- Whose yes is asked for: everyone with custody today, and the child itself from 15.
CREATE OR REPLACE FUNCTION favn.asked_about(of_child uuid) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN
    IF NOT (favn.is_job() OR favn.knows_of(of_child)) THEN
        RETURN;
    END IF;
    RETURN QUERY
    SELECT DISTINCT r.adult_id FROM people_relation r
    WHERE r.child_id = of_child AND r.holds_custody
      AND r.valid_from <= favn.today() AND (r.valid_until IS NULL OR r.valid_until > favn.today())
    UNION
    SELECT c.id FROM people_child c WHERE c.id = of_child AND c.born_on <= favn.today() - interval '15 years';
END $$;

-- Only the newest version of a note on a transition that is not ended can be answered.
CREATE OR REPLACE FUNCTION favn.takes_answers(wanted uuid, of_child uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN EXISTS (
    SELECT 1 FROM checkups_transitionnote n JOIN checkups_transition t ON t.id = n.transition_id
    WHERE n.id = wanted AND n.child_id = of_child AND t.child_id = of_child AND t.ended_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM checkups_transitionnote later
                      WHERE later.transition_id = n.transition_id AND later.version > n.version));
END $$;

-- A version is written on the ground the municipality has today, and goes where the transition goes.
CREATE OR REPLACE FUNCTION favn.is_lawful_note(
    of_transition uuid, of_child uuid, unit_there uuid, name_there text, why text, law text, silence integer, receipt integer)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN EXISTS (
    SELECT 1 FROM checkups_transition t JOIN checkups_transitionkind k ON k.code = t.code
    WHERE t.id = of_transition AND t.child_id = of_child AND t.ended_at IS NULL
      AND t.to_unit_id IS NOT DISTINCT FROM unit_there AND t.to_name = name_there
      AND k.valid_from <= favn.today() AND (k.valid_until IS NULL OR k.valid_until > favn.today())
      AND k.ground = why AND k.paragraph = law AND k.silence_days = silence AND k.receipt_days = receipt);
END $$;

-- Whether a note may stand with the next place: nobody asked has said no or taken a yes back, and all have said yes, or
-- the ground is a law and they have had their time. The rule itself is favn.journey.checkups.rules.transitions.may_go;
-- a test holds the two together.
CREATE OR REPLACE FUNCTION favn.note_stands(wanted uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN coalesce((
    SELECT count(*) > 0 AND bool_and(coalesce(latest.answer, 'accepted') = 'accepted')
           AND (bool_and(latest.answer IS NOT NULL)
                OR (n.ground = 'law' AND favn.at() >= n.written_at + make_interval(days => n.silence_days)))
    FROM checkups_transitionnote n
    CROSS JOIN LATERAL favn.asked_about(n.child_id) asked(person)
    LEFT JOIN LATERAL (
        SELECT a.answer FROM checkups_noteanswer a
        WHERE a.note_id = n.id AND coalesce(a.adult_id, a.child_id) = asked.person
        ORDER BY a.said_at DESC, a.id DESC LIMIT 1
    ) latest ON true
    WHERE n.id = wanted
    GROUP BY n.id
), false); END $$;

-- Let what stands with the next place be what the answers say, by whoever has just answered or written: 'sent', 'stopped',
-- or NULL: as it was. The leader of the next place learns the child's name, and reads this note; two at once wait here.
CREATE OR REPLACE FUNCTION favn.settle_transition(wanted uuid, key uuid, grant_key uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    t checkups_transition;
    n checkups_transitionnote;
    d checkups_delivery;
    stands boolean;
    changed text;
BEGIN
    SELECT * INTO t FROM checkups_transition WHERE id = wanted FOR UPDATE;
    IF NOT FOUND OR NOT (favn.is_job() OR favn.knows_of(t.child_id)) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a transition is settled by those who know of the child';
    END IF;
    SELECT * INTO n FROM checkups_transitionnote WHERE transition_id = wanted ORDER BY version DESC LIMIT 1;
    SELECT * INTO d FROM checkups_delivery WHERE transition_id = wanted AND withdrawn_at IS NULL;
    stands := n.id IS NOT NULL AND t.ended_at IS NULL AND favn.note_stands(n.id);
    IF d.id IS NOT NULL AND (NOT stands OR d.note_id <> n.id) THEN
        UPDATE checkups_delivery SET withdrawn_at = favn.at() WHERE id = d.id;
        UPDATE access_grant g SET valid_until = favn.at()
        WHERE g.source_id = d.id AND (g.valid_until IS NULL OR g.valid_until > favn.at());
        changed := 'stopped';
    ELSIF stands AND d.id IS NULL THEN
        INSERT INTO checkups_delivery (id, note_id, transition_id, child_id, to_unit_id, author_id, sent_at, receive_by,
                                       received_name)
        VALUES (key, n.id, wanted, n.child_id, n.to_unit_id, n.written_by_id, favn.at(), favn.today() + n.receipt_days, '');
        INSERT INTO access_grant (id, child_id, actor_id, unit_id, role, compartment, basis, source_id, valid_from,
                                  valid_until, granted_by, passes_on)
        SELECT grant_key, n.child_id, NULL, u.id, CASE u.kind WHEN 'school' THEN 'school_leader' ELSE 'daycare_leader' END,
               'identity', 'transition', key, favn.at(), greatest(t.moves_on, favn.today())::timestamptz + interval '90 days',
               favn.me(), false
        FROM organisation_unit u WHERE u.id = n.to_unit_id;
        changed := 'sent';
    END IF;
    -- What waits for an answer to an older version, for a receipt that is given, or for a note that was taken back, is done.
    UPDATE alerts_alert a SET done_at = favn.at(), done_by = favn.me()
    WHERE a.done_at IS NULL AND a.source_id IN (
        SELECT x.id FROM checkups_delivery x
        WHERE x.transition_id = wanted AND (x.withdrawn_at IS NOT NULL OR x.received_at IS NOT NULL)
        UNION ALL
        SELECT x.id FROM checkups_transitionnote x
        WHERE x.transition_id = wanted AND (x.version < n.version OR stands OR t.ended_at IS NOT NULL)
        UNION ALL
        SELECT wanted WHERE n.id IS NOT NULL OR t.ended_at IS NOT NULL);
    UPDATE alerts_alert a SET done_at = favn.at(), done_by = favn.me()
    WHERE a.done_at IS NULL AND a.source_id = wanted AND a.employee_id NOT IN (t.general_id, t.special_id);
    RETURN changed;
END $$;

-- Those who send let the two who are named know whose conversation it is: the name, and no room.
CREATE OR REPLACE FUNCTION favn.opens_transition(of_child uuid, wanted text, to_actor uuid, to_unit uuid, to_role text)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN wanted = 'identity' AND to_actor IS NOT NULL AND EXISTS (
    SELECT 1 FROM checkups_transition t
    WHERE t.child_id = of_child AND t.ended_at IS NULL AND to_actor IN (t.general_id, t.special_id)
      AND favn.sends(t.child_id, t.compartment, t.from_unit_id, NULL, NULL));
END $$;

REVOKE ALL ON FUNCTION favn.works_at(uuid, text[]), favn.sends(uuid, text, uuid, uuid, uuid), favn.sends_transition(uuid),
    favn.sends_note(uuid), favn.receives(uuid, uuid), favn.got_transition(uuid), favn.got_note(uuid),
    favn.is_family_of(uuid), favn.asked_about(uuid), favn.takes_answers(uuid, uuid),
    favn.is_lawful_note(uuid, uuid, uuid, text, text, text, integer, integer), favn.note_stands(uuid),
    favn.settle_transition(uuid, uuid, uuid), favn.opens_transition(uuid, text, uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.sends(uuid, text, uuid, uuid, uuid), favn.sends_transition(uuid), favn.sends_note(uuid),
    favn.receives(uuid, uuid), favn.got_transition(uuid), favn.got_note(uuid),
    favn.is_lawful_note(uuid, uuid, uuid, text, text, text, integer, integer) TO favn_narrow, favn_wide;
GRANT EXECUTE ON FUNCTION favn.is_family_of(uuid) TO favn_family;
GRANT EXECUTE ON FUNCTION favn.asked_about(uuid), favn.takes_answers(uuid, uuid), favn.settle_transition(uuid, uuid, uuid)
    TO favn_narrow, favn_wide, favn_family, favn_system;
