"""A child moves on: the conversation about it, the note the family accepts, and the receipt of the next place."""

from django.db import models
from django.db.models import F, Q

from favn.foundation.access.choices import Compartment
from favn.foundation.consents.choices import Form
from favn.foundation.organisation.models import Employee, Unit, uuid_key
from favn.foundation.people.models import Adult, Child
from favn.journey.checkups.choices.transitions import (
    Counted,
    MeetingPlace,
    NoteVerdict,
    Place,
    TransitionGround,
    WhyEnded,
)


class TransitionKind(models.Model):
    """Overgangstype: from where to where, when children move, and what lets a note follow; an edit is a new row.

    The move opens `opens_days` before its day and is shown until `stays_days` after it.
    """

    id = uuid_key()
    code = models.SlugField("kode", max_length=30)
    name = models.CharField("navn", max_length=80)
    name_en = models.CharField("navn på engelsk", max_length=80, blank=True)
    from_place = models.CharField("fra", max_length=10, choices=Place)
    to_place = models.CharField("til", max_length=10, choices=Place)
    counted = models.CharField("dagen regnes fra", max_length=14, choices=Counted)
    number = models.SmallIntegerField("år, klassetrin eller måneder")
    opens_days = models.SmallIntegerField("vises fra, dage før")
    stays_days = models.SmallIntegerField("vises til, dage efter")
    ground = models.CharField("grundlag", max_length=8, choices=TransitionGround)
    paragraph = models.CharField("hjemmel", max_length=120, blank=True)
    silence_days = models.SmallIntegerField("svarfrist, dage")
    receipt_days = models.SmallIntegerField("kvitteres inden, dage")
    valid_from = models.DateField("fra og med")
    valid_until = models.DateField("til (ikke med)", null=True, blank=True)

    class Meta:
        verbose_name = "overgangstype"
        verbose_name_plural = "overgangstyper"
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(valid_until__isnull=True), name="transition_kind_current_once"
            ),
            models.CheckConstraint(
                condition=Q(ground=TransitionGround.CONSENT) | ~Q(paragraph=""), name="transition_by_law_names_it"
            ),
            models.CheckConstraint(
                condition=Q(silence_days__gte=7) & Q(receipt_days__gte=1), name="transition_gives_time_to_answer"
            ),
        ]


class TransitionGuide(models.Model):
    """Samtaleguide: the questions a conversation goes by, for one kind of move; the newest version is used."""

    id = uuid_key()
    code = models.SlugField("overgangens kode", max_length=30)
    version = models.PositiveSmallIntegerField("udgave")
    questions = models.JSONField("spørgsmål")
    written_at = models.DateTimeField("skrevet")

    class Meta:
        verbose_name = "samtaleguide"
        verbose_name_plural = "samtaleguider"
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="transition_guide_version_once")]


class Transition(models.Model):
    """Overgang: one child is on the way to the next place, and two named employees meet the family about it.

    `general` works with all children, `special` in the specialised area. `compartment` is the room of those who send.
    """

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="transitions")
    code = models.SlugField("overgangens kode", max_length=30)
    compartment = models.CharField("rum", max_length=12, choices=Compartment)
    moves_on = models.DateField("flytter")
    from_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True)
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True)
    to_name = models.CharField("sted uden for Favn", max_length=120, blank=True)
    general = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    special = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    meets_at = models.DateTimeField("samtalen holdes")
    place = models.CharField("hvor", max_length=10, choices=MeetingPlace)
    planned_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField("aftalt")
    revision = models.PositiveIntegerField("revision", default=0)
    ended_at = models.DateTimeField("afsluttet", null=True, blank=True)
    ended_because = models.CharField("hvorfor afsluttet", max_length=12, choices=WhyEnded, blank=True)

    class Meta:
        verbose_name = "overgang"
        verbose_name_plural = "overgange"
        indexes = [models.Index(fields=["child", "-moves_on"], name="transition_by_child")]
        constraints = [
            models.UniqueConstraint(
                fields=["child", "code"], condition=Q(ended_at__isnull=True), name="transition_open_once_per_child"
            ),
            models.CheckConstraint(condition=~Q(general=F("special")), name="transition_two_different_employees"),
            models.CheckConstraint(condition=Q(to_unit__isnull=True) | Q(to_name=""), name="transition_to_one_place"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_because="")
                | (Q(ended_at__isnull=False) & ~Q(ended_because="")),
                name="transition_ended_says_why",
            ),
        ]

    @property
    def rounds_may_follow(self) -> bool:
        """Whether rounds were held where the child is now, and there is a place in Favn to read them."""
        return self.from_unit_id is not None and self.to_unit_id is not None


class TransitionNote(models.Model):
    """Overleveringsnotat: one version of what the next place is told. It never changes; an edit is a new version.

    `body` is a list of [question, answer] as they stood. Whom it goes to, on what ground, and whether the rounds of
    well-being at the old place may be read there, are part of the version, so that nobody accepts one thing and sends
    another.
    """

    id = uuid_key()
    transition = models.ForeignKey(Transition, models.PROTECT, related_name="notes")
    child = models.ForeignKey(Child, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField("udgave")
    body = models.JSONField("notatet")
    child_words = models.TextField("barnets egne ord", blank=True)
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True)
    to_name = models.CharField("sted uden for Favn", max_length=120, blank=True)
    ground = models.CharField("grundlag", max_length=8, choices=TransitionGround)
    paragraph = models.CharField("hjemmel", max_length=120, blank=True)
    silence_days = models.SmallIntegerField("svarfrist, dage")
    receipt_days = models.SmallIntegerField("kvitteres inden, dage")
    with_rounds = models.BooleanField("trivselsrunderne følger med", default=False)
    written_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    written_at = models.DateTimeField("skrevet")

    class Meta:
        verbose_name = "overleveringsnotat"
        verbose_name_plural = "overleveringsnotater"
        constraints = [
            models.UniqueConstraint(fields=["transition", "version"], name="transition_note_version_once"),
            models.CheckConstraint(
                condition=(Q(to_unit__isnull=False) & Q(to_name="")) | (Q(to_unit__isnull=True) & ~Q(to_name="")),
                name="transition_note_goes_to_one_place",
            ),
            models.CheckConstraint(
                condition=Q(with_rounds=False) | Q(to_unit__isnull=False), name="rounds_follow_to_a_place_in_favn"
            ),
        ]


class NoteAnswer(models.Model):
    """Notatsvar: what one person said to one version of the note. Rows are added and never changed; the newest counts.

    `adult` is empty when the young person answers.
    """

    id = uuid_key()
    note = models.ForeignKey(TransitionNote, models.PROTECT, related_name="answers")
    child = models.ForeignKey(Child, models.PROTECT, related_name="+")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="+", null=True, blank=True)
    answer = models.CharField("svar", max_length=10, choices=NoteVerdict)
    comment = models.TextField("kommentar", blank=True)
    form = models.CharField("hvordan", max_length=10, choices=Form)
    recorded_by = models.UUIDField("skrevet af", null=True)
    recorded_by_name = models.CharField("skrevet af", max_length=120)
    said_at = models.DateTimeField("sagt")

    class Meta:
        verbose_name = "notatsvar"
        verbose_name_plural = "notatsvar"
        indexes = [models.Index(fields=["note", "said_at", "id"], name="note_answer_by_note")]


class Delivery(models.Model):
    """Overlevering: an accepted note is sent to the next place and waits until somebody there says they have it."""

    id = uuid_key()
    note = models.ForeignKey(TransitionNote, models.PROTECT, related_name="deliveries")
    transition = models.ForeignKey(Transition, models.PROTECT, related_name="deliveries")
    child = models.ForeignKey(Child, models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True)
    author = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField("sendt")
    receive_by = models.DateField("kvitteres senest")
    received_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)
    received_name = models.CharField("modtaget af", max_length=120, blank=True)
    received_at = models.DateTimeField("modtaget", null=True, blank=True)
    withdrawn_at = models.DateTimeField("trukket tilbage", null=True, blank=True)

    class Meta:
        verbose_name = "overlevering"
        verbose_name_plural = "overleveringer"
        indexes = [models.Index(fields=["to_unit", "receive_by"], name="delivery_by_unit")]
        constraints = [
            models.UniqueConstraint(
                fields=["transition"], condition=Q(withdrawn_at__isnull=True), name="delivery_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True, received_by__isnull=True, received_name="")
                | (Q(received_at__isnull=False, received_by__isnull=False) & ~Q(received_name="")),
                name="delivery_received_by_someone",
            ),
        ]
