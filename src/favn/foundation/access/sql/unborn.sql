-- A health visitor puts a child on the way in the register: on its mother, without a birthday, in the own district.
CREATE POLICY add_unborn ON people_child FOR INSERT TO favn_narrow WITH CHECK (
    favn.my_role() = 'health_visitor' AND born_on IS NULL AND mother_id IS NOT NULL
    AND area_id IN (SELECT p.area_id FROM organisation_position p
                    WHERE p.employee_id = favn.me() AND p.role = 'health_visitor' AND p.valid_from <= favn.today()
                      AND (p.valid_until IS NULL OR p.valid_until > favn.today())));

-- An expectant mother who stands in the register already is found by her number: a key for a number, nothing else.
CREATE OR REPLACE FUNCTION favn.adult_with_number(hashed bytea) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN
    IF favn.my_role() <> 'health_visitor' THEN
        RETURN NULL;
    END IF;
    RETURN (SELECT adult_id FROM public.people_identifier
            WHERE value_hash = hashed AND adult_id IS NOT NULL AND valid_until IS NULL LIMIT 1);
END $$;
REVOKE ALL ON FUNCTION favn.adult_with_number(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.adult_with_number(bytea) TO favn_narrow;
