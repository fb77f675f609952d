"""Who can log in. What a person may see is decided elsewhere, by position, relation and release."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from favn.kit.ids import new_id


class Users(BaseUserManager["User"]):
    """Looks users up by their login name, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user with this login name. Raises User.DoesNotExist."""
        return self.get(username__iexact=username)


class User(AbstractBaseUser):
    """Bruger: someone who can log in, as an employee, as a family member, or as both.

    `password_expires_at` is set while the password is one given by an administrator: it lets the user choose another,
    and nothing else, until then.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField("brugernavn", max_length=80, unique=True)
    is_active = models.BooleanField("er aktiv", default=True)
    language = models.CharField("sprog", max_length=5, default="da")
    created_at = models.DateTimeField("oprettet")
    password_expires_at = models.DateTimeField("engangskoden udløber", null=True, blank=True)

    is_verified: Callable[[], bool]  # set on the user of a request by django-otp: the second factor was given
    objects = Users()
    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = "bruger"
        verbose_name_plural = "brugere"

    @property
    def is_staff(self) -> bool:
        """Nobody administers Favn through a side door."""
        return False

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Django's own permissions are not used: the door and the policies decide."""
        return False

    def has_module_perms(self, app_label: str) -> bool:
        """See has_perm."""
        return False


class FailedLogin(models.Model):
    """Forkert adgangskode: one wrong password for a login name, which is kept only as a keyed hash."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name_hash = models.BinaryField("navnets aftryk", max_length=32)
    failed_at = models.DateTimeField("tidspunkt")

    class Meta:
        verbose_name = "forkert adgangskode"
        verbose_name_plural = "forkerte adgangskoder"
        indexes = [models.Index(fields=["name_hash", "failed_at"], name="failed_login_by_name")]
