"""An answer is read by those with the room's key, by the one who wrote it down, and by the person who gave it.

Whether something may be shared must not depend on what the asker can read, so the answers alone (who, yes or no, when)
come out of one function for anyone who may know the child.
"""

from django.db import migrations

from favn.foundation.access.protect import protect

ANSWERS = """
CREATE OR REPLACE FUNCTION favn.consent_answers(wanted uuid, room text, recipient uuid)
RETURNS TABLE (said_by uuid, is_yes boolean, since timestamptz, until timestamptz, withdrawn_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ BEGIN RETURN QUERY
    SELECT coalesce(c.adult_id, c.child_id), c.answer = 'given', c.valid_from, c.valid_until, c.withdrawn_at
    FROM public.consents_consent c
    WHERE c.child_id = wanted AND c.compartment = room AND c.recipient_id = recipient
      AND (favn.my_role() LIKE 'system:%' OR EXISTS (SELECT 1 FROM favn.my_basis b WHERE b.child_id = wanted))
    ORDER BY c.valid_from, c.id;
END $$;
REVOKE ALL ON FUNCTION favn.consent_answers(uuid, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.consent_answers(uuid, text, uuid) TO favn_narrow, favn_wide, favn_family, favn_system;
"""
OWN = "consents_consent.adult_id = favn.me() OR (consents_consent.adult_id IS NULL AND consents_consent.child_id = favn.me())"


class Migration(migrations.Migration):
    dependencies = [("consents", "0001_initial"), ("access", "0002_locks")]
    operations = [
        protect("consents_consent", compartment=":compartment", insert_by=("favn_narrow", "favn_wide"),
                own_rows="consents_consent.recorded_by = favn.me()", family_reads=OWN, family_writes=OWN),
        migrations.RunSQL(ANSWERS, "DROP FUNCTION favn.consent_answers(uuid, text, uuid);"),
    ]
