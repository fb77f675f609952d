-- A unit's figures are read by its own leader and by the administration; everybody else has the municipality's.
CREATE FUNCTION favn.leads_unit(of_unit uuid)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN coalesce(favn.my_role(), '') IN ('school_leader', 'daycare_leader') AND EXISTS (
    SELECT 1 FROM organisation_position p
    WHERE p.unit_id = of_unit AND p.employee_id = favn.me() AND p.role = favn.my_role()
      AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today()));
END $$;
REVOKE ALL ON FUNCTION favn.leads_unit(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.leads_unit(uuid) TO favn_narrow, favn_wide;
CREATE POLICY own_unit ON detection_audit_auditfigure AS RESTRICTIVE FOR SELECT TO favn_narrow, favn_wide
    USING (unit_id IS NULL OR favn.my_role() = 'administrator' OR favn.leads_unit(unit_id));

-- A missed child is read where it is known that something happened; only a job writes it.
REVOKE INSERT, UPDATE, DELETE ON detection_audit_miss FROM favn_narrow, favn_wide;
