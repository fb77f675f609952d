import django.db.models.deletion
import favn.kit.ids
from django.db import migrations, models

from favn.foundation.access.protect import protect, released

MEETING = released("networks_meeting", "meeting_id")


def said(table):
    """Shown with its meeting; a parent's words only to that parent, until they are released to the other."""
    return f"({MEETING} AND (voice <> 'parent' OR adult_id = favn.me())) OR {released(table)}"


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0002_locks'),
        ('organisation', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Network',
            fields=[
                ('id', models.UUIDField(default=favn.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.TextField(verbose_name='formål')),
                ('starts_at', models.DateTimeField(verbose_name='begynder')),
                ('ends_on', models.DateField(verbose_name='slutter (til og med)')),
                ('consent_on', models.DateField(verbose_name='samtykke givet')),
                ('consent_covers', models.TextField(verbose_name='samtykket omfatter')),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='begun_networks', to='organisation.employee')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='networks', to='people.child')),
                ('consent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='given_network_consents', to='people.adult')),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='led_networks', to='organisation.employee')),
            ],
            options={
                'verbose_name': 'netværk',
                'verbose_name_plural': 'netværk',
                'constraints': [models.CheckConstraint(condition=models.Q(('purpose', ''), _negated=True), name='network_has_purpose'), models.CheckConstraint(condition=models.Q(('consent_covers', ''), _negated=True), name='network_consent_says_what')],
                'indexes': [models.Index(fields=['child'], name='network_by_child'), models.Index(fields=['lead', 'ends_on'], name='network_by_lead')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.UUIDField(default=favn.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=160, verbose_name='navn')),
                ('role', models.CharField(max_length=120, verbose_name='rolle om barnet')),
                ('purpose', models.CharField(max_length=240, verbose_name='bidrager med')),
                ('consent_on', models.DateField(verbose_name='samtykke givet')),
                ('ends_on', models.DateField(verbose_name='med til og med')),
                ('added_at', models.DateTimeField(verbose_name='kom med')),
                ('left_at', models.DateTimeField(blank=True, null=True, verbose_name='gik ud')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='added_members', to='organisation.employee')),
                ('adult', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='network_memberships', to='people.adult')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='network_members', to='people.child')),
                ('consent_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='given_member_consents', to='people.adult')),
                ('employee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='network_memberships', to='organisation.employee')),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='networks.network')),
            ],
            options={
                'verbose_name': 'netværksmedlem',
                'verbose_name_plural': 'netværksmedlemmer',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('adult__isnull', True), ('employee__isnull', False)), models.Q(('adult__isnull', False), ('employee__isnull', True)), _connector='OR'), name='member_is_an_employee_or_an_adult'), models.UniqueConstraint(condition=models.Q(('left_at__isnull', True)), fields=('network', 'employee'), name='member_employee_once'), models.UniqueConstraint(condition=models.Q(('left_at__isnull', True)), fields=('network', 'adult'), name='member_adult_once')],
                'indexes': [models.Index(fields=['child'], name='member_by_child')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=favn.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('held_at', models.DateTimeField(verbose_name='holdes')),
                ('place', models.CharField(max_length=160, verbose_name='sted')),
                ('purpose', models.CharField(max_length=240, verbose_name='formål')),
                ('called_at', models.DateTimeField(verbose_name='indkaldt')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='afsluttet')),
                ('called_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='called_meetings', to='organisation.employee')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='network_meetings', to='people.child')),
                ('network', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='networks.network')),
            ],
            options={
                'verbose_name': 'netværksmøde',
                'verbose_name_plural': 'netværksmøder',
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('ended_at__gte', models.F('called_at')), _connector='OR'), name='meeting_ends_after_call')],
                'indexes': [models.Index(fields=['network', 'held_at'], name='meeting_by_network'), models.Index(fields=['child', 'held_at'], name='meeting_by_child')],
            },
        ),
        migrations.CreateModel(
            name='Scaling',
            fields=[
                ('id', models.UUIDField(default=favn.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('person', models.CharField(blank=True, max_length=160, verbose_name='hvem siger det')),
                ('voice', models.CharField(choices=[('child', 'barnet'), ('parent', 'en forælder'), ('member', 'en i netværket'), ('other', 'en anden')], default='other', max_length=10, verbose_name='stemme')),
                ('written_at', models.DateTimeField(verbose_name='skrevet')),
                ('taken_back_at', models.DateTimeField(blank=True, null=True, verbose_name='taget tilbage')),
                ('value', models.SmallIntegerField(verbose_name='tal fra 0 til 10')),
                ('words', models.TextField(blank=True, verbose_name='med egne ord')),
                ('adult', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.adult')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='people.child')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='networks.meeting')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.employee')),
            ],
            options={
                'verbose_name': 'skalering',
                'verbose_name_plural': 'skaleringer',
                'constraints': [models.CheckConstraint(condition=models.Q(('value__gte', 0), ('value__lte', 10)), name='scaling_from_0_to_10'), models.CheckConstraint(condition=models.Q(('person', ''), _negated=True), name='scaling_has_a_person')],
                'indexes': [models.Index(fields=['meeting', 'written_at', 'id'], name='scaling_by_meeting')],
            },
        ),
        migrations.CreateModel(
            name='LineDraft',
            fields=[
                ('id', models.UUIDField(default=favn.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('wish', 'Det ønsker jeg mig'), ('worried', 'Bekymret for'), ('works', 'Fungerer godt'), ('must_happen', 'Skal ske')], max_length=12, verbose_name='felt')),
                ('text', models.TextField(blank=True, verbose_name='ord')),
                ('saved_at', models.DateTimeField(verbose_name='gemt')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meeting_drafts', to='people.child')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meeting_drafts', to='organisation.employee')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='networks.meeting')),
            ],
            options={
                'verbose_name': 'mødekladde',
                'verbose_name_plural': 'mødekladder',
                'constraints': [models.UniqueConstraint(fields=('meeting', 'kind', 'written_by'), name='draft_one_per_field_and_writer')],
            },
        ),
        migrations.CreateModel(
            name='MeetingLine',
            fields=[
                ('id', models.UUIDField(default=favn.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('person', models.CharField(blank=True, max_length=160, verbose_name='hvem siger det')),
                ('voice', models.CharField(choices=[('child', 'barnet'), ('parent', 'en forælder'), ('member', 'en i netværket'), ('other', 'en anden')], default='other', max_length=10, verbose_name='stemme')),
                ('written_at', models.DateTimeField(verbose_name='skrevet')),
                ('taken_back_at', models.DateTimeField(blank=True, null=True, verbose_name='taget tilbage')),
                ('kind', models.CharField(choices=[('wish', 'Det ønsker jeg mig'), ('worried', 'Bekymret for'), ('works', 'Fungerer godt'), ('must_happen', 'Skal ske')], max_length=12, verbose_name='felt')),
                ('text', models.TextField(verbose_name='ord')),
                ('who', models.CharField(blank=True, max_length=160, verbose_name='hvem gør det')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='hvornår')),
                ('adult', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.adult')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='people.child')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='networks.meeting')),
                ('who_adult', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.adult')),
                ('who_employee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.employee')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.employee')),
            ],
            options={
                'verbose_name': 'mødelinje',
                'verbose_name_plural': 'mødelinjer',
                'indexes': [models.Index(fields=['meeting', 'written_at', 'id'], name='line_by_meeting')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='line_has_words')],
            },
        ),
        protect("networks_network", compartment="network", family_reads=released("networks_network")),
        protect("networks_member", compartment="network",
                family_reads=f"{released('networks_network', 'network_id')} OR {released('networks_member')}"),
        protect("networks_meeting", compartment="network", family_reads=released("networks_meeting")),
        protect("networks_meetingline", compartment="network", family_reads=said("networks_meetingline")),
        protect("networks_scaling", compartment="network", family_reads=said("networks_scaling")),
        protect("networks_linedraft", compartment="network"),
    ]
