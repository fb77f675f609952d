"""The lists Favn is born with."""

from django.db import migrations

from favn.foundation.codes.lists import LISTS


def write_lists(apps, schema_editor):
    code_list, code = apps.get_model("codes", "CodeList"), apps.get_model("codes", "Code")
    for source in LISTS:
        made = code_list.objects.create(key=source.key, name=source.name, source=source.source)
        code.objects.bulk_create(
            code(list=made, position=position, value=value.value, text=value.text, valid_from=value.valid_from, valid_until=value.valid_until)
            for position, value in enumerate(source.values)
        )


class Migration(migrations.Migration):
    dependencies = [("codes", "0001_initial")]
    operations = [migrations.RunPython(write_lists, migrations.RunPython.noop)]
