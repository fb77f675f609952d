"""A file may hold absence; the enrolments are as new as the newest file of children."""

from django.db import migrations, models

FETCHED = """
CREATE OR REPLACE FUNCTION favn.enrolments_fetched_at() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT max(ended_at) FROM school_data_importrun WHERE state = 'done' AND kind = 'children' $$;
"""


class Migration(migrations.Migration):
    dependencies = [("school_data", "0002_freshness")]
    operations = [
        migrations.AddField(
            model_name="importrun",
            name="kind",
            field=models.CharField(
                choices=[("children", "Børn, forældremyndighed og klasser"), ("absence", "Fravær")],
                default="children", max_length=10, verbose_name="hvad filen er",
            ),
        ),
        migrations.RunSQL(FETCHED, migrations.RunSQL.noop),
    ]  # fmt: skip
