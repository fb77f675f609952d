"""A note may let the next place read the rounds of well-being at the old one; notes that were written did not."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('checkups', '0016_colleagues_locks'),
        ('organisation', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='transitionnote',
            name='with_rounds',
            field=models.BooleanField(default=False, verbose_name='trivselsrunderne følger med'),
        ),
        migrations.AddConstraint(
            model_name='transitionnote',
            constraint=models.CheckConstraint(condition=models.Q(('with_rounds', False), ('to_unit__isnull', False), _connector='OR'), name='rounds_follow_to_a_place_in_favn'),
        ),
    ]
