-- Who may see what of one child, for the page that tells it. Answers those who know of the child, and nobody else.
CREATE OR REPLACE FUNCTION favn.standing(of_child uuid)
RETURNS TABLE (actor_id uuid, name text, role text, compartment text, basis text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
    SELECT DISTINCT b.actor_id, e.name::text, coalesce(b.role, (
               SELECT p.role::text FROM public.organisation_position p
               WHERE p.employee_id = e.id AND p.valid_from <= favn.today()
                 AND (p.valid_until IS NULL OR p.valid_until > favn.today())
               ORDER BY p.valid_from, p.id LIMIT 1)), b.compartment, b.basis
    FROM public.access_basis b JOIN public.organisation_employee e ON e.id = b.actor_id
    WHERE b.child_id = of_child
      AND EXISTS (SELECT 1 FROM favn.my_basis m WHERE m.child_id = of_child AND m.compartment = 'identity')
$$;

-- Whether someone in the child's family lives at a protected address: that it is so, and never where.
-- Asked from the child and its relations: asked from the addresses it would read every protected one in the town.
CREATE OR REPLACE FUNCTION favn.family_is_protected(of_child uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN RETURN
    EXISTS (SELECT 1 FROM favn.my_basis m WHERE m.child_id = of_child AND m.compartment = 'identity')
    AND EXISTS (
        SELECT 1 FROM (
            SELECT a.* FROM public.people_address a WHERE a.child_id = of_child
            UNION ALL
            SELECT a.* FROM public.people_relation r JOIN public.people_address a ON a.adult_id = r.adult_id
            WHERE r.child_id = of_child AND (r.valid_until IS NULL OR r.valid_until > favn.today())
              AND (r.holds_custody OR r.lives_with_child OR r.kind IN ('mother', 'father', 'step_parent'))
        ) AS near
        WHERE near.protected_from <= favn.today() AND (near.protected_until IS NULL OR near.protected_until > favn.today())
          AND (near.valid_until IS NULL OR near.valid_until > favn.today()));
END $$;

REVOKE ALL ON FUNCTION favn.standing(uuid), favn.family_is_protected(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.standing(uuid), favn.family_is_protected(uuid) TO favn_narrow, favn_wide, favn_system;
