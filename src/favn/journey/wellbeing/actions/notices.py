"""Telling the parents before a round: a letter to each, a conversation, or their own page."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext as _

from favn.foundation.access.choices import Compartment, Purpose
from favn.foundation.access.door import children, open_child
from favn.foundation.accounts.actors import Actor
from favn.foundation.audit.actions import record
from favn.foundation.documents.blocks import Block, Paragraph
from favn.foundation.letters.actions import mark_posted, send_letters
from favn.foundation.letters.choices import Channel
from favn.foundation.letters.recipients import to_adult
from favn.foundation.people.models import Adult, Child
from favn.foundation.people.queries import holders_of
from favn.journey.wellbeing.choices import NoticeWay
from favn.journey.wellbeing.errors import NotYourGroup
from favn.journey.wellbeing.models import ParentNotice, Round
from favn.journey.wellbeing.policy import may_tell_parents
from favn.journey.wellbeing.queries.parents import not_yet_written_to, rounds_to_write_about
from favn.kit.clock import COPENHAGEN, local

AT_A_TIME = 200  # children; a letter takes about ten milliseconds


@transaction.atomic
def write_letters(*, by: Actor, at: datetime, most: int = AT_A_TIME) -> int:
    """Skriv brevene: each custody holder of each child of a coming or open round, also children who came since.

    A job's work. Returns how many children were written about; when none is left the round says that parents know.
    """
    return sum(_write_about(rated, by=by, at=at, most=most) for rated in rounds_to_write_about(at))


def _write_about(rated: Round, *, by: Actor, at: datetime, most: int) -> int:
    keys = not_yet_written_to(rated, at, most=most)
    known = children(actor=by, ids=keys, purpose=Purpose.WELLBEING, at=at, verb="wellbeing.write_to_parents")
    holders: dict[UUID, list[Adult]] = {}
    for relation in holders_of(*known, on=local(at).date()):
        holders.setdefault(relation.child_id, []).append(relation.adult)
    for child in known.values():
        for adult in holders.get(child.id, []):
            _tell_by_letter(rated, child, adult, by=by, at=at)
    if len(keys) < most:
        Round.objects.filter(pk=rated.pk, parents_informed_at__isnull=True).update(parents_informed_at=at)
    record(verb="wellbeing.write_letters", by=by, at=at, subject=rated, children=len(known))
    return len(known)


def _tell_by_letter(rated: Round, child: Child, adult: Adult, *, by: Actor, at: datetime) -> None:
    """A printed letter goes with the day's print; one that needs a person leaves the parent untold."""
    language = "en" if adult.language == "en" else "da"
    with translation.override(language):
        title, body = _letter_about(rated, child.given_names)
    letter = send_letters(
        child_id=child.id, compartment=Compartment.SCHOOL, title=title, body=body, recipients=[to_adult(adult, at)],
        by=by, at=at, language=language,
    )[0]  # fmt: skip
    is_told = letter.channel != Channel.BY_HAND
    if letter.channel == Channel.PRINT:
        mark_posted(letter=letter, by=by, at=at)
    ParentNotice(
        child=child, round=rated, adult=adult, way=NoticeWay.LETTER, informed_at=at if is_told else None,
        could_not_be_reached_at=None if is_told else at,
    ).save(force_insert=True)  # fmt: skip


def _letter_about(rated: Round, first_name: str) -> tuple[str, list[Block]]:
    """The title and the words of the letter, in the language that is switched on."""
    facts = {
        "first": rated.opens_on.strftime("%d.%m.%Y"), "last": rated.closes_on.strftime("%d.%m.%Y"), "name": first_name,
    }  # fmt: skip
    words = [
        _("Fra den %(first)s til den %(last)s ser vi på, hvordan alle børn har det hos os. Det gælder også %(name)s.")
        % facts,
        _("De voksne, der kender barnet, svarer hver for sig på nogle få spørgsmål om fællesskab, tryghed, læring og "
          "krop. Så taler de sammen og bliver enige om, hvordan det går lige nu, og om der skal gøres noget."),
        _("Det gør vi for at opdage tidligt, hvis et barn har det svært. Kun de voksne om gruppen og deres leder ser "
          "svarene. De bruges ikke til andet, og de slettes senest efter fem år."),
        _("Når runden er slut, kan du læse på familiens side, hvad de voksne blev enige om. Er de bekymrede, taler de "
          "med dig."),
        _("Du kan sige fra. Skriv det på familiens side, eller sig det til lederen. Så vurderes barnet ikke, før du "
          "har fået svar."),
    ]  # fmt: skip
    return _("Vi ser på alle børns trivsel"), [Paragraph(each) for each in words]


@transaction.atomic
def tell(*, rated: Round, child_id: UUID, adult_id: UUID, on: date, by: Actor, at: datetime) -> ParentNotice:
    """Notér, at vi har fortalt det i en samtale: this parent knows of the round since that day. Raises NotYourGroup."""
    child = open_child(actor=by, child_id=child_id, purpose=Purpose.WELLBEING, at=at, compartment=Compartment.SCHOOL)
    holders = holders_of(child.id, on=local(at).date())
    if not may_tell_parents(by) or not holders.filter(adult_id=adult_id).exists():
        raise NotYourGroup
    told = {
        "way": NoticeWay.CONVERSATION, "told_by_id": by.key,
        "informed_at": min(at, datetime.combine(on, time(12), COPENHAGEN).astimezone(UTC)),
    }  # fmt: skip
    standing = ParentNotice.objects.filter(round=rated, child=child, adult_id=adult_id).first()
    notice = standing or ParentNotice(round=rated, child=child, adult_id=adult_id, **told)
    if standing is None:
        notice.save(force_insert=True)
    elif standing.informed_at is None:
        ParentNotice.objects.filter(pk=standing.pk).update(**told)
    record(verb="wellbeing.tell_parent", by=by, at=at, child_id=child.id, about_id=adult_id, subject=notice)
    return notice


@transaction.atomic
def confirm(*, notice_id: UUID, by: Actor, at: datetime) -> None:
    """Bekræft: the parent has read about the round on the family's own page. Confirming twice keeps the first time.

    Http404 for a notice to somebody else.
    """
    notice = ParentNotice.objects.filter(pk=notice_id, adult_id=by.key).first()
    if notice is None:
        raise Http404
    if ParentNotice.objects.filter(pk=notice.pk, informed_at__isnull=True).update(informed_at=at, way=NoticeWay.DESK):
        record(verb="wellbeing.confirm_notice", by=by, at=at, child_id=notice.child_id, subject=notice)
