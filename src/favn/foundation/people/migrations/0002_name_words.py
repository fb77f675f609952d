"""The words names are made of, and the children found by whole words: what a search with a typing error stands on."""

from pathlib import Path

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models
from django.db.models import F, Func, Value

SQL = Path(__file__).resolve().parent.parent / "sql"
UNDO = """
DROP MATERIALIZED VIEW people_nameword;
DROP FUNCTION favn.gather_name_words();
DROP FUNCTION favn.sound_of(text);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("audit", "0002_log")]
    operations = [
        migrations.AddIndex(
            "child",
            GinIndex(
                Func(
                    F("search_name"), Value(" "), function="string_to_array",
                    output_field=ArrayField(models.TextField()),
                ),
                name="child_name_words",
            ),
        ),
        migrations.RunSQL((SQL / "name_words.sql").read_text("utf-8"), UNDO),
    ]
