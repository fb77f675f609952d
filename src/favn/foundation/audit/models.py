"""The log: who did what, when, about whom and why. Rows are only ever added."""

from django.db import models

from favn.foundation.audit.choices import EntryKind
from favn.kit.ids import new_id


class Entry(models.Model):
    """Logpost: one read, search, change or export. No foreign keys: the log outlives what it speaks of.

    The column `xact` (the transaction's number, set by the database) orders entries for the seal; it is not a field
    here because only the sealer reads it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField("tidspunkt")
    kind = models.CharField("art", max_length=10, choices=EntryKind)
    verb = models.CharField("handling", max_length=80)
    actor_id = models.UUIDField("aktør", null=True)
    actor_kind = models.CharField("aktørens art", max_length=10)
    actor_name = models.CharField("aktørens navn", max_length=120, blank=True)
    role = models.CharField("rolle", max_length=60, blank=True)
    unit_name = models.CharField("enhed", max_length=160, blank=True)
    child_id = models.UUIDField("barn", null=True)
    about_id = models.UUIDField("om en bestemt voksen", null=True)
    object_table = models.CharField("tabel", max_length=63, blank=True)
    object_id = models.UUIDField("række", null=True)
    purpose = models.CharField("formål", max_length=160, blank=True)
    basis = models.CharField("grundlag", max_length=160, blank=True)
    criterion_encrypted = models.BinaryField("søgekriterium, krypteret", null=True)
    criterion_hash = models.BinaryField("søgekriterium, nøglet aftryk", null=True)
    payload = models.JSONField("indhold", null=True)
    payload_hash = models.BinaryField("indholdets aftryk", max_length=32)

    class Meta:
        verbose_name = "logpost"
        verbose_name_plural = "logposter"
        indexes = [
            models.Index(fields=["child_id", "-at"], name="entry_by_child"),
            models.Index(fields=["actor_id", "-at"], name="entry_by_actor"),
            models.Index(fields=["-at", "-id"], name="entry_by_time"),
        ]


class Seal(models.Model):
    """Segl: the digest of a run of finished log entries, chained to the seal before it."""

    id = models.BigAutoField(primary_key=True)
    xact_from = models.BigIntegerField("fra transaktion")
    xact_until = models.BigIntegerField("til transaktion (ikke med)")
    entries = models.IntegerField("antal")
    digest = models.BinaryField("aftryk", max_length=32)
    previous = models.BinaryField("forrige aftryk", max_length=32)
    sealed_at = models.DateTimeField("forseglet")

    class Meta:
        verbose_name = "segl"
        verbose_name_plural = "segl"
