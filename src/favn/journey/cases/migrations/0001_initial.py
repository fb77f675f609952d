import django.db.models.deletion
import favn.kit.ids
from django.db import migrations, models

from favn.foundation.access.protect import narrow, protect, released, wide

NUMBER = """
CREATE SEQUENCE cases_number;
GRANT USAGE ON SEQUENCE cases_number TO favn_narrow, favn_wide, favn_system;
"""
TERM = "cases_caseworkerterm"
# Who has the case is known to those who work with the case and to those in the network.
TERMS = {
    "favn_narrow": f"{narrow('authority', f'{TERM}.child_id')} OR {narrow('network', f'{TERM}.child_id')}",
    "favn_wide": f"{wide('authority', f'{TERM}.child_id')} OR {wide('network', f'{TERM}.child_id')}",
}


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0002_locks'),
        ('organisation', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.UUIDField(default=favn.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('number', models.CharField(max_length=16, unique=True, verbose_name='sagsnummer')),
                ('origin', models.CharField(choices=[('notification', 'underretning'), ('request', 'familien har selv søgt'), ('transfer', 'overtaget fra en anden kommune'), ('pregnancy', 'sårbar graviditet')], max_length=20, verbose_name='åbnet på grund af')),
                ('origin_id', models.UUIDField(blank=True, null=True, verbose_name='det, der åbnede sagen')),
                ('origin_on', models.DateField(verbose_name='kommunen blev opmærksom')),
                ('opened_at', models.DateTimeField(verbose_name='åbnet')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='lukket')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='people.child')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opened_cases', to='organisation.employee')),
            ],
            options={
                'verbose_name': 'sag',
                'verbose_name_plural': 'sager',
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('child',), name='case_one_open_per_child'), models.CheckConstraint(condition=models.Q(models.Q(('origin', 'notification'), _negated=True), ('origin_id__isnull', False), _connector='OR'), name='case_from_a_notification_names_it')],
                'indexes': [models.Index(fields=['origin_id'], name='case_by_origin')],
            },
        ),
        migrations.CreateModel(
            name='CaseworkerTerm',
            fields=[
                ('id', models.UUIDField(default=favn.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('from_at', models.DateTimeField(verbose_name='fra')),
                ('until_at', models.DateTimeField(blank=True, null=True, verbose_name='til')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='cases.case')),
                ('caseworker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='caseworker_terms', to='organisation.employee')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='caseworker_terms', to='people.child')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='given_cases', to='organisation.employee')),
            ],
            options={
                'verbose_name': 'rådgiverperiode',
                'verbose_name_plural': 'rådgiverperioder',
                'constraints': [models.UniqueConstraint(condition=models.Q(('until_at__isnull', True)), fields=('case',), name='term_one_at_a_time'), models.CheckConstraint(condition=models.Q(('until_at__isnull', True), ('until_at__gte', models.F('from_at')), _connector='OR'), name='term_ends_after_it_begins')],
                'indexes': [models.Index(condition=models.Q(('until_at__isnull', True)), fields=['caseworker'], name='term_by_caseworker'), models.Index(fields=['child'], name='term_by_child')],
            },
        ),
        migrations.RunSQL(NUMBER, "DROP SEQUENCE cases_number"),
        protect("cases_case", compartment="authority"),
        protect(TERM, using=TERMS, family_reads=released(TERM)),
    ]
