"""From fifteen a young person gets the own letter when a time at the dentist was missed."""

from datetime import date

from django.db import migrations, models

from favn.journey.checkups.shipped.dental import YOUNG_LETTERS, shipped_key

FROM = date(2000, 1, 1)


def write_shipped(apps, schema_editor):
    letter = apps.get_model("checkups", "NoShowLetter")
    for step, (title, text, title_en, text_en) in YOUNG_LETTERS.items():
        letter.objects.create(
            id=shipped_key(f"{step}/young"), step=str(step), for_young=True, edition=1, title=title, text=text,
            title_en=title_en, text_en=text_en, valid_from=FROM,
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("checkups", "0020_own_dental")]
    operations = [
        migrations.AddField(
            model_name="noshowletter",
            name="for_young",
            field=models.BooleanField(default=False, verbose_name="til den unge selv"),
        ),
        migrations.RemoveConstraint(model_name="noshowletter", name="no_show_letter_edition_once"),
        migrations.RemoveConstraint(model_name="noshowletter", name="no_show_letter_current_once"),
        migrations.AddConstraint(
            model_name="noshowletter",
            constraint=models.UniqueConstraint(
                fields=("step", "for_young", "edition"), name="no_show_letter_edition_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="noshowletter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_until__isnull", True)),
                fields=("step", "for_young"),
                name="no_show_letter_current_once",
            ),
        ),
        migrations.RunPython(write_shipped, migrations.RunPython.noop),
    ]
