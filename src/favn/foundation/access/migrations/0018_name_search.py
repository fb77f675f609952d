"""Names are searched word by word, so that a search takes no longer in a larger municipality."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("access", "0017_transition"), ("people", "0002_name_words")]
    operations = [migrations.RunSQL((SQL / "name_search.sql").read_text("utf-8"), migrations.RunSQL.noop)]
