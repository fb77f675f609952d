"""Documents are read by those with the room's key, and sent versions by those they are released to; drafts by their author.

What was written never changes, and what was sent cannot even be marked anew: the database itself refuses.
"""

from django.db import migrations

from favn.foundation.access.protect import EMPLOYEES, protect, released, through

STANDS = """
CREATE OR REPLACE FUNCTION favn.version_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF favn.my_role() LIKE 'system:%' THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'a version is removed by retention only' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.sent_at IS NOT NULL OR (OLD.document_id, OLD.number, OLD.title, OLD.body, OLD.written_by, OLD.written_by_name, OLD.written_at)
        IS DISTINCT FROM (NEW.document_id, NEW.number, NEW.title, NEW.body, NEW.written_by, NEW.written_by_name, NEW.written_at)
    THEN
        RAISE EXCEPTION 'a version stands as it was written' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER version_stands BEFORE UPDATE OR DELETE ON documents_version
    FOR EACH ROW EXECUTE FUNCTION favn.version_stands();
"""
RELEASED = released("documents_document", "documents_version.document_id") + " AND documents_version.sent_at IS NOT NULL"
MINE = "documents_draft.author_id = favn.me()"
# A draft is typed every few seconds, is encrypted, and is nobody's record yet: its changes do not stand in the log.
QUIET = "DROP TRIGGER log_row ON documents_draft;"


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("access", "0002_locks")]
    operations = [
        protect("documents_document", compartment=":compartment", family_reads=released("documents_document")),
        protect("documents_version", using=through("documents_version", "documents_document", "document_id"),
                family_reads=RELEASED, logged_child="-"),
        protect("documents_file", using=through("documents_file", "documents_document", "document_id"),
                logged_child="-"),
        protect("documents_draft", using=dict.fromkeys(EMPLOYEES, MINE), family_reads=MINE, family_writes=MINE,
                logged_child="-"),
        migrations.RunSQL("GRANT DELETE ON documents_draft TO favn_family;"
                          f"CREATE POLICY remove_family ON documents_draft FOR DELETE TO favn_family USING ({MINE});"),
        migrations.RunSQL(QUIET, migrations.RunSQL.noop),
        migrations.RunSQL(STANDS, "DROP FUNCTION favn.version_stands() CASCADE;"),
    ]
