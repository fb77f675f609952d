"""What the family itself writes. The words stand as they were written."""

from django.db import models
from django.db.models import Q

from favn.foundation.organisation.models import uuid_key
from favn.foundation.people.models import Child


class FamilyMessage(models.Model):
    """Besked fra familien: one person's own words to the contact person, never changed.

    The other parent does not read them unless they are released.
    """

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="family_messages")
    author_id = models.UUIDField("skrevet af")
    author_name = models.CharField("skrevet af", max_length=160)
    words = models.TextField("ord")
    written_at = models.DateTimeField("skrevet")

    class Meta:
        verbose_name = "besked fra familien"
        verbose_name_plural = "beskeder fra familien"
        indexes = [
            models.Index(fields=["child", "-written_at", "-id"], name="family_message_by_child"),
            models.Index(fields=["author_id", "-written_at", "-id"], name="family_message_by_author"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="family_message_has_words")]
