"""A share is one row, asked once and answered by each; an answer points at it instead of repeating its words."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import favn.kit.ids

COMPARTMENTS = [
    ("identity", "Stamoplysninger"), ("school", "Skole og dagtilbud"), ("health", "Sundhed"), ("dental", "Tandpleje"),
    ("authority", "Myndighed"), ("ssp", "SSP"), ("network", "Netværk"), ("family", "Familiens egne ord"),
]  # fmt: skip


def refuse_what_cannot_be_moved(apps, schema_editor):
    """No page has ever written an answer without a share; one written by hand must be read by a person first."""
    if apps.get_model("consents", "Consent").objects.exists():
        raise RuntimeError("There are answers from before shares. Write down what they were about, then remove them.")


def to(model, name, **options):
    return models.ForeignKey(model, django.db.models.deletion.PROTECT, related_name=name, **options)


class Migration(migrations.Migration):
    dependencies = [("consents", "0002_lock"), ("access", "0014_carrying"), ("organisation", "0001_initial")]
    operations = [
        migrations.RunPython(refuse_what_cannot_be_moved, migrations.RunPython.noop),
        migrations.CreateModel(
            "Share",
            [
                ("id", models.UUIDField(default=favn.kit.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("child", to("people.child", "shares")),
                ("compartment", models.CharField("rum", max_length=12, choices=COMPARTMENTS)),
                ("employee", to("organisation.employee", "shares", null=True)),
                ("adult", to("people.adult", "shares", null=True)),
                ("recipient_name", models.CharField("med hvem", max_length=160)),
                ("recipient_role", models.CharField("som er", max_length=120, blank=True)),
                ("covers", models.TextField("hvad der deles")),
                ("purpose", models.CharField("til hvad", max_length=1000)),
                ("ground", models.CharField("grundlag", max_length=12, choices=[
                    ("consent", "samtykke"), ("own_sector", "egen forvaltning, kræver ikke samtykke")])),
                ("valid_until", models.DateTimeField("til (ikke med)")),
                ("passes_on", models.BooleanField("må give adgangen videre", default=False, db_default=False)),
                ("asked_by", to("organisation.employee", "asked_shares")),
                ("asked_at", models.DateTimeField("spurgt")),
                ("opened_at", models.DateTimeField("åbnet", null=True)),
                ("closed_at", models.DateTimeField("lukket", null=True)),
                ("ended_at", models.DateTimeField("afsluttet", null=True)),
            ],
            options={
                "verbose_name": "deling",
                "verbose_name_plural": "delinger",
                "indexes": [models.Index(fields=["child", "-asked_at", "-id"], name="share_by_child")],
                "constraints": [
                    models.CheckConstraint(condition=~Q(purpose="") & ~Q(recipient_name="") & ~Q(covers=""),
                                           name="share_says_what_whom_and_why"),
                    models.CheckConstraint(
                        condition=Q(employee__isnull=False, adult__isnull=True)
                        | Q(employee__isnull=True, adult__isnull=False), name="share_with_an_employee_or_an_adult"),
                    models.CheckConstraint(condition=Q(valid_until__gt=F("asked_at")),
                                           name="share_ends_after_it_is_asked"),
                ],
            },
        ),
        migrations.RemoveIndex("consent", "consent_by_share"),
        migrations.RemoveConstraint("consent", "consent_says_whom_and_why"),
        migrations.RemoveField("consent", "recipient_id"),
        migrations.RemoveField("consent", "recipient_name"),
        migrations.RemoveField("consent", "purpose"),
        migrations.AddField("consent", "share", to("consents.share", "consents")),
        migrations.AddField("consent", "reason", models.CharField("hvorfor", max_length=240, blank=True, default=""),
                            preserve_default=False),
        migrations.AddField("consent", "undone_at", models.DateTimeField("fortrudt", null=True)),
        migrations.AlterField("consent", "form", models.CharField("hvordan", max_length=10, choices=[
            ("spoken", "mundtligt"), ("written", "på papir"), ("page", "på familiens side")])),
        migrations.AddIndex("consent", models.Index(fields=["share", "-recorded_at", "-id"], name="consent_by_share")),
        migrations.AddIndex("consent", models.Index(fields=["child", "-recorded_at", "-id"], name="consent_by_child")),
    ]  # fmt: skip
