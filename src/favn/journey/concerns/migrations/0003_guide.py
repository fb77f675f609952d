"""The words and the handleguide a municipality starts with."""

from django.db import migrations

from favn.journey.concerns.guide import LINES, WORDS


def write_guide(apps, schema_editor):
    level, step = apps.get_model("concerns", "Level"), apps.get_model("concerns", "GuideStep")
    levels = {n: level(number=n, word=word, word_en=english) for n, (word, english) in enumerate(WORDS, start=1)}
    level.objects.bulk_create(levels.values())
    step.objects.bulk_create(
        step(level=levels[line.level], kind=line.kind, place=place, text=line.text, text_en=line.english)
        for place, line in enumerate(LINES, start=1)
    )


class Migration(migrations.Migration):
    dependencies = [("concerns", "0002_locks")]
    operations = [migrations.RunPython(write_guide, migrations.RunPython.noop)]
