-- The keys the one who asks has to one child: room and reason. The plan of the view is kept for the connection;
-- asked directly it is planned anew each time (3 ms, three times a page).
CREATE OR REPLACE FUNCTION favn.my_keys(of_child uuid) RETURNS TABLE (room text, reason text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN QUERY
    SELECT DISTINCT b.compartment, b.basis FROM favn.my_basis b WHERE b.child_id = of_child;
END $$;
REVOKE ALL ON FUNCTION favn.my_keys(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.my_keys(uuid) TO favn_narrow, favn_wide, favn_family, favn_system;
