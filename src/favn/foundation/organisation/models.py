"""The municipality as it is organised: areas, units, groups, and employees with dated positions."""

from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from favn.foundation.accounts.models import User
from favn.foundation.organisation.choices import Role, UnitKind
from favn.kit.ids import new_id


def uuid_key() -> "models.UUIDField[UUID, UUID]":
    """The primary key of every table: made in the application."""
    return models.UUIDField(primary_key=True, default=new_id, editable=False)


class Municipality(models.Model):
    """Kommune: the one data controller, and the choices the law leaves to it."""

    id = uuid_key()
    name = models.CharField("navn", max_length=120)
    code = models.CharField("kommunekode", max_length=4)
    phone = models.CharField("telefon", max_length=30, blank=True)
    duty_phone = models.CharField("døgnvagt", max_length=30, blank=True)
    saturdays_count = models.BooleanField("lørdag er hverdag", default=True)
    closing_days = ArrayField(
        models.CharField(max_length=5), verbose_name="lukkedage (dd-mm)", default=list, blank=True
    )

    class Meta:
        verbose_name = "kommune"
        verbose_name_plural = "kommuner"


class Area(models.Model):
    """Område: a district of the municipality, such as a health visitor's."""

    id = uuid_key()
    name = models.CharField("navn", max_length=120, unique=True)

    class Meta:
        verbose_name = "område"
        verbose_name_plural = "områder"


class Unit(models.Model):
    """Enhed: a school, a daycare, a team; the place an employee works and a child is enrolled."""

    id = uuid_key()
    name = models.CharField("navn", max_length=160)
    kind = models.CharField("art", max_length=20, choices=UnitKind)
    area = models.ForeignKey(Area, models.PROTECT, related_name="units", null=True, blank=True)
    phone = models.CharField("telefon", max_length=30, blank=True)
    opening_hours = models.CharField("træffes", max_length=160, blank=True)
    closed_on = models.DateField("nedlagt", null=True, blank=True)

    class Meta:
        verbose_name = "enhed"
        verbose_name_plural = "enheder"
        constraints = [models.UniqueConstraint(fields=["name", "kind"], name="unit_name_once_per_kind")]


class Group(models.Model):
    """Gruppe: a class or a daycare group with its own adults; in a daycare a nursery is for children under three."""

    id = uuid_key()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="groups")
    name = models.CharField("navn", max_length=60)
    grade = models.SmallIntegerField("klassetrin", null=True, blank=True)
    is_nursery = models.BooleanField("vuggestue", default=False)
    closed_on = models.DateField("nedlagt", null=True, blank=True)

    class Meta:
        verbose_name = "gruppe"
        verbose_name_plural = "grupper"
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="group_name_once_per_unit")]


class Employee(models.Model):
    """Medarbejder: a person who works for the municipality."""

    id = uuid_key()
    user = models.OneToOneField(User, models.PROTECT, related_name="employee", null=True, blank=True)
    name = models.CharField("navn", max_length=120)
    phone = models.CharField("telefon", max_length=30, blank=True)
    available = models.CharField("træffes", max_length=120, blank=True)

    class Meta:
        verbose_name = "medarbejder"
        verbose_name_plural = "medarbejdere"


class Position(models.Model):
    """Ansættelse: an employee's role in a unit, from one date to another; the hat that decides what is seen."""

    id = uuid_key()
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="positions")
    role = models.CharField("rolle", max_length=24, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="positions")
    group = models.ForeignKey(Group, models.PROTECT, related_name="positions", null=True, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="positions", null=True, blank=True)
    valid_from = models.DateField("fra")
    valid_until = models.DateField("til (ikke med)", null=True, blank=True)

    class Meta:
        verbose_name = "ansættelse"
        verbose_name_plural = "ansættelser"
        indexes = [models.Index(fields=["employee", "role"], name="position_by_employee")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="position_ends_after_it_begins",
            )
        ]
