"""Whose earlier rounds are open is found once a statement; the answer is the same."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"
UNDO = """
DROP POLICY earlier_units_narrow ON wellbeing_assessment;
DROP POLICY earlier_units_narrow ON wellbeing_jointposition;
ALTER POLICY earlier_units ON wellbeing_assessment TO favn_narrow, favn_wide;
ALTER POLICY earlier_units ON wellbeing_jointposition TO favn_narrow, favn_wide;
DROP FUNCTION favn.my_children_with_earlier_rounds();
"""


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0015_municipal_pace")]
    operations = [migrations.RunSQL((SQL / "earlier_units_quickly.sql").read_text("utf-8"), UNDO)]
