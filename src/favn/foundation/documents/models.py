"""What is written about a child: documents in versions, drafts that survive everything, files that are encrypted."""

from django.db import models
from django.db.models import Q

from favn.foundation.access.choices import Compartment
from favn.foundation.documents.choices import DocumentKind, FileKind
from favn.foundation.organisation.models import uuid_key
from favn.foundation.people.models import Child


class Document(models.Model):
    """Dokument: something written about a child, in one room. Its words are its versions'; `revision` is the newest."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="documents")
    kind = models.CharField("art", max_length=12, choices=DocumentKind)
    compartment = models.CharField("rum", max_length=12, choices=Compartment)
    author_id = models.UUIDField("forfatter", null=True)
    author_name = models.CharField("forfatter", max_length=120)
    created_at = models.DateTimeField("oprettet")
    revision = models.PositiveIntegerField("udgave", default=1)

    class Meta:
        verbose_name = "dokument"
        verbose_name_plural = "dokumenter"
        indexes = [
            models.Index(fields=["child", "-created_at", "-id"], name="document_by_child"),
            models.Index(fields=["author_id", "-created_at", "-id"], name="document_by_author"),
        ]


class Version(models.Model):
    """Udgave: what a document said from one saving to the next. Its words never change, and once sent not a letter."""

    id = uuid_key()
    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("nummer")
    title = models.CharField("overskrift", max_length=160)
    body = models.JSONField("tekst")
    written_by = models.UUIDField("skrevet af", null=True)
    written_by_name = models.CharField("skrevet af", max_length=120)
    written_at = models.DateTimeField("skrevet")
    sent_at = models.DateTimeField("sendt", null=True)

    class Meta:
        verbose_name = "udgave"
        verbose_name_plural = "udgaver"
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="version_number_once"),
            models.CheckConstraint(condition=~Q(title=""), name="version_has_title"),
        ]


class Draft(models.Model):
    """Kladde: what someone has typed and not yet saved, kept on the server for that person alone, encrypted."""

    id = uuid_key()
    author_id = models.UUIDField("forfatter")
    place = models.SlugField("sted", max_length=120)
    fields_encrypted = models.BinaryField("felter, krypteret")
    saved_at = models.DateTimeField("gemt")

    class Meta:
        verbose_name = "kladde"
        verbose_name_plural = "kladder"
        indexes = [models.Index(fields=["saved_at"], name="draft_by_age")]
        constraints = [models.UniqueConstraint(fields=["author_id", "place"], name="draft_once_per_place")]


class File(models.Model):
    """Fil: a file that belongs to a document, encrypted in the database."""

    id = uuid_key()
    document = models.ForeignKey(Document, models.PROTECT, related_name="files")
    name_encrypted = models.BinaryField("filnavn, krypteret")
    content_encrypted = models.BinaryField("indhold, krypteret")
    content_type = models.CharField("filtype", max_length=40, choices=FileKind)
    size = models.PositiveIntegerField("størrelse i byte")
    added_by = models.UUIDField("lagt ind af", null=True)
    added_by_name = models.CharField("lagt ind af", max_length=120)
    added_at = models.DateTimeField("lagt ind")

    class Meta:
        verbose_name = "fil"
        verbose_name_plural = "filer"
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="file_is_not_empty")]
