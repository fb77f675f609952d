"""Who may see which child, and what was shown to whom. The view `access_basis` adds it up; nothing else does."""

from django.db import models
from django.db.models import Q

from favn.foundation.access.choices import Basis, Compartment, ScopeReach
from favn.foundation.organisation.choices import Role
from favn.foundation.organisation.models import Employee, Unit, uuid_key
from favn.foundation.people.models import Child


class Scope(models.Model):
    """Rollerækkevidde: the database's copy of access/roles.py (a test keeps them equal)."""

    role = models.CharField("rolle", max_length=24, choices=Role)
    reach = models.CharField("rækkevidde", max_length=14, choices=ScopeReach)
    compartment = models.CharField("rum", max_length=12, choices=Compartment)

    class Meta:
        verbose_name = "rollerækkevidde"
        verbose_name_plural = "rollerækkevidder"
        constraints = [models.UniqueConstraint(fields=["role", "compartment"], name="scope_once_per_role")]


class Grant(models.Model):
    """Adgang: one actor, or one role at one unit, may see one compartment of one child, for a reason, until it ends."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="grants")
    actor_id = models.UUIDField("aktør", null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="grants")
    role = models.CharField("rolle", max_length=24, choices=Role, blank=True)
    compartment = models.CharField("rum", max_length=12, choices=Compartment)
    basis = models.CharField("grundlag", max_length=20, choices=Basis)
    source_id = models.UUIDField("kilde")
    valid_from = models.DateTimeField("fra")
    valid_until = models.DateTimeField("til", null=True)
    granted_by = models.UUIDField("givet af", null=True)
    passes_on = models.BooleanField("må give adgangen videre", default=False, db_default=False)

    class Meta:
        verbose_name = "adgang"
        verbose_name_plural = "adgange"
        indexes = [
            models.Index(fields=["actor_id", "compartment"], name="grant_by_actor"),
            models.Index(fields=["unit", "role", "compartment"], name="grant_by_unit_role"),
            models.Index(fields=["child"], name="grant_by_child"),
            models.Index(fields=["source_id"], name="grant_by_source"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(actor_id__isnull=False, unit__isnull=True, role="")
                | (Q(actor_id__isnull=True, unit__isnull=False) & ~Q(role="")),
                name="grant_to_an_actor_or_a_role_at_a_unit",
            ),
            models.CheckConstraint(
                condition=~Q(basis=Basis.SUBSTITUTE) | Q(valid_until__isnull=False), name="a_substitute_has_an_end"
            ),
        ]


class Block(models.Model):
    """Spærring: this actor must never see this child (a relative, a conflict of interest). It always wins."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="blocks")
    actor_id = models.UUIDField("aktør")
    reason = models.CharField("begrundelse", max_length=160)
    blocked_by = models.UUIDField("spærret af", null=True)
    blocked_at = models.DateTimeField("spærret")
    ended_at = models.DateTimeField("ophævet", null=True)

    class Meta:
        verbose_name = "spærring"
        verbose_name_plural = "spærringer"
        indexes = [models.Index(fields=["actor_id", "child"], name="block_by_actor")]
        constraints = [
            models.UniqueConstraint(
                fields=["child", "actor_id"], condition=Q(ended_at__isnull=True), name="block_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="block_has_reason"),
        ]


class BreakGlass(models.Model):
    """Nødadgang: an employee opened a child without a basis, said why, and a leader reviews it."""

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="break_glasses")
    employee = models.ForeignKey(Employee, models.PROTECT, related_name="break_glasses")
    reason = models.TextField("begrundelse")
    opened_at = models.DateTimeField("åbnet")
    expires_at = models.DateTimeField("udløber")
    reviewed_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="reviewed_break_glasses")
    reviewed_at = models.DateTimeField("gennemgået", null=True)
    verdict = models.CharField("afgørelse", max_length=20, blank=True)
    review_remark = models.TextField("bemærkning", blank=True)

    class Meta:
        verbose_name = "nødadgang"
        verbose_name_plural = "nødadgange"
        indexes = [models.Index(fields=["employee", "child"], name="break_glass_by_employee")]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="break_glass_has_reason")]


class Release(models.Model):
    """Frigivelse: this reader in the family may read this one thing, and who decided it.

    One that `carries_others` is the agreement the later ones to the same reader about the same child rest on: once it
    is taken back, or has run out, none of them is read.
    """

    id = uuid_key()
    child = models.ForeignKey(Child, models.PROTECT, related_name="releases")
    object_id = models.UUIDField("hvad")
    object_table = models.CharField("tabel", max_length=63)
    reader_id = models.UUIDField("læser")
    reason = models.CharField("begrundelse", max_length=160)
    released_by = models.UUIDField("frigivet af", null=True)
    released_at = models.DateTimeField("frigivet")
    withdrawn_at = models.DateTimeField("trukket tilbage", null=True)
    valid_until = models.DateTimeField("til (ikke med)", null=True)
    carries_others = models.BooleanField("bærer de andre", default=False, db_default=False)

    class Meta:
        verbose_name = "frigivelse"
        verbose_name_plural = "frigivelser"
        indexes = [
            models.Index(fields=["reader_id", "object_table"], name="release_by_reader"),
            models.Index(fields=["object_id"], name="release_by_object"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["object_id", "reader_id"], condition=Q(withdrawn_at__isnull=True), name="release_once"
            )
        ]
