"""A share is read by those with its room's key, by everyone with custody of the child, and by the one it is shared with.

It is asked by someone who may pass the room on, for no longer than that, and its words never change. An answer is written
by the one who gives it, or by someone who may pass the room on; of an answer only its taking back can be added.
"""

from pathlib import Path

from django.db import migrations

from favn.foundation.access.protect import EMPLOYEES, policy, protect, released

SQL = Path(__file__).resolve().parent.parent / "sql"
WEB = "favn_narrow, favn_wide, favn_family"
HOLDER = (
    "consents_share.child_id = ANY ((SELECT favn.my_children('identity'))::uuid[]) "
    "AND consents_share.child_id <> favn.me()"
)
PASSES_ON = "favn.passes_on_until({0}.child_id, {0}.compartment{1})"
ASKED = (
    "consents_share.asked_by_id = favn.me() AND consents_share.asked_at = favn.at() "
    "AND consents_share.opened_at IS NULL AND consents_share.ended_at IS NULL "
    f"AND {PASSES_ON.format('consents_share', '')} >= consents_share.valid_until "
    f"AND (NOT consents_share.passes_on OR {PASSES_ON.format('consents_share', ', ' + repr('case'))} IS NOT NULL)"
)
ENDED = f"{PASSES_ON.format('consents_share', '')} IS NOT NULL"
WRITTEN = f"consents_consent.recorded_by = favn.me() AND {PASSES_ON.format('consents_consent', '')} IS NOT NULL"
TAKEN_BACK = f"{PASSES_ON.format('consents_consent', '')} IS NOT NULL"


def employees(table, added, changed):
    """The employees' own locks on writing, in place of those that follow reading."""
    for role in EMPLOYEES:
        for command, name, condition in (("INSERT", "add", added), ("UPDATE", "change", changed), ("DELETE", "remove", "")):
            yield f"DROP POLICY {name}_{role[5:]} ON {table};"
            if condition:
                yield policy(table, role, command, condition, f"{name}_{role[5:]}")


LOCKS = [
    *employees("consents_share", ASKED, ENDED),
    *employees("consents_consent", WRITTEN, TAKEN_BACK),
    f"REVOKE UPDATE, DELETE ON consents_share, consents_consent FROM {WEB};",
    "GRANT UPDATE (ended_at) ON consents_share TO favn_narrow, favn_wide;",
    f"GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawal_reason, undone_at) ON consents_consent TO {WEB};",
]


class Migration(migrations.Migration):
    dependencies = [("consents", "0003_shares")]
    operations = [
        protect("consents_share", compartment=":compartment", own_rows="consents_share.asked_by_id = favn.me()",
                family_reads=f"({HOLDER}) OR {released('consents_share')}"),
        migrations.RunSQL((SQL / "shares.sql").read_text("utf-8"), migrations.RunSQL.noop),
        migrations.RunSQL("\n".join(LOCKS), migrations.RunSQL.noop),
    ]
