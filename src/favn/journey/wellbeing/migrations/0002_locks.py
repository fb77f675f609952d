"""The second lock: nobody sees another rater's answers until the dialogue is open, and nobody changes them ever."""

from django.db import migrations

from favn.foundation.access.protect import EMPLOYEES, is_found, narrow, open_table, protect, released, wide

TABLE = "wellbeing_assessment"
MINE_OR_SHARED = (
    f"({TABLE}.rater_id = favn.me() OR "
    + is_found(f"wellbeing_dialogue d WHERE d.round_id = {TABLE}.round_id AND d.group_id = {TABLE}.group_id")
    + ")"
)
ASSESSMENTS = {
    "favn_narrow": f"{narrow('school', f'{TABLE}.child_id')} AND {MINE_OR_SHARED}",
    "favn_wide": f"{wide('school', f'{TABLE}.child_id')} AND {MINE_OR_SHARED}",
}
# A dialogue opens by one who rated, when enough have rated and nobody is in the middle of it.
READY = """
EXISTS (SELECT 1 FROM wellbeing_sheet s WHERE s.round_id = wellbeing_dialogue.round_id
        AND s.group_id = wellbeing_dialogue.group_id AND s.rater_id = favn.me())
AND NOT EXISTS (SELECT 1 FROM wellbeing_sheet s WHERE s.round_id = wellbeing_dialogue.round_id
                AND s.group_id = wellbeing_dialogue.group_id AND s.finished_at IS NULL)
AND (SELECT count(*) FROM wellbeing_sheet s WHERE s.round_id = wellbeing_dialogue.round_id
     AND s.group_id = wellbeing_dialogue.group_id)
    >= (SELECT r.raters_required FROM wellbeing_round r WHERE r.id = wellbeing_dialogue.round_id)
"""
SHEETS = """rater_id = favn.me() OR EXISTS (SELECT 1 FROM wellbeing_dialogue d
WHERE d.round_id = wellbeing_sheet.round_id AND d.group_id = wellbeing_sheet.group_id)"""
ONLY_ONES_OWN = "\n".join(
    f"DROP POLICY change_{role} ON {TABLE};\nDROP POLICY add_{role} ON {TABLE};\nDROP POLICY remove_{role} ON {TABLE};\n"
    f"CREATE POLICY change_{role} ON {TABLE} FOR UPDATE TO favn_{role} "
    f"USING ({ASSESSMENTS[f'favn_{role}']} AND {TABLE}.rater_id = favn.me()) WITH CHECK ({TABLE}.rater_id = favn.me());\n"
    f"CREATE POLICY add_{role} ON {TABLE} FOR INSERT TO favn_{role} "
    f"WITH CHECK ({ASSESSMENTS[f'favn_{role}']} AND {TABLE}.rater_id = favn.me());"
    for role in ("narrow", "wide")
)


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0001_initial"), ("access", "0002_locks")]
    operations = [
        open_table("wellbeing_form", write=EMPLOYEES, written_when="favn.my_role() = 'administrator'"),
        open_table("wellbeing_round", write=EMPLOYEES, written_when="favn.my_role() = 'administrator'"),
        open_table("wellbeing_sheet", read=EMPLOYEES, write=EMPLOYEES, written_when=SHEETS),
        open_table("wellbeing_dialogue", read=EMPLOYEES, write=EMPLOYEES, written_when=READY),
        protect(TABLE, using=ASSESSMENTS),
        migrations.RunSQL(ONLY_ONES_OWN, migrations.RunSQL.noop),
        protect("wellbeing_jointposition", compartment="school", family_reads=released("wellbeing_jointposition")),
    ]
