"""What a round leaves behind: who rated whom, what the two agreed on, and nothing that orders children."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from favn.foundation.organisation.choices import UnitKind
from favn.foundation.organisation.models import Employee, Group, Unit, uuid_key
from favn.foundation.people.models import Adult, Child
from favn.journey.wellbeing.choices import MORE, QUESTIONS, AgeBand, Context, NoticeWay, ObjectionAnswer, Tone, WhyNot
from favn.journey.wellbeing.rules.talk import Pace


class RaterRule(models.Model):
    """Vurdererregel: how many adults rate a group apart in one kind of unit, from a date on."""

    id = uuid_key()
    unit_kind = models.CharField("gælder for", max_length=20, choices=UnitKind)
    raters = models.PositiveSmallIntegerField("voksne om hver gruppe")
    with_supervisor = models.BooleanField("leder eller tilsyn er med i dialogen", default=False)
    with_parents = models.BooleanField("sammen med forældrene", default=False)
    valid_from = models.DateField("fra")

    class Meta:
        verbose_name = "vurdererregel"
        verbose_name_plural = "vurdererregler"
        constraints = [
            models.UniqueConstraint(fields=["unit_kind", "valid_from"], name="rater_rule_once_a_day"),
            models.CheckConstraint(condition=Q(raters__range=(1, 4)), name="one_to_four_rate"),
        ]


class PositionWording(models.Model):
    """Positionsord: what the municipality calls green, yellow and red, from a date on."""

    id = uuid_key()
    valid_from = models.DateField("fra", unique=True)
    green = models.CharField("grøn", max_length=40)
    yellow = models.CharField("gul", max_length=40)
    red = models.CharField("rød", max_length=40)
    green_en = models.CharField("grøn på engelsk", max_length=40)
    yellow_en = models.CharField("gul på engelsk", max_length=40)
    red_en = models.CharField("rød på engelsk", max_length=40)

    class Meta:
        verbose_name = "positionsord"
        verbose_name_plural = "positionsord"


class Form(models.Model):
    """Trivselsskema: twelve questions for one age band, each with its area, its sign, and what 1 and 5 look like.

    A version is never changed; an edit is the next version. Words in da and en.
    """

    id = uuid_key()
    band = models.CharField("alder", max_length=6, choices=AgeBand)
    version = models.PositiveSmallIntegerField("udgave", default=1)
    questions = models.JSONField("spørgsmål")
    written_at = models.DateTimeField("skrevet", null=True, blank=True)
    written_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "trivselsskema"
        verbose_name_plural = "trivselsskemaer"
        constraints = [models.UniqueConstraint(fields=["band", "version"], name="form_version_once")]


class Round(models.Model):
    """Trivselsrunde: the weeks in which groups of one kind of unit are rated by adults apart.

    `unit_ids` and `bands` empty: every unit of the kind, every age. `form_ids` are the versions in use, fixed when it
    opens. `parents_asked_at`: each child's parents are told by letter, and a child whose parents are not told waits.
    """

    id = uuid_key()
    name = models.CharField("navn", max_length=60)
    unit_kind = models.CharField("gælder for", max_length=20, choices=UnitKind, default=UnitKind.SCHOOL)
    opens_on = models.DateField("åbner")
    closes_on = models.DateField("lukker")
    raters_required = models.PositiveSmallIntegerField("voksne om hver gruppe", default=2)
    parents_informed_at = models.DateTimeField("forældrene informeret", null=True, blank=True)
    parents_asked_at = models.DateTimeField("breve bestilt", null=True, blank=True)
    opened_at = models.DateTimeField("åbnet", null=True, blank=True)
    unit_ids = ArrayField(models.UUIDField(), verbose_name="enheder", default=list, blank=True)
    bands = ArrayField(models.CharField(max_length=6, choices=AgeBand), verbose_name="aldre", default=list, blank=True)
    form_ids = ArrayField(models.UUIDField(), verbose_name="skemaer i brug", default=list, blank=True)

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
            models.UniqueConstraint(fields=["unit_kind", "name", "unit_ids"], name="round_name_once_for_its_units"),
        ]


class Substitute(models.Model):
    """Stedfortræder: an employee who rates one group in one round instead of an adult who cannot.

    Named by the leader. Sees the group while the round is open, and not a day longer.
    """

    id = uuid_key()
    round = models.ForeignKey(Round, models.PROTECT, related_name="substitutes")
    group = models.ForeignKey(Group, models.PROTECT, related_name="substitutes")
    rater = models.ForeignKey(Employee, models.PROTECT, related_name="substitutes")
    named_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    named_at = models.DateTimeField("udpeget")
    reason = models.CharField("hvorfor", max_length=200)
    ended_at = models.DateTimeField("slut", null=True, blank=True)

    class Meta:
        verbose_name = "stedfortræder"
        verbose_name_plural = "stedfortrædere"
        indexes = [models.Index(fields=["rater", "group"], name="substitute_by_rater")]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "group", "rater"], condition=Q(ended_at__isnull=True), name="substitute_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="substitute_has_reason"),
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
    last_answer_at = models.DateTimeField("sidste svar", null=True, blank=True)
    active_seconds = models.PositiveIntegerField("sekunder uden pauser", default=0, db_default=0)
    level_mean = models.FloatField("gruppens niveau", null=True, blank=True)

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


class Answered(models.Model):
    """The twelve answers of one adult about one child."""

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

    class Meta:
        abstract = True

    def answers(self) -> dict[str, int | None]:
        """All twelve answers by question: 1-5, 0 for cannot judge, None for not given."""
        return {question: getattr(self, question) for question in QUESTIONS}

    def has_more(self) -> bool:
        """Whether any of the nine further questions is answered."""
        return any(getattr(self, question) is not None for question in MORE)


class Assessment(Answered):
    """Trivselsvurdering: one rater's answers about one child in one round; hidden from others until the dialogue."""

    id = uuid_key()
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="assessments")
    round = models.ForeignKey(Round, models.PROTECT, related_name="assessments", db_index=False)
    group = models.ForeignKey(Group, models.PROTECT, related_name="assessments", db_index=False)
    rater = models.ForeignKey(Employee, models.PROTECT, related_name="assessments", db_index=False)
    child = models.ForeignKey(Child, models.PROTECT, related_name="assessments", db_index=False)
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


def _agreed_step() -> Q:
    return ~Q(next_step="") & Q(owner__isnull=False, due_on__isnull=False)


def _watched() -> Q:
    """Only yellow may be watched; red needs an action."""
    return Q(position=Tone.YELLOW) & ~Q(watch_because="")


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
    watch_because = models.TextField("vi følger, fordi", blank=True)
    step_done_at = models.DateTimeField("skridtet gjort", null=True, blank=True)
    step_done_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)
    step_ended_at = models.DateTimeField("skridtet opgivet", null=True, blank=True)
    withheld_because = models.TextField("vises ikke for forældrene, fordi", blank=True)
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
                condition=Q(position=Tone.GREEN) | (~Q(remark="") & (_agreed_step() | _watched())),
                name="yellow_and_red_have_a_step_or_yellow_is_watched",
            ),
            models.CheckConstraint(
                condition=Q(step_done_at__isnull=True, step_done_by__isnull=True)
                | (Q(step_done_at__isnull=False, step_done_by__isnull=False) & ~Q(next_step="")),
                name="a_step_that_is_done_was_agreed",
            ),
        ]


class VisitAssessment(Answered):
    """Besøgsvurdering: a health visitor's answers about a small child, given at the visit together with the parents.

    No round and no dialogue: the position is the one in the home, until the next visit.
    """

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="visit_assessments")
    form = models.ForeignKey(Form, models.PROTECT, related_name="visit_assessments")
    visitor = models.ForeignKey(Employee, models.PROTECT, related_name="visit_assessments")
    occasion = models.CharField("anledning", max_length=80)
    together_with = models.CharField("sammen med", max_length=160)
    parents_words = models.TextField("forældrenes ord", blank=True)
    position = models.CharField("position i hjemmet", max_length=6, choices=Tone)
    remark = models.TextField("bemærkning", blank=True)
    next_step = models.TextField("næste skridt", blank=True)
    due_on = models.DateField("senest", null=True, blank=True)
    watch_because = models.TextField("vi følger, fordi", blank=True)
    step_done_at = models.DateTimeField("skridtet gjort", null=True, blank=True)
    assessed_at = models.DateTimeField("vurderet")

    class Meta:
        verbose_name = "besøgsvurdering"
        verbose_name_plural = "besøgsvurderinger"
        indexes = [models.Index(fields=["child", "assessed_at"], name="visit_assessment_by_child")]
        constraints = [
            models.CheckConstraint(condition=_answers(), name="visit_answers_are_1_to_5_or_cannot_judge"),
            models.CheckConstraint(
                condition=Q(position=Tone.GREEN)
                | (~Q(remark="") & ((~Q(next_step="") & Q(due_on__isnull=False)) | _watched())),
                name="a_visit_with_a_worry_has_a_step_or_is_watched",
            ),
        ]


class ParentNotice(models.Model):
    """Forældreinformation: one custody holder is told about one round, before the child is rated."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="parent_notices")
    round = models.ForeignKey(Round, models.PROTECT, related_name="parent_notices")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="round_notices")
    way = models.CharField("måde", max_length=12, choices=NoticeWay)
    informed_at = models.DateTimeField("informeret", null=True, blank=True)
    could_not_be_reached_at = models.DateTimeField("ikke nået", null=True, blank=True)
    told_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "forældreinformation"
        verbose_name_plural = "forældreinformationer"
        indexes = [models.Index(fields=["child", "round"], name="notice_by_child")]
        constraints = [
            models.UniqueConstraint(fields=["round", "child", "adult"], name="notice_once_per_parent"),
            models.CheckConstraint(
                condition=Q(informed_at__isnull=False) | Q(could_not_be_reached_at__isnull=False),
                name="a_parent_was_told_or_not_reached",
            ),
        ]


class Objection(models.Model):
    """Indsigelse: a parent does not want the child to be rated. While it has no answer, the child waits.

    `round` empty: every round. GDPR art. 21; docs/law/wellbeing.md.
    """

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="objections")
    round = models.ForeignKey(Round, models.PROTECT, related_name="objections", null=True, blank=True)
    parent = models.ForeignKey(Adult, models.PROTECT, related_name="objections")
    words = models.TextField("forældrens ord")
    made_at = models.DateTimeField("gjort")
    noted_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)
    withdrawn_at = models.DateTimeField("trukket tilbage", null=True, blank=True)
    outcome = models.CharField("afgørelse", max_length=10, choices=ObjectionAnswer, blank=True)
    answer = models.TextField("svar", blank=True)
    answered_by = models.ForeignKey(Employee, models.PROTECT, related_name="+", null=True, blank=True)
    answered_at = models.DateTimeField("besvaret", null=True, blank=True)

    class Meta:
        verbose_name = "indsigelse"
        verbose_name_plural = "indsigelser"
        indexes = [models.Index(fields=["child", "made_at"], name="objection_by_child")]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="objection_has_words"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, outcome="", answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(outcome="") & ~Q(answer="")),
                name="an_answer_to_an_objection_is_whole",
            ),
            models.UniqueConstraint(
                fields=["child", "parent"],
                condition=Q(answered_at__isnull=True, withdrawn_at__isnull=True),
                name="one_objection_waits_at_a_time",
            ),
        ]


class TalkPace(models.Model):
    """Samtaletempo: how many new children to begin with for each 24, from when it was set, and why.

    A unit's own, or the municipality's when there is no unit. A unit's empty pace is that it follows the municipality.
    """

    id = uuid_key()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="talk_paces")
    pace = models.CharField(
        "nye børn for hver 24", max_length=4, blank=True, choices=[(each.value, each.value) for each in Pace]
    )
    reason = models.CharField("hvorfor", max_length=200)
    set_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    set_at = models.DateTimeField("sat")

    class Meta:
        verbose_name = "samtaletempo"
        verbose_name_plural = "samtaletempi"
        indexes = [models.Index(fields=["unit", "-set_at"], name="talk_pace_by_unit")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="talk_pace_has_reason"),
            models.CheckConstraint(condition=Q(unit__isnull=False) | ~Q(pace=""), name="municipal_pace_is_a_pace"),
        ]
