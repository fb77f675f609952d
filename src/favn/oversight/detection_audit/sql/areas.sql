-- An area's figures are read by its own leader and by those who read for the whole municipality.
CREATE FUNCTION favn.leads_area(of_area uuid)
RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN coalesce(favn.my_role(), '') IN ('school_leader', 'daycare_leader') AND EXISTS (
    SELECT 1 FROM organisation_position p
    WHERE p.area_id = of_area AND p.employee_id = favn.me() AND p.role = favn.my_role()
      AND p.valid_from <= favn.today() AND (p.valid_until IS NULL OR p.valid_until > favn.today()));
END $$;
REVOKE ALL ON FUNCTION favn.leads_area(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.leads_area(uuid) TO favn_narrow, favn_wide;
CREATE POLICY own_area ON detection_audit_auditfigure AS RESTRICTIVE FOR SELECT TO favn_narrow, favn_wide
    USING (area_id IS NULL OR favn.my_role() IN ('administrator', 'team_leader', 'committee_member')
           OR favn.leads_area(area_id));
