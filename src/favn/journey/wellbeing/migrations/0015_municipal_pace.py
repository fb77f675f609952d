"""A pace of the municipality's own, for units without one. A leader sets a unit they lead, the administrator the rest."""

import django.db.models.deletion
from django.db import migrations, models

from favn.foundation.access.protect import EMPLOYEES, is_found

SETS = (
    "set_by_id = favn.me() AND CASE WHEN unit_id IS NULL THEN favn.my_role() = 'administrator' ELSE "
    "favn.my_role() IN ('school_leader', 'daycare_leader') AND "
    + is_found(
        "organisation_position p WHERE p.unit_id = wellbeing_talkpace.unit_id AND p.employee_id = favn.me() "
        "AND p.role = favn.my_role() AND p.valid_from <= favn.today() "
        "AND (p.valid_until IS NULL OR p.valid_until > favn.today())"
    )
    + " END"
)
TO = ", ".join(EMPLOYEES)
# Each change is a new row, so nobody rewrites or removes one.
LOCKS = f"""
DROP POLICY add ON wellbeing_talkpace;
DROP POLICY change ON wellbeing_talkpace;
DROP POLICY remove ON wellbeing_talkpace;
REVOKE UPDATE, DELETE ON wellbeing_talkpace FROM {TO};
CREATE POLICY add ON wellbeing_talkpace FOR INSERT TO {TO} WITH CHECK ({SETS});
"""


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0014_earlier_units"), ("organisation", "0001_initial")]
    operations = [
        migrations.AlterField(
            model_name="talkpace",
            name="unit",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="talk_paces",
                to="organisation.unit",
            ),
        ),
        migrations.AlterField(
            model_name="talkpace",
            name="pace",
            field=models.CharField(
                blank=True, choices=[("0.25", "0.25"), ("0.5", "0.5"), ("1", "1"), ("1.5", "1.5"), ("2", "2")],
                max_length=4, verbose_name="nye børn for hver 24",
            ),
        ),
        migrations.AddConstraint(
            model_name="talkpace",
            constraint=models.CheckConstraint(
                condition=models.Q(("unit__isnull", False), models.Q(("pace", ""), _negated=True), _connector="OR"),
                name="municipal_pace_is_a_pace",
            ),
        ),
        migrations.RunSQL(LOCKS, migrations.RunSQL.noop),
    ]  # fmt: skip
