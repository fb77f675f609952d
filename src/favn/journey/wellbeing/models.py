"""What a round leaves behind: who rated whom, what the two agreed on, and nothing that orders children."""

from django.db import models
from django.db.models import F, Q

from favn.foundation.organisation.choices import UnitKind
from favn.foundation.organisation.models import Employee, Group, uuid_key
from favn.foundation.people.models import Child
from favn.journey.wellbeing.choices import MORE, QUESTIONS, AgeBand, Context, Tone, WhyNot


class Form(models.Model):
    """Trivselsskema: twelve questions for one age band, with what 1 and 5 look like. Versioned; words in da and en."""

    id = uuid_key()
    band = models.CharField("alder", max_length=6, choices=AgeBand)
    version = models.PositiveSmallIntegerField("udgave", default=1)
    questions = models.JSONField("spørgsmål")

    class Meta:
        verbose_name = "trivselsskema"
        verbose_name_plural = "trivselsskemaer"
        constraints = [models.UniqueConstraint(fields=["band", "version"], name="form_version_once")]


class Round(models.Model):
    """Trivselsrunde: the weeks in which every group of one kind of unit is rated by at least two adults apart."""

    id = uuid_key()
    name = models.CharField("navn", max_length=60)
    unit_kind = models.CharField("gælder for", max_length=20, choices=UnitKind, default=UnitKind.SCHOOL)
    opens_on = models.DateField("åbner")
    closes_on = models.DateField("lukker")
    raters_required = models.PositiveSmallIntegerField("voksne om hver gruppe", default=2)
    parents_informed_at = models.DateTimeField("forældrene informeret", null=True, blank=True)
    opened_at = models.DateTimeField("åbnet", null=True, blank=True)

    class Meta:
        verbose_name = "trivselsrunde"
        verbose_name_plural = "trivselsrunder"
        indexes = [models.Index(fields=["unit_kind", "closes_on"], name="round_by_kind")]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="round_closes_after_it_opens"),
            models.CheckConstraint(
                condition=Q(opened_at__isnull=True)
                | Q(parents_informed_at__isnull=False, parents_informed_at__lte=F("opened_at")),
                name="parents_are_informed_before_a_round",
            ),
            models.UniqueConstraint(fields=["unit_kind", "name"], name="round_name_once_per_kind"),
        ]


class Sheet(models.Model):
    """Vurderingsark: one rater's own answers about one group in one round. Tells nothing of a child by itself."""

    id = uuid_key()
    round = models.ForeignKey(Round, models.PROTECT, related_name="sheets")
    group = models.ForeignKey(Group, models.PROTECT, related_name="wellbeing_sheets")
    rater = models.ForeignKey(Employee, models.PROTECT, related_name="wellbeing_sheets")
    form = models.ForeignKey(Form, models.PROTECT, related_name="sheets")
    started_at = models.DateTimeField("begyndt")
    finished_at = models.DateTimeField("færdig", null=True, blank=True)
    level_mean = models.FloatField("gruppens niveau", null=True, blank=True)
    level_spread = models.FloatField("gruppens spredning", null=True, blank=True)

    class Meta:
        verbose_name = "vurderingsark"
        verbose_name_plural = "vurderingsark"
        constraints = [models.UniqueConstraint(fields=["round", "group", "rater"], name="sheet_once_per_rater")]


def _answers() -> Q:
    """Every answer is 1-5, 0 for cannot judge, or not given."""
    valid = Q()
    for question in QUESTIONS:
        valid &= Q(**{f"{question}__isnull": True}) | Q(**{f"{question}__range": (0, 5)})
    return valid


def _answer(label: str) -> "models.PositiveSmallIntegerField[int | None, int | None]":
    return models.PositiveSmallIntegerField(label, null=True, blank=True)


class Assessment(models.Model):
    """Trivselsvurdering: one rater's answers about one child in one round; hidden from others until the dialogue."""

    id = uuid_key()
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="assessments")
    round = models.ForeignKey(Round, models.PROTECT, related_name="assessments", db_index=False)
    group = models.ForeignKey(Group, models.PROTECT, related_name="assessments", db_index=False)
    rater = models.ForeignKey(Employee, models.PROTECT, related_name="assessments", db_index=False)
    child = models.ForeignKey(Child, models.PROTECT, related_name="assessments", db_index=False)
    core1 = _answer("kerne 1")
    core2 = _answer("kerne 2")
    core3 = _answer("kerne 3")
    more1 = _answer("uddybning 1")
    more2 = _answer("uddybning 2")
    more3 = _answer("uddybning 3")
    more4 = _answer("uddybning 4")
    more5 = _answer("uddybning 5")
    more6 = _answer("uddybning 6")
    more7 = _answer("uddybning 7")
    more8 = _answer("uddybning 8")
    more9 = _answer("uddybning 9")
    cannot_judge = models.CharField("kan ikke vurderes, fordi", max_length=10, choices=WhyNot, blank=True)
    added_at = models.DateTimeField("uddybning valgt til", null=True, blank=True)

    class Meta:
        verbose_name = "trivselsvurdering"
        verbose_name_plural = "trivselsvurderinger"
        indexes = [models.Index(fields=["child", "round"], name="assessment_by_child")]
        constraints = [
            models.UniqueConstraint(fields=["round", "group", "rater", "child"], name="assessment_once_per_rater"),
            models.CheckConstraint(condition=_answers(), name="answers_are_1_to_5_or_cannot_judge"),
        ]

    def answers(self) -> dict[str, int | None]:
        """All twelve answers by question: 1-5, 0 for cannot judge, None for not given."""
        return {question: getattr(self, question) for question in QUESTIONS}

    def has_more(self) -> bool:
        """Whether any of the nine further questions is answered."""
        return any(getattr(self, question) is not None for question in MORE)


class Dialogue(models.Model):
    """Trivselsdialog: the raters lay their answers side by side. From `opened_at` on they may see each other's."""

    id = uuid_key()
    round = models.ForeignKey(Round, models.PROTECT, related_name="dialogues")
    group = models.ForeignKey(Group, models.PROTECT, related_name="dialogues")
    opened_at = models.DateTimeField("åbnet")
    opened_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField("afsluttet", null=True, blank=True)

    class Meta:
        verbose_name = "trivselsdialog"
        verbose_name_plural = "trivselsdialoger"
        constraints = [models.UniqueConstraint(fields=["round", "group"], name="dialogue_once_per_group")]


class JointPosition(models.Model):
    """Trivselsposition: what the raters agreed on about a child in one context. It expires with the next round."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="joint_positions")
    round = models.ForeignKey(Round, models.PROTECT, related_name="joint_positions")
    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="joint_positions")
    context = models.CharField("sammenhæng", max_length=10, choices=Context, default=Context.SCHOOL)
    position = models.CharField("position", max_length=6, choices=Tone)
    remark = models.TextField("bemærkning", blank=True)
    next_step = models.TextField("næste skridt", blank=True)
    owner = models.ForeignKey(Employee, models.PROTECT, related_name="owned_positions", null=True, blank=True)
    due_on = models.DateField("senest", null=True, blank=True)
    parents_contacted_on = models.DateField("forældrene kontaktet", null=True, blank=True)
    set_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    set_at = models.DateTimeField("sat")
    revision = models.PositiveIntegerField("revision", default=1)

    class Meta:
        verbose_name = "trivselsposition"
        verbose_name_plural = "trivselspositioner"
        indexes = [models.Index(fields=["owner", "due_on"], name="position_by_owner")]
        constraints = [
            models.UniqueConstraint(fields=["round", "child", "context"], name="joint_position_once"),
            models.CheckConstraint(
                condition=Q(position=Tone.GREEN)
                | (~Q(remark="") & ~Q(next_step="") & Q(owner__isnull=False, due_on__isnull=False)),
                name="yellow_and_red_have_owner_step_and_date",
            ),
        ]
