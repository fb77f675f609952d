"""What is asked, what was said, and whether something may be shared.

The verdict is made of every answer there is, also those the asker may not read.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from favn.foundation.accounts.actors import Actor
from favn.foundation.consents.choices import Answer, Ground
from favn.foundation.consents.models import Consent, Share
from favn.foundation.consents.rules import Said, Verdict, latest_moment, may_be_undone, missing, verdict
from favn.kit.clock import local


def consents_of(child_id: UUID) -> QuerySet[Consent]:
    """The answers about a child that the acting one may read, newest first, without those undone."""
    stands = Consent.objects.filter(child_id=child_id, undone_at__isnull=True)
    return stands.select_related("adult", "share").order_by("-recorded_at", "-id")


def share_by_key(share_id: UUID) -> Share | None:
    """One share, if the acting one may read it."""
    return Share.objects.filter(pk=share_id).select_related("asked_by").first()


def custody_holders(child_id: UUID, at: datetime) -> list[UUID]:
    """The adults who hold custody of the child on that day, also those the asker may not read of."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT favn.custody_holders(%s, %s)", [child_id, local(at).date()])
        return [row[0] for row in cursor.fetchall()]


def answers_to(share_id: UUID) -> list[Said]:
    """Every answer to a share that was not undone, in the order they were said."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM favn.share_answers(%s)", [share_id])
        return [Said(*row) for row in cursor.fetchall()]


def share_verdict(*, share: Share, at: datetime) -> Verdict:
    """What the answers add up to: ALLOWED when every custody holder said yes, REFUSED at one no, else MISSING."""
    if share.ground != Ground.CONSENT:
        return Verdict.ALLOWED
    answers = answers_to(share.pk)
    return verdict(answers, custody_holders(share.child_id, at), latest_moment(answers, at))


def unanswered(*, share: Share, at: datetime) -> set[UUID]:
    """The custody holders who have not answered yet: whom to ask next."""
    return missing(answers_to(share.pk), custody_holders(share.child_id, at), at)


def said_yes(share_ids: Iterable[UUID]) -> set[UUID]:
    """The adults whose latest answer to one of these shares is a yes, as far as the acting one may read the answers."""
    said = Consent.objects.filter(share_id__in=list(share_ids), adult__isnull=False, undone_at__isnull=True)
    latest = {(each.share_id, each.adult_id): each for each in said.order_by("valid_from", "id")}
    stands = [each for each in latest.values() if each.answer == Answer.GIVEN and each.withdrawn_at is None]
    return {each.adult_id for each in stands if each.adult_id}


def may_be_shown(*, child_id: UUID, adult_id: UUID, at: datetime) -> bool:
    """Whether what is about the child may be shown to this adult as far as consent goes.

    False while somebody with custody has been asked about this person and access does not stand.
    """
    asked = list(Share.objects.filter(child_id=child_id, adult_id=adult_id, ended_at__isnull=True, valid_until__gt=at))
    return not asked or any(share.is_open for share in asked)


@dataclass(frozen=True, slots=True)
class Standing:
    """A share, what the answers add up to, and each holder's latest answer (None: asked, not answered)."""

    share: Share
    verdict: Verdict
    answers: dict[UUID, Consent | None]


def standings(shares: Sequence[Share], at: datetime) -> dict[UUID, Standing]:
    """How it stands with shares about one child, for those who may read its answers: three statements at most."""
    if not shares:
        return {}
    holders = custody_holders(shares[0].child_id, at)
    said = Consent.objects.filter(share__in=shares, undone_at__isnull=True).order_by("valid_from", "id")
    by_share: dict[UUID, list[Consent]] = {share.pk: [] for share in shares}
    for each in said:
        by_share[each.share_id].append(each)
    return {share.pk: _standing(share, by_share[share.pk], holders, at) for share in shares}


def _standing(share: Share, said: Iterable[Consent], holders: Collection[UUID], at: datetime) -> Standing:
    said = list(said)
    latest = {each.adult_id: each for each in said if each.adult_id in holders}
    answers = [
        Said(each.adult_id or each.child_id, each.answer == Answer.GIVEN, each.valid_from, each.valid_until,
             each.withdrawn_at)
        for each in said
    ]  # fmt: skip
    found = Verdict.ALLOWED if share.ground != Ground.CONSENT else verdict(answers, holders, latest_moment(answers, at))
    return Standing(share, found, {holder: latest.get(holder) for holder in holders})


@dataclass(frozen=True, slots=True)
class Question:
    """What one person is asked, and the answer of that person alone."""

    share: Share
    mine: Consent | None
    is_running: bool

    @property
    def is_waiting(self) -> bool:
        """Asked, running, and not answered."""
        return self.mine is None and self.is_running

    @property
    def says_yes(self) -> bool:
        """The answer that stands is a yes."""
        return self.mine is not None and self.mine.answer == Answer.GIVEN and self.mine.withdrawn_at is None

    @property
    def is_shared(self) -> bool:
        """It is shared now, because everyone who must has said yes."""
        return self.share.is_open and self.is_running

    @property
    def may_undo(self) -> bool:
        """The answer can be taken back as if it was never said: nothing has left the house on it."""
        return (
            self.mine is not None
            and self.mine.withdrawn_at is None
            and may_be_undone(self.mine.recorded_at, is_open=self.share.is_open, closed_at=self.share.closed_at)
        )


def questions_to(actor: Actor, child_ids: Iterable[UUID], at: datetime) -> list[Question]:
    """What a custody holder is asked about these children, unanswered first, then the newest; own answers only."""
    asked = Share.objects.filter(child_id__in=list(child_ids), ground=Ground.CONSENT).select_related("asked_by")
    shares = list(asked.order_by("-asked_at", "-id"))
    mine = Consent.objects.filter(share__in=shares, adult_id=actor.key, undone_at__isnull=True)
    latest = {each.share_id: each for each in mine.order_by("valid_from", "id")}
    found = [Question(share, latest.get(share.pk), share.is_running(at)) for share in shares]
    return sorted(
        [each for each in found if each.is_running or each.mine],
        key=lambda each: (not each.is_waiting, not each.is_running),
    )
