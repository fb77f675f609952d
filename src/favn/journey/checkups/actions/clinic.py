"""Who leads a clinic, and who is in its advisory team."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.organisation.models import Employee, Unit
from favn.journey.checkups.choices.dental import Post
from favn.journey.checkups.errors import DentalRefused
from favn.journey.checkups.models import DentalPost
from favn.journey.checkups.policy.dental import may_give_posts
from favn.kit.clock import local


@transaction.atomic
def give_post(*, employee: Employee, unit: Unit, post: Post, by: Actor, at: datetime) -> DentalPost:
    """Giv hvervet from today. Giving it twice gives the one that stands. Raises DentalRefused."""
    if not may_give_posts(by):
        raise DentalRefused(_("Hverv i tandplejen gives af administratoren."))
    standing = DentalPost.objects.filter(employee=employee, unit=unit, post=post, valid_until__isnull=True).first()
    if standing:
        return standing
    given = DentalPost(employee=employee, unit=unit, post=post, valid_from=local(at).date(), given_by_id=by.key)
    given.save(force_insert=True)
    record(verb="dental.give_post", by=by, at=at, subject=given, post=str(post))
    return given


@transaction.atomic
def end_post(*, post: DentalPost, by: Actor, at: datetime) -> None:
    """Hvervet ophører from today. Ending it twice changes nothing. Raises DentalRefused."""
    if not may_give_posts(by):
        raise DentalRefused(_("Hverv i tandplejen gives af administratoren."))
    ended = max(local(at).date(), post.valid_from)
    if DentalPost.objects.filter(pk=post.pk, valid_until__isnull=True).update(valid_until=ended):
        record(verb="dental.end_post", by=by, at=at, subject=post)
