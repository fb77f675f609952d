"""A notification, the children it is about, what it brought along, and the first assessment of it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from favn.foundation.letters.models import Letter
from favn.foundation.organisation.models import Employee, Unit, uuid_key
from favn.foundation.people.models import Child
from favn.journey.notifications.choices import (
    AttachmentKind,
    NextStep,
    ReasonWithoutParents,
    Urgency,
    WayIn,
    WrittenWith,
)


class Notification(models.Model):
    """Underretning: someone tells the municipality of a worry about a child. Whoever wrote it may not read it back."""

    id = uuid_key()
    number = models.CharField("nummer", max_length=16, unique=True)
    received_at = models.DateTimeField("modtaget")
    way_in = models.CharField("modtaget gennem", max_length=14, choices=WayIn)
    notifier_code = models.CharField("underretterkode", max_length=2)
    notifier = models.ForeignKey(Employee, models.PROTECT, null=True, blank=True, related_name="notifications")
    notifier_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="notifications")
    notifier_name = models.CharField("underretters navn", max_length=120, blank=True)
    notifier_contact = models.CharField("underretter træffes", max_length=200, blank=True)
    is_anonymous = models.BooleanField("anonym", default=False)
    text = models.TextField("hvad det handler om")
    child_description = models.TextField("hvem barnet er", blank=True)
    written_with = models.CharField("skrevet sammen med", max_length=14, choices=WrittenWith, blank=True)
    parent_words = models.TextField("forældrenes ord", blank=True)
    child_words = models.TextField("barnets ord", blank=True)
    reason_not_with_parents = models.CharField(
        "hvorfor ikke med forældrene", max_length=12, choices=ReasonWithoutParents, blank=True
    )
    matched_at = models.DateTimeField("barnet fundet", null=True, blank=True)
    assessed_at = models.DateTimeField("vurderet", null=True, blank=True)

    class Meta:
        verbose_name = "underretning"
        verbose_name_plural = "underretninger"
        indexes = [
            models.Index(fields=["received_at", "id"], name="notification_by_arrival"),
            models.Index(
                fields=["received_at", "id"], condition=Q(assessed_at__isnull=True), name="notification_waiting"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="notification_says_something"),
            models.CheckConstraint(
                condition=Q(is_anonymous=False)
                | Q(notifier__isnull=True, notifier_unit__isnull=True, notifier_name="", notifier_contact=""),
                name="anonymous_notifier_leaves_no_name",
            ),
        ]


class NotifiedChild(models.Model):
    """Underrettet barn: this notification is about this child, and who found that out."""

    id = uuid_key()
    notification = models.ForeignKey(Notification, models.PROTECT, related_name="notified_children")
    child = models.ForeignKey(Child, models.PROTECT, related_name="notified")
    named_by = models.UUIDField("udpeget af", null=True, blank=True)
    named_at = models.DateTimeField("udpeget")

    class Meta:
        verbose_name = "underrettet barn"
        verbose_name_plural = "underrettede børn"
        constraints = [models.UniqueConstraint(fields=["notification", "child"], name="notified_child_once")]


class Attachment(models.Model):
    """Vedlæg: what the notifier brought along from another room, as it stood that day."""

    id = uuid_key()
    notification = models.ForeignKey(Notification, models.PROTECT, related_name="attachments")
    kind = models.CharField("art", max_length=10, choices=AttachmentKind)
    snapshot = models.JSONField("indhold")

    class Meta:
        verbose_name = "vedlæg"
        verbose_name_plural = "vedlæg"
        constraints = [models.UniqueConstraint(fields=["notification", "kind"], name="attachment_once_per_kind")]


class InitialAssessment(models.Model):
    """Vurdering af underretning: is the child safe tonight, and what happens next. There is one, and it stands."""

    id = uuid_key()
    notification = models.OneToOneField(Notification, models.PROTECT, related_name="assessment")
    urgency = models.CharField("hastegrad", max_length=20, choices=Urgency)
    reason = models.TextField("begrundelse")
    next_step = models.CharField("næste skridt", max_length=20, choices=NextStep)
    history_seen = ArrayField(models.UUIDField(), verbose_name="underretninger set forinden", default=list)
    assessed_by = models.ForeignKey(Employee, models.PROTECT, related_name="assessed_notifications")
    assessed_at = models.DateTimeField("vurderet")

    class Meta:
        verbose_name = "vurdering af underretning"
        verbose_name_plural = "vurderinger af underretninger"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="initial_assessment_has_reason")]


class Receipt(models.Model):
    """Kvittering: the notifier has been told that it was received; a letter, when there is somewhere to send one."""

    id = uuid_key()
    notification = models.OneToOneField(Notification, models.PROTECT, related_name="receipt")
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="receipts", null=True, blank=True)
    sent_by = models.ForeignKey(Employee, models.PROTECT, related_name="sent_receipts")
    sent_at = models.DateTimeField("sendt")

    class Meta:
        verbose_name = "kvittering"
        verbose_name_plural = "kvitteringer"


class Attempt(models.Model):
    """Forsøg: that someone used the open page within the last hour; its mark cannot be led back to anybody."""

    id = uuid_key()
    salt = models.BinaryField("salt", max_length=16)
    mark = models.BinaryField("aftryk", max_length=32)
    tried_at = models.DateTimeField("forsøgt")

    class Meta:
        verbose_name = "forsøg"
        verbose_name_plural = "forsøg"
        indexes = [models.Index(fields=["tried_at"], name="attempt_by_time")]
