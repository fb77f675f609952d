"""How many adults rate in each kind of unit, until the municipality says otherwise; and the words we begin with."""

from datetime import date

from django.db import migrations

RULES = [
    ("school", 2, False, False),
    ("daycare", 2, False, False),
    ("childminder", 1, True, False),
    ("health", 1, False, True),
]
WORDS = {
    "green": "Trives", "yellow": "Øget opmærksomhed", "red": "Stærk bekymring",
    "green_en": "Doing well", "yellow_en": "Extra attention", "red_en": "Strong concern",
}  # fmt: skip
BEGINNING = date(2020, 1, 1)


def write_rules(apps, schema_editor):
    rule = apps.get_model("wellbeing", "RaterRule")
    rule.objects.bulk_create(
        rule(unit_kind=kind, raters=raters, with_supervisor=supervisor, with_parents=parents, valid_from=BEGINNING)
        for kind, raters, supervisor, parents in RULES
    )
    apps.get_model("wellbeing", "PositionWording").objects.create(valid_from=BEGINNING, **WORDS)


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0005_parents_locks")]
    operations = [migrations.RunPython(write_rules, migrations.RunPython.noop)]
