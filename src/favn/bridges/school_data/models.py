"""Files from the school's own system, kept sealed until they are in, and what came of them."""

from django.db import models

from favn.bridges.school_data.choices import ImportKind, ImportState
from favn.foundation.organisation.models import Employee, uuid_key


class ImportRun(models.Model):
    """Indlæsning: one file somebody brought, what a trial of it said, and whether it came in."""

    id = uuid_key()
    file_name = models.CharField("filnavn", max_length=160)
    kind = models.CharField("hvad filen er", max_length=10, choices=ImportKind, default=ImportKind.CHILDREN)
    content_encrypted = models.BinaryField("indhold, krypteret", null=True)
    brought_by = models.ForeignKey(Employee, models.PROTECT, related_name="import_runs")
    brought_at = models.DateTimeField("hentet ind")
    unit_ids = models.JSONField("enheder, den må ændre", null=True)
    state = models.CharField("stand", max_length=10, choices=ImportState, default=ImportState.WAITING)
    report = models.JSONField("svar", null=True)
    ended_at = models.DateTimeField("afsluttet", null=True)

    class Meta:
        verbose_name = "indlæsning"
        verbose_name_plural = "indlæsninger"
        indexes = [models.Index(fields=["brought_by", "-brought_at"], name="import_run_by_bringer")]
