"""A letter is read by those with the key to its document's room, by its sender, and by the one it was sent to."""

from django.db import migrations

from favn.foundation.access.protect import protect, through

MINE = "letters_letter.written_by = favn.me() OR (letters_letter.employee_id = favn.me() AND letters_letter.sent_at IS NOT NULL)"
FAMILY = "(letters_letter.adult_id = favn.me() OR letters_letter.to_child_id = favn.me()) AND letters_letter.sent_at IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial"), ("documents", "0002_locks")]
    operations = [
        protect("letters_letter", using=through("letters_letter", "documents_version", "version_id"), own_rows=MINE,
                family_reads=FAMILY),
    ]
