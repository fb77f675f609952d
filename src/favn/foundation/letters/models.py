"""A letter to one person: what was sent, which way, and when."""

from django.db import models
from django.db.models import Q

from favn.foundation.documents.models import Version
from favn.foundation.letters.choices import Channel
from favn.foundation.organisation.models import Employee, uuid_key
from favn.foundation.people.models import Adult, Child


class Letter(models.Model):
    """Brev: one version of a document to one recipient, as the very page that was sent. Never changed.

    The address stands on the encrypted page only: not in a field, a title, a log line or the file's name.
    """

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="letters")
    version = models.ForeignKey(Version, models.PROTECT, related_name="letters")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="letters", null=True)
    to_child = models.ForeignKey(Child, models.PROTECT, related_name="own_letters", null=True)
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="letters", null=True)
    recipient_name = models.CharField("modtager", max_length=160)
    title = models.CharField("emne", max_length=160)
    channel = models.CharField("sendes", max_length=10, choices=Channel)
    reason = models.CharField("hvorfor den vej", max_length=160)
    pdf_encrypted = models.BinaryField("siden, krypteret")
    written_by = models.UUIDField("afsender", null=True)
    written_by_name = models.CharField("afsender", max_length=120)
    written_at = models.DateTimeField("skrevet")
    sent_at = models.DateTimeField("sendt", null=True)
    sent_by = models.UUIDField("sendt af", null=True)

    class Meta:
        verbose_name = "brev"
        verbose_name_plural = "breve"
        indexes = [
            models.Index(fields=["written_by", "-written_at", "-id"], name="letter_by_sender"),
            models.Index(fields=["employee", "-written_at"], name="letter_by_employee"),
            models.Index(fields=["child", "-written_at"], name="letter_by_child"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "adult", "to_child", "employee", "recipient_name"],
                nulls_distinct=False,
                name="letter_once_per_recipient",
            ),
            models.CheckConstraint(
                condition=(
                    Q(adult__isnull=True, to_child__isnull=True)
                    | Q(adult__isnull=True, employee__isnull=True)
                    | Q(to_child__isnull=True, employee__isnull=True)
                ),
                name="letter_has_one_recipient",
            ),
        ]
