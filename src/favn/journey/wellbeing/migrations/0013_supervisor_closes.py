"""Where one adult rates alone with the leader in the dialogue, the leader may close it too, and change nothing else."""

from django.db import migrations

CLOSES = """
CREATE POLICY supervisor_closes ON wellbeing_dialogue FOR UPDATE TO favn_narrow USING (
    favn.leads_group(group_id) AND COALESCE((
        SELECT r.with_supervisor FROM organisation_group g
        JOIN organisation_unit u ON u.id = g.unit_id
        JOIN wellbeing_raterrule r ON r.unit_kind = u.kind AND r.valid_from <= favn.today()
        WHERE g.id = wellbeing_dialogue.group_id ORDER BY r.valid_from DESC LIMIT 1), false))
    WITH CHECK (closed_at IS NOT NULL AND favn.leads_group(group_id));
"""


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0012_step_changes_lock")]
    operations = [migrations.RunSQL(CLOSES, "DROP POLICY supervisor_closes ON wellbeing_dialogue;")]
