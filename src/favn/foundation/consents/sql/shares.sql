-- Whether something may be shared must not depend on what the asker can read, so three facts come out of functions of
-- their own, for anyone who may know the child: who holds custody, what was answered, and whether a share stands.
CREATE OR REPLACE FUNCTION favn.custody_holders(wanted uuid, that_day date) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN QUERY
    SELECT DISTINCT r.adult_id FROM public.people_relation r
    WHERE r.child_id = wanted AND r.holds_custody
      AND r.valid_from <= that_day AND (r.valid_until IS NULL OR r.valid_until > that_day)
      AND (favn.my_role() LIKE 'system:%' OR EXISTS (SELECT 1 FROM favn.my_basis b WHERE b.child_id = wanted))
    ORDER BY r.adult_id;
END $$;

CREATE OR REPLACE FUNCTION favn.share_answers(wanted uuid)
RETURNS TABLE (said_by uuid, is_yes boolean, since timestamptz, until timestamptz, withdrawn_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN QUERY
    SELECT coalesce(c.adult_id, c.child_id), c.answer = 'given', c.valid_from, c.valid_until, c.withdrawn_at
    FROM public.consents_consent c
    WHERE c.share_id = wanted AND c.undone_at IS NULL
      AND (favn.my_role() LIKE 'system:%' OR EXISTS (SELECT 1 FROM favn.my_basis b WHERE b.child_id = c.child_id))
    ORDER BY c.valid_from, c.id;
END $$;

-- Whether access may stand: within the own sector at once; else every custody holder's latest answer is a yes that counts.
-- The rule itself is favn.foundation.consents.rules.verdict; a test holds the two together.
CREATE OR REPLACE FUNCTION favn.share_stands(wanted uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN coalesce((
    SELECT s.ended_at IS NULL AND s.valid_until > favn.at() AND (s.ground = 'own_sector' OR (
        SELECT count(*) > 0 AND bool_and(coalesce(latest.counts, false))
        FROM (
            SELECT DISTINCT r.adult_id FROM public.people_relation r
            WHERE r.child_id = s.child_id AND r.holds_custody
              AND r.valid_from <= favn.today() AND (r.valid_until IS NULL OR r.valid_until > favn.today())
        ) holder
        LEFT JOIN LATERAL (
            SELECT c.answer = 'given' AND c.withdrawn_at IS NULL
                   AND (c.valid_until IS NULL OR c.valid_until > favn.at()) AS counts
            FROM public.consents_consent c
            WHERE c.share_id = s.id AND c.adult_id = holder.adult_id AND c.undone_at IS NULL
            ORDER BY c.valid_from DESC, c.id DESC LIMIT 1
        ) latest ON true
    ))
    FROM public.consents_share s WHERE s.id = wanted
), false); END $$;

-- Let access be what the answers say, by whoever has just given one. It takes nobody's word for it: the share was asked by
-- someone who may pass the room on (see its policy), and it stands or it does not. 'opened', 'closed', or NULL: as it was.
-- Two who answer at once wait for each other at the row.
CREATE OR REPLACE FUNCTION favn.settle_share(wanted uuid, key uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
    s consents_share;
    stands boolean;
    is_open boolean;
BEGIN
    SELECT * INTO s FROM consents_share WHERE id = wanted FOR UPDATE;
    IF NOT FOUND OR NOT (favn.is_job() OR favn.knows_of(s.child_id)) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a share is settled by those who know of the child';
    END IF;
    stands := favn.share_stands(wanted);
    is_open := s.opened_at IS NOT NULL AND s.closed_at IS NULL;
    IF stands AND NOT is_open THEN
        UPDATE consents_share SET opened_at = favn.at(), closed_at = NULL WHERE id = wanted;
        IF s.employee_id IS NOT NULL THEN
            INSERT INTO access_grant (id, child_id, actor_id, unit_id, role, compartment, basis, source_id, valid_from,
                                      valid_until, granted_by, passes_on)
            VALUES (key, s.child_id, s.employee_id, NULL, '', s.compartment,
                    CASE s.ground WHEN 'consent' THEN 'consent' ELSE 'network' END, wanted, favn.at(), s.valid_until,
                    favn.me(), s.passes_on);
        ELSE
            INSERT INTO access_release (id, child_id, object_id, object_table, reader_id, reason, released_by,
                                        released_at, valid_until, carries_others)
            VALUES (key, s.child_id, wanted, 'consents_share', s.adult_id, left(s.purpose, 160), favn.me(), favn.at(),
                    s.valid_until, true);
        END IF;
        RETURN 'opened';
    END IF;
    IF is_open AND NOT stands THEN
        UPDATE consents_share SET closed_at = favn.at() WHERE id = wanted;
        UPDATE access_grant g SET valid_until = favn.at()
        WHERE g.source_id = wanted AND (g.valid_until IS NULL OR g.valid_until > favn.at());
        -- Who goes out keeps what was shared; who was said no to does not.
        UPDATE access_release r SET withdrawn_at = favn.at(), carries_others = s.ended_at IS NULL
        WHERE r.object_id = wanted AND r.withdrawn_at IS NULL;
        RETURN 'closed';
    END IF;
    RETURN NULL;
END $$;

REVOKE ALL ON FUNCTION favn.custody_holders(uuid, date), favn.share_answers(uuid), favn.share_stands(uuid),
    favn.settle_share(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.custody_holders(uuid, date), favn.share_answers(uuid), favn.settle_share(uuid, uuid)
    TO favn_narrow, favn_wide, favn_family, favn_system;
DROP FUNCTION favn.consent_answers(uuid, text, uuid);
