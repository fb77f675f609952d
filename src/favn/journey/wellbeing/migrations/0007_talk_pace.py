import django.db.models.deletion
import favn.kit.ids
from django.db import migrations, models

from favn.foundation.access.protect import EMPLOYEES, open_table


class Migration(migrations.Migration):

    dependencies = [
        ('organisation', '0001_initial'),
        ('wellbeing', '0006_rater_rules'),
    ]

    operations = [
        migrations.CreateModel(
            name='TalkPace',
            fields=[
                ('id', models.UUIDField(default=favn.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('pace', models.CharField(choices=[('0.25', '0.25'), ('0.5', '0.5'), ('1', '1'), ('1.5', '1.5'), ('2', '2')], max_length=4, verbose_name='nye børn for hver 24')),
                ('reason', models.CharField(max_length=200, verbose_name='hvorfor')),
                ('set_at', models.DateTimeField(verbose_name='sat')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.employee')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talk_paces', to='organisation.unit')),
            ],
            options={
                'verbose_name': 'samtaletempo',
                'verbose_name_plural': 'samtaletempi',
                'indexes': [models.Index(fields=['unit', '-set_at'], name='talk_pace_by_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='talk_pace_has_reason')],
            },
        ),
        open_table(
            "wellbeing_talkpace",
            read=EMPLOYEES,
            write=EMPLOYEES,
            written_when="favn.my_role() IN ('school_leader', 'daycare_leader')",
        ),
    ]
