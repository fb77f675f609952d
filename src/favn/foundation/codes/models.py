"""Code lists that others define and that change by date: Statistics Denmark's, and later the municipality's own."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from favn.kit.ids import new_id
from favn.kit.periods import valid_on


class CodeList(models.Model):
    """Kodeliste: codes for one thing, from one source."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField("nøgle", max_length=40, unique=True)
    name = models.CharField("navn", max_length=120)
    source = models.CharField("kilde", max_length=200)

    class Meta:
        verbose_name = "kodeliste"
        verbose_name_plural = "kodelister"


class Codes(models.QuerySet["Code"]):
    """Codes, asked for by list and day."""

    def valid_on(self, day: date) -> "Codes":
        """Those in use on the day."""
        return self.filter(valid_on(day))


class Code(models.Model):
    """Kode: one value of a list, in use from one date until (not including) another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    list = models.ForeignKey(CodeList, models.PROTECT, related_name="codes")
    value = models.CharField("kode", max_length=20)
    text = models.CharField("tekst", max_length=200)
    position = models.PositiveSmallIntegerField("plads i listen")
    valid_from = models.DateField("fra")
    valid_until = models.DateField("til (ikke med)", null=True, blank=True)

    objects = Codes.as_manager()

    class Meta:
        verbose_name = "kode"
        verbose_name_plural = "koder"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["list", "value", "valid_from"], name="code_once_per_day"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="code_ends_after_it_begins",
            ),
        ]
