"""When enrolments last came in: an instant and nothing else, for those whose lists rest on them."""

from django.db import migrations

FETCHED = """
CREATE OR REPLACE FUNCTION favn.enrolments_fetched_at() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT max(ended_at) FROM school_data_importrun WHERE state = 'done' $$;
REVOKE ALL ON FUNCTION favn.enrolments_fetched_at() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.enrolments_fetched_at() TO favn_narrow, favn_wide, favn_system;
"""


class Migration(migrations.Migration):
    dependencies = [("school_data", "0001_initial"), ("access", "0002_locks")]
    operations = [migrations.RunSQL(FETCHED, "DROP FUNCTION favn.enrolments_fetched_at();")]
