"""The people around a family, gathered for a task and for a time; and what was said when they met."""

from django.db import models
from django.db.models import F, Q

from favn.foundation.consents.models import Share
from favn.foundation.organisation.models import Employee, uuid_key
from favn.foundation.people.models import Adult, Child
from favn.journey.networks.choices import LineKind, Voice
from favn.kit.constraints import exactly_one


class Network(models.Model):
    """Netværk: the people around the family, gathered for one purpose, with one lead, until a date.

    `share` is what the lead's access rests on.
    """

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="networks")
    purpose = models.TextField("formål")
    lead = models.ForeignKey(Employee, models.PROTECT, related_name="led_networks")
    starts_at = models.DateTimeField("begynder")
    ends_on = models.DateField("slutter (til og med)")
    covers = models.TextField("hvad der deles")
    share = models.OneToOneField(Share, models.PROTECT, related_name="led_network")
    begun_by = models.ForeignKey(Employee, models.PROTECT, related_name="begun_networks")

    class Meta:
        verbose_name = "netværk"
        verbose_name_plural = "netværk"
        indexes = [
            models.Index(fields=["child"], name="network_by_child"),
            models.Index(fields=["lead", "ends_on"], name="network_by_lead"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(purpose=""), name="network_has_purpose"),
            models.CheckConstraint(condition=~Q(covers=""), name="network_says_what_is_shared"),
        ]


class Member(models.Model):
    """Netværksmedlem: one person in the network, or asked about: what for, on which share, until when.

    The person is in it while the share is open.
    """

    id = uuid_key()
    network = models.ForeignKey(Network, models.PROTECT, related_name="members")
    child = models.ForeignKey(Child, models.PROTECT, related_name="network_members")
    name = models.CharField("navn", max_length=160)
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="network_memberships", null=True, blank=True)
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="network_memberships", null=True, blank=True)
    role = models.CharField("rolle om barnet", max_length=120)
    purpose = models.CharField("bidrager med", max_length=240)
    share = models.OneToOneField(Share, models.PROTECT, related_name="member")
    ends_on = models.DateField("med til og med")
    added_by = models.ForeignKey(Employee, models.PROTECT, related_name="added_members")
    added_at = models.DateTimeField("kom med")
    left_at = models.DateTimeField("gik ud", null=True, blank=True)

    class Meta:
        verbose_name = "netværksmedlem"
        verbose_name_plural = "netværksmedlemmer"
        indexes = [models.Index(fields=["child"], name="member_by_child")]
        constraints = [
            exactly_one("employee", "adult", name="member_is_an_employee_or_an_adult"),
            models.UniqueConstraint(
                fields=["network", "employee"], condition=Q(left_at__isnull=True), name="member_employee_once"
            ),
            models.UniqueConstraint(
                fields=["network", "adult"], condition=Q(left_at__isnull=True), name="member_adult_once"
            ),
        ]


class Meeting(models.Model):
    """Netværksmøde: the network meets with the family; what is said is written where all can see it."""

    id = uuid_key()
    network = models.ForeignKey(Network, models.PROTECT, related_name="meetings")
    child = models.ForeignKey(Child, models.PROTECT, related_name="network_meetings")
    held_at = models.DateTimeField("holdes")
    place = models.CharField("sted", max_length=160)
    purpose = models.CharField("formål", max_length=240)
    called_by = models.ForeignKey(Employee, models.PROTECT, related_name="called_meetings")
    called_at = models.DateTimeField("indkaldt")
    ended_at = models.DateTimeField("afsluttet", null=True, blank=True)

    class Meta:
        verbose_name = "netværksmøde"
        verbose_name_plural = "netværksmøder"
        indexes = [
            models.Index(fields=["network", "held_at"], name="meeting_by_network"),
            models.Index(fields=["child", "held_at"], name="meeting_by_child"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("called_at")), name="meeting_ends_after_call"
            )
        ]


class Invitation(models.Model):
    """Indkaldelse: one adult is called to a meeting and sees when, where and why; what is said is shared later."""

    id = uuid_key()
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="invitations")
    child = models.ForeignKey(Child, models.PROTECT, related_name="meeting_invitations")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="meeting_invitations")
    called_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    called_at = models.DateTimeField("indkaldt")

    class Meta:
        verbose_name = "indkaldelse"
        verbose_name_plural = "indkaldelser"
        indexes = [models.Index(fields=["child"], name="invitation_by_child")]
        constraints = [models.UniqueConstraint(fields=["meeting", "adult"], name="invitation_once")]


class Said(models.Model):
    """What lines and scalings have in common: whose words, who wrote them, when."""

    id = uuid_key()
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="%(class)ss")
    child = models.ForeignKey(Child, models.PROTECT, related_name="%(class)ss")
    person = models.CharField("hvem siger det", max_length=160, blank=True)
    voice = models.CharField("stemme", max_length=10, choices=Voice, default=Voice.OTHER)
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True, blank=True)
    written_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    written_at = models.DateTimeField("skrevet")
    taken_back_at = models.DateTimeField("taget tilbage", null=True, blank=True)

    class Meta:
        abstract = True


class MeetingLine(Said):
    """Mødelinje: one thing said at a meeting, in the words it was said; a row of its own, so nobody overwrites it."""

    kind = models.CharField("felt", max_length=12, choices=LineKind)
    text = models.TextField("ord")
    who = models.CharField("hvem gør det", max_length=160, blank=True)
    who_employee = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)
    who_adult = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True, blank=True)
    starts_on = models.DateField("hvornår", null=True, blank=True)

    class Meta:
        verbose_name = "mødelinje"
        verbose_name_plural = "mødelinjer"
        indexes = [models.Index(fields=["meeting", "written_at", "id"], name="line_by_meeting")]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="line_has_words")]


class Scaling(Said):
    """Skalering: where one person puts the child's everyday life from 0 to 10, in own words; never averaged."""

    value = models.SmallIntegerField("tal fra 0 til 10")
    words = models.TextField("med egne ord", blank=True)

    class Meta:
        verbose_name = "skalering"
        verbose_name_plural = "skaleringer"
        indexes = [models.Index(fields=["meeting", "written_at", "id"], name="scaling_by_meeting")]
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0, value__lte=10), name="scaling_from_0_to_10"),
            models.CheckConstraint(condition=~Q(person=""), name="scaling_has_a_person"),
        ]


class LineDraft(models.Model):
    """Mødekladde: words being written at a meeting, kept until they are a line."""

    id = uuid_key()
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="drafts")
    child = models.ForeignKey(Child, models.PROTECT, related_name="meeting_drafts")
    kind = models.CharField("felt", max_length=12, choices=LineKind)
    text = models.TextField("ord", blank=True)
    written_by = models.ForeignKey(Employee, models.CASCADE, related_name="meeting_drafts")
    saved_at = models.DateTimeField("gemt")

    class Meta:
        verbose_name = "mødekladde"
        verbose_name_plural = "mødekladder"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "kind", "written_by"], name="draft_one_per_field_and_writer")
        ]
