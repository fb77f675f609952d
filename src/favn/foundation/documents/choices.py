"""What kind of document it is, and which files may be kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    """What the document is for."""

    NOTE = "note", _("Notat")
    MINUTES = "minutes", _("Referat")
    STATEMENT = "statement", _("Udtalelse")
    DECISION = "decision", _("Afgørelse")
    LETTER = "letter", _("Brev")


class FileKind(models.TextChoices):
    """The files that may be kept: those whose content can be told from their first bytes."""

    PDF = "application/pdf", "PDF"
    PNG = "image/png", "PNG"
    JPEG = "image/jpeg", "JPEG"
