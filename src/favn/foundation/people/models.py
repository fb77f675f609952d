"""Children and the adults around them. Nobody reaches a child except through the door in `access`."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value

from favn.foundation.accounts.models import User
from favn.foundation.organisation.models import Area, Group, Unit, uuid_key
from favn.foundation.people.choices import IdentifierKind, Language, RelationKind, Sex
from favn.kit.constraints import exactly_one

WORDS_OF_NAME = Func(
    F("search_name"), Value(" "), function="string_to_array", output_field=ArrayField(models.TextField())
)


class Person(models.Model):
    """What children and adults have in common: a name in Danish order, a language, a life."""

    id = uuid_key()
    given_names = models.CharField("fornavne", max_length=120, blank=True)
    surname = models.CharField("efternavn", max_length=120, blank=True)
    sort_key = models.CharField("sorteringsnøgle", max_length=255, editable=False)
    search_name = models.CharField("søgenavn", max_length=255, editable=False)
    born_on = models.DateField("født", null=True, blank=True)
    died_on = models.DateField("død", null=True, blank=True)
    language = models.CharField("foretrukket sprog", max_length=5, choices=Language, default=Language.DANISH)
    needs_interpreter = models.BooleanField("behov for tolk", default=False)

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        """The whole name as it is said."""
        return f"{self.given_names} {self.surname}".strip()


class Adult(Person):
    """Voksen: a parent, a grandparent, a coach; someone around a child."""

    user = models.OneToOneField(User, models.PROTECT, related_name="adult", null=True, blank=True)
    phone = models.CharField("telefon", max_length=30, blank=True)

    class Meta:
        verbose_name = "voksen"
        verbose_name_plural = "voksne"


class Child(Person):
    """Barn: the one all of this is about, from before birth until grown."""

    sex = models.CharField("køn", max_length=1, choices=Sex, default=Sex.UNKNOWN)
    due_on = models.DateField("termin", null=True, blank=True)
    mother = models.ForeignKey(Adult, models.PROTECT, related_name="unborn", null=True, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="children", null=True, blank=True)
    user = models.OneToOneField(User, models.PROTECT, related_name="child", null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, related_name="merged_records", null=True, blank=True)
    left_on = models.DateField("fraflyttet", null=True, blank=True)

    class Meta:
        verbose_name = "barn"
        verbose_name_plural = "børn"
        indexes = [
            models.Index(fields=["sort_key", "id"], name="child_by_name"),
            models.Index(fields=["area"], name="child_by_area"),
            GinIndex(OpClass(F("search_name"), name="gin_trgm_ops"), name="child_name_trigrams"),
            GinIndex(WORDS_OF_NAME, name="child_name_words"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(born_on__isnull=False) | Q(mother__isnull=False), name="unborn_child_hangs_on_the_mother"
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="child_not_merged_into_itself"),
        ]


class Identifier(models.Model):
    """Identifikator: a number a person is known by, from one date to another, encrypted and found by a keyed hash."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="identifiers", null=True, blank=True)
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="identifiers", null=True, blank=True)
    kind = models.CharField("art", max_length=12, choices=IdentifierKind)
    value_encrypted = models.BinaryField("nummer, krypteret")
    value_hash = models.BinaryField("nummer, nøglet aftryk", max_length=32)
    masked = models.CharField("maskeret", max_length=16)
    valid_from = models.DateField("fra", null=True, blank=True)
    valid_until = models.DateField("til (ikke med)", null=True, blank=True)

    class Meta:
        verbose_name = "identifikator"
        verbose_name_plural = "identifikatorer"
        indexes = [models.Index(fields=["value_hash"], name="identifier_by_hash")]
        constraints = [
            exactly_one("child", "adult", name="identifier_has_one_owner"),
            models.UniqueConstraint(
                fields=["value_hash"], condition=Q(valid_until__isnull=True), name="identifier_current_once"
            ),
        ]


class Address(models.Model):
    """Adresse: where a person lives, from one date to another, with its own protection."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="addresses", null=True, blank=True)
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="addresses", null=True, blank=True)
    street = models.CharField("vej og nummer", max_length=160)
    postal_code = models.CharField("postnummer", max_length=4, blank=True)
    city = models.CharField("by", max_length=80, blank=True)
    valid_from = models.DateField("fra")
    valid_until = models.DateField("til (ikke med)", null=True, blank=True)
    protected_from = models.DateField("beskyttet fra", null=True, blank=True)
    protected_until = models.DateField("beskyttet til (ikke med)", null=True, blank=True)

    class Meta:
        verbose_name = "adresse"
        verbose_name_plural = "adresser"
        constraints = [exactly_one("child", "adult", name="address_has_one_owner")]


class Relation(models.Model):
    """Relation: what an adult is to a child, and whether the adult holds custody, from one date to another."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="relations")
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="relations")
    kind = models.CharField("art", max_length=20, choices=RelationKind)
    holds_custody = models.BooleanField("har forældremyndighed", default=False)
    lives_with_child = models.BooleanField("bor med barnet", default=False)
    valid_from = models.DateField("fra")
    valid_until = models.DateField("til (ikke med)", null=True, blank=True)

    class Meta:
        verbose_name = "relation"
        verbose_name_plural = "relationer"
        constraints = [
            models.UniqueConstraint(
                fields=["child", "adult", "kind"], condition=Q(valid_until__isnull=True), name="relation_current_once"
            )
        ]


class Household(models.Model):
    """Husstand: people who live together."""

    id = uuid_key()
    formed_on = models.DateField("dannet")
    dissolved_on = models.DateField("opløst", null=True, blank=True)

    class Meta:
        verbose_name = "husstand"
        verbose_name_plural = "husstande"


class Residence(models.Model):
    """Bopæl: a person's stay in a household, from one date to another."""

    id = uuid_key()
    household = models.ForeignKey(Household, models.PROTECT, related_name="residences")
    child = models.ForeignKey(Child, models.PROTECT, related_name="residences", null=True, blank=True)
    adult = models.ForeignKey(Adult, models.PROTECT, related_name="residences", null=True, blank=True)
    valid_from = models.DateField("fra")
    valid_until = models.DateField("til (ikke med)", null=True, blank=True)

    class Meta:
        verbose_name = "bopæl"
        verbose_name_plural = "bopæle"
        constraints = [exactly_one("child", "adult", name="residence_has_one_person")]


class Enrolment(models.Model):
    """Indskrivning: a child's place in a unit and a group, from one date to another."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="enrolments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="enrolments")
    group = models.ForeignKey(Group, models.PROTECT, related_name="enrolments", null=True, blank=True)
    valid_from = models.DateField("fra")
    valid_until = models.DateField("til (ikke med)", null=True, blank=True)

    class Meta:
        verbose_name = "indskrivning"
        verbose_name_plural = "indskrivninger"
        indexes = [
            models.Index(fields=["group", "valid_from"], name="enrolment_by_group"),
            models.Index(fields=["unit", "valid_from"], name="enrolment_by_unit"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["child", "unit"], condition=Q(valid_until__isnull=True), name="enrolment_current_once"
            )
        ]
