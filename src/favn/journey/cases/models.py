"""One place for one child's help, and the one caseworker the family can always call."""

from django.db import models
from django.db.models import F, Q

from favn.foundation.organisation.models import Employee, uuid_key
from favn.foundation.people.models import Child
from favn.journey.cases.choices import Origin


class Case(models.Model):
    """Sag: the one place where the help for one child is gathered."""

    id = uuid_key()
    number = models.CharField("sagsnummer", max_length=16, unique=True)
    child = models.ForeignKey(Child, models.PROTECT, related_name="cases")
    origin = models.CharField("åbnet på grund af", max_length=20, choices=Origin)
    origin_id = models.UUIDField("det, der åbnede sagen", null=True, blank=True)
    origin_on = models.DateField("kommunen blev opmærksom")
    opened_at = models.DateTimeField("åbnet")
    opened_by = models.ForeignKey(Employee, models.PROTECT, related_name="opened_cases")
    closed_at = models.DateTimeField("lukket", null=True, blank=True)

    class Meta:
        verbose_name = "sag"
        verbose_name_plural = "sager"
        indexes = [models.Index(fields=["origin_id"], name="case_by_origin")]
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=Q(closed_at__isnull=True), name="case_one_open_per_child"
            ),
            models.CheckConstraint(
                condition=~Q(origin=Origin.NOTIFICATION) | Q(origin_id__isnull=False),
                name="case_from_a_notification_names_it",
            ),
        ]


class CaseworkerTerm(models.Model):
    """Rådgiverperiode: who has the case and is the family's contact person, from one moment to another."""

    id = uuid_key()
    case = models.ForeignKey(Case, models.PROTECT, related_name="terms")
    child = models.ForeignKey(Child, models.PROTECT, related_name="caseworker_terms")
    caseworker = models.ForeignKey(Employee, models.PROTECT, related_name="caseworker_terms")
    given_by = models.ForeignKey(Employee, models.PROTECT, related_name="given_cases")
    from_at = models.DateTimeField("fra")
    until_at = models.DateTimeField("til", null=True, blank=True)

    class Meta:
        verbose_name = "rådgiverperiode"
        verbose_name_plural = "rådgiverperioder"
        indexes = [
            models.Index(fields=["caseworker"], condition=Q(until_at__isnull=True), name="term_by_caseworker"),
            models.Index(fields=["child"], name="term_by_child"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(until_at__isnull=True), name="term_one_at_a_time"),
            models.CheckConstraint(
                condition=Q(until_at__isnull=True) | Q(until_at__gte=F("from_at")), name="term_ends_after_it_begins"
            ),
        ]
