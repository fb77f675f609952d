"""The second lock on transitions: two sides, a family that answers for itself, and rows that are added, never changed."""

from pathlib import Path

from django.db import migrations

from favn.foundation.access.protect import EMPLOYEES, open_table, policy, protect

SQL = Path(__file__).resolve().parent.parent / "sql"
ADMINISTRATOR = "favn.my_role() = 'administrator'"
WEB = "favn_narrow, favn_wide, favn_family"
T, N, A, D = "checkups_transition", "checkups_transitionnote", "checkups_noteanswer", "checkups_delivery"
SENDS = f"favn.sends({T}.child_id, {T}.compartment, {T}.from_unit_id, {T}.general_id, {T}.special_id)"
HOLDS_THE_ROOM = f"favn.sends({T}.child_id, {T}.compartment, {T}.from_unit_id, NULL, NULL)"
PLANNED = f"{HOLDS_THE_ROOM} AND planned_by_id = favn.me() AND planned_at = favn.at() AND ended_at IS NULL"
WRITTEN = (
    f"favn.sends_transition({N}.transition_id) AND written_by_id = favn.me() AND written_at = favn.at() AND "
    f"favn.is_lawful_note({N}.transition_id, {N}.child_id, {N}.to_unit_id, {N}.to_name, {N}.ground, {N}.paragraph, "
    f"{N}.silence_days, {N}.receipt_days)"
)
ASKED = f"coalesce({A}.adult_id, {A}.child_id) IN (SELECT favn.asked_about({A}.child_id))"
SAID = f"recorded_by = favn.me() AND said_at = favn.at() AND {ASKED} AND favn.takes_answers({A}.note_id, {A}.child_id)"
NOTED = f"favn.sends_note({A}.note_id) AND form <> 'page' AND {SAID}"
OWN = f"coalesce({A}.adult_id, {A}.child_id) = favn.me()"
RECEIVES = f"favn.receives({D}.child_id, {D}.to_unit_id)"
SEES_DELIVERY = f"favn.sends_transition({D}.transition_id) OR author_id = favn.me() OR (withdrawn_at IS NULL AND {RECEIVES})"
RECEIVED = f"""withdrawn_at IS NULL AND received_at IS NULL
    AND ({RECEIVES} OR (to_unit_id IS NULL AND favn.sends_transition({D}.transition_id)))"""


def both(condition):
    """The same condition for employees with few children and with many: each row is asked by itself."""
    return dict.fromkeys(EMPLOYEES, condition)


def writing(table, added="", changed="", checked=""):
    """The employees' own locks on writing, in place of those that follow reading. Nothing is removed by the web."""
    for role in EMPLOYEES:
        yield from (f"DROP POLICY {name}_{role[5:]} ON {table};" for name in ("add", "change", "remove"))
        if added:
            yield policy(table, role, "INSERT", added, f"add_{role[5:]}")
        if changed:
            yield f"CREATE POLICY change_{role[5:]} ON {table} FOR UPDATE TO {role} USING ({changed}) WITH CHECK ({checked});"


LOCKS = [
    *writing(T, PLANNED, SENDS, SENDS),
    *writing(N, WRITTEN),
    *writing(A, NOTED),
    *writing(D, "", RECEIVED, "received_by_id = favn.me() AND received_at = favn.at()"),
    policy(A, "favn_family", "INSERT", f"{OWN} AND form = 'page' AND {SAID}", "answer_family"),
    f"REVOKE UPDATE, DELETE ON {T}, {N}, {A}, {D} FROM {WEB};",
    f"REVOKE INSERT ON {D} FROM {WEB};",
    f"GRANT UPDATE (moves_on, to_unit_id, to_name, general_id, special_id, meets_at, place, revision, ended_at, "
    f"ended_because) ON {T} TO favn_narrow, favn_wide;",
    f"GRANT UPDATE (received_by_id, received_name, received_at) ON {D} TO favn_narrow, favn_wide;",
    f"GRANT INSERT ON {A} TO favn_family;",
]


class Migration(migrations.Migration):
    dependencies = [("checkups", "0011_transitions"), ("access", "0017_transition"), ("consents", "0004_share_lock")]
    operations = [
        migrations.RunSQL((SQL / "transitions.sql").read_text("utf-8"), migrations.RunSQL.noop),
        open_table("checkups_transitionkind", write=EMPLOYEES, written_when=ADMINISTRATOR),
        open_table("checkups_transitionguide", write=EMPLOYEES, written_when=ADMINISTRATOR),
        protect(T, using=both(f"{SENDS} OR favn.got_transition({T}.id)"), family_reads=f"favn.is_family_of({T}.child_id)"),
        protect(N, using=both(f"favn.sends_transition({N}.transition_id) OR favn.got_note({N}.id)"),
                family_reads=f"favn.is_family_of({N}.child_id)"),
        protect(A, using=both(f"favn.sends_note({A}.note_id)"), family_reads=OWN),
        protect(D, using=both(SEES_DELIVERY), family_reads=f"favn.is_family_of({D}.child_id)"),
        migrations.RunSQL("\n".join(LOCKS), migrations.RunSQL.noop),
    ]  # fmt: skip
