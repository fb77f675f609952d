-- The one definition of who may see which compartment of which child. It reads nothing above `access`.
CREATE OR REPLACE VIEW public.access_basis AS
SELECT found.child_id, found.actor_id, found.role, found.compartment, found.basis, found.source_id
FROM (
    SELECT e.child_id, p.employee_id AS actor_id, p.role::text AS role, s.compartment::text AS compartment,
           'group'::text AS basis, p.id AS source_id
    FROM public.organisation_position p
    JOIN public.access_scope s ON s.role = p.role AND s.reach = 'group'
    JOIN public.people_enrolment e ON e.group_id = p.group_id
    WHERE p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today())
      AND e.valid_from <= favn.today() AND (e.valid_until IS NULL OR e.valid_until > favn.today())
    UNION ALL
    SELECT e.child_id, p.employee_id, p.role::text, s.compartment::text, 'unit', p.id
    FROM public.organisation_position p
    JOIN public.access_scope s ON s.role = p.role AND s.reach = 'unit'
    JOIN public.people_enrolment e ON e.unit_id = p.unit_id
    WHERE p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today())
      AND e.valid_from <= favn.today() AND (e.valid_until IS NULL OR e.valid_until > favn.today())
    UNION ALL
    SELECT c.id, p.employee_id, p.role::text, s.compartment::text, 'district', p.id
    FROM public.organisation_position p
    JOIN public.access_scope s ON s.role = p.role AND s.reach = 'district'
    JOIN public.people_child c ON c.area_id = p.area_id
    WHERE p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today())
    UNION ALL
    SELECT c.id, p.employee_id, p.role::text, s.compartment::text, 'municipality', p.id
    FROM public.organisation_position p
    JOIN public.access_scope s ON s.role = p.role AND s.reach = 'municipality'
    CROSS JOIN public.people_child c
    WHERE p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today())
    UNION ALL
    SELECT g.child_id, g.actor_id, NULL, opened.compartment, g.basis::text, g.source_id
    FROM public.access_grant g
    CROSS JOIN LATERAL (VALUES (g.compartment::text), ('identity')) AS opened (compartment)
    WHERE g.actor_id IS NOT NULL
      AND g.valid_from <= favn.at() AND (g.valid_until IS NULL OR g.valid_until > favn.at())
    UNION ALL
    SELECT g.child_id, p.employee_id, p.role::text, opened.compartment, g.basis::text, g.source_id
    FROM public.access_grant g
    JOIN public.organisation_position p ON p.unit_id = g.unit_id AND p.role = g.role
    CROSS JOIN LATERAL (VALUES (g.compartment::text), ('identity')) AS opened (compartment)
    WHERE g.unit_id IS NOT NULL
      AND g.valid_from <= favn.at() AND (g.valid_until IS NULL OR g.valid_until > favn.at())
      AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today())
    UNION ALL
    -- Break-glass never opens ssp; a protected address is guarded by its own policy.
    SELECT b.child_id, b.employee_id, NULL, opened.compartment, 'break_glass', b.id
    FROM public.access_breakglass b
    CROSS JOIN (VALUES ('identity'), ('school'), ('health'), ('dental'), ('authority'), ('network')) AS opened (compartment)
    WHERE b.opened_at <= favn.at() AND b.expires_at > favn.at()
    UNION ALL
    -- Custody alone gives the child's name, and no content.
    SELECT r.child_id, r.adult_id, 'family', 'identity', 'custody', r.id
    FROM public.people_relation r
    WHERE r.holds_custody
      AND r.valid_from <= favn.today() AND (r.valid_until IS NULL OR r.valid_until > favn.today())
    UNION ALL
    SELECT c.id, c.id, 'family', 'identity', 'self', c.id FROM public.people_child c WHERE c.user_id IS NOT NULL
) AS found
WHERE NOT EXISTS (
    SELECT 1 FROM public.access_block x
    WHERE x.child_id = found.child_id AND x.actor_id = found.actor_id
      AND x.blocked_at <= favn.at() AND (x.ended_at IS NULL OR x.ended_at > favn.at())
);

-- What the one who asks may see. Runs with the owner's rights: row-level security must not ask itself.
CREATE OR REPLACE VIEW favn.my_basis AS
SELECT child_id, compartment, basis, source_id FROM public.access_basis
WHERE actor_id = favn.me() AND (role IS NULL OR role = favn.my_role());

CREATE OR REPLACE VIEW favn.adult_of_child AS SELECT adult_id, child_id FROM public.people_relation;

-- plpgsql keeps its plan for the connection; an SQL function is planned anew for every statement.
CREATE OR REPLACE FUNCTION favn.my_children(wanted text) RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN RETURN (
    SELECT coalesce(array_agg(DISTINCT child_id), '{}') FROM favn.my_basis WHERE compartment = wanted
); END $$;

CREATE OR REPLACE FUNCTION favn.my_adults() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN RETURN (
    SELECT coalesce(array_agg(DISTINCT r.adult_id), '{}') FROM public.people_relation r
    WHERE r.child_id = ANY (favn.my_children('identity'))
); END $$;

CREATE OR REPLACE FUNCTION favn.my_released(wanted text) RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN RETURN (
    SELECT coalesce(array_agg(r.object_id), '{}') FROM public.access_release r
    WHERE r.reader_id = favn.me() AND r.object_table = wanted
      AND r.released_at <= favn.at() AND (r.withdrawn_at IS NULL OR r.withdrawn_at > favn.at())
      AND NOT EXISTS (SELECT 1 FROM public.access_block x WHERE x.child_id = r.child_id AND x.actor_id = favn.me()
                      AND x.blocked_at <= favn.at() AND (x.ended_at IS NULL OR x.ended_at > favn.at()))
); END $$;

-- Children named to this family member by something released to them (a grandmother in the network).
CREATE OR REPLACE FUNCTION favn.my_released_children() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN RETURN (
    SELECT coalesce(array_agg(DISTINCT r.child_id), '{}') FROM public.access_release r
    WHERE r.reader_id = favn.me() AND r.released_at <= favn.at() AND (r.withdrawn_at IS NULL OR r.withdrawn_at > favn.at())
      AND NOT EXISTS (SELECT 1 FROM public.access_block x WHERE x.child_id = r.child_id AND x.actor_id = favn.me()
                      AND x.blocked_at <= favn.at() AND (x.ended_at IS NULL OR x.ended_at > favn.at()))
); END $$;

-- A wide role searches names here: only keys come out, and row-level security decides what they open.
-- (A trigram operator is not leakproof, so the index would be barred behind a policy.)
CREATE OR REPLACE FUNCTION favn.name_candidates(q text, most integer) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.35
AS $$
    SELECT id FROM public.people_child
    WHERE q <% search_name AND merged_into_id IS NULL
    ORDER BY word_similarity(q, search_name) DESC, sort_key, id LIMIT least(most, 200)
$$;

REVOKE ALL ON FUNCTION favn.my_children(text), favn.my_adults(), favn.my_released(text), favn.my_released_children(),
    favn.name_candidates(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.my_children(text), favn.my_adults(), favn.my_released(text), favn.my_released_children()
    TO favn_narrow, favn_wide, favn_family, favn_system;
GRANT EXECUTE ON FUNCTION favn.name_candidates(text, integer) TO favn_narrow, favn_wide;
GRANT SELECT ON favn.my_basis, favn.adult_of_child TO favn_narrow, favn_wide, favn_family;
