"""The letters behind the clinic's newest steps: real pages, one to each with custody, each the own way.

Only of the last weeks, which is what a clinic looks back on: a page takes some milliseconds to set, and a large town
has sent tens of thousands. The steps before them say how many letters went; the pages are not made.
"""

from datetime import datetime, timedelta

from favn.foundation.access.choices import Compartment
from favn.foundation.documents.blocks import paragraphs, to_json
from favn.foundation.documents.choices import DocumentKind
from favn.foundation.documents.models import Document, Version
from favn.foundation.letters.models import Letter
from favn.foundation.letters.rendering import LetterText, Sender, render_letter
from favn.foundation.letters.rules import Way
from favn.foundation.organisation.queries import the_municipality
from favn.journey.checkups.models import NoShowLetter, NoShowStep
from favn.journey.checkups.queries.dental_letters import Addressed, addressed, letters_in_force
from favn.kit.clock import local
from favn.kit.crypto import encrypt_bytes
from favn.kit.ids import new_id

BACK = timedelta(days=60)
POSTED_AFTER = timedelta(days=1)  # by the one who wrote it, where no letter goes by itself
GREETING = {"da": "Venlig hilsen", "en": "Kind regards"}


def write_letters_behind_steps(at: datetime) -> int:
    """Write the letters of the newest steps and let each step say how many. Returns how many letters there are."""
    editions: dict[str, NoShowLetter] = {each.step: each for each in letters_in_force()}
    recent = NoShowStep.objects.filter(step__in=editions, done_at__gte=at - BACK)
    letters: list[Letter] = []
    for step in recent.select_related("no_show__unit", "child", "done_by").order_by("done_at", "id"):
        found = addressed(editions[step.step], step.no_show, step.child, step.done_at)
        letters += [_letter(step, each) for each in found]
        NoShowStep.objects.filter(pk=step.pk).update(letters=len(found))
    Letter.objects.bulk_create(letters)
    return len(letters)


def _letter(step: NoShowStep, to: Addressed) -> Letter:
    """One letter as it stands once it has left the house."""
    words, key, by, at = to.written, new_id(), step.done_by, step.done_at
    document = Document.objects.create(
        child_id=step.child_id, kind=DocumentKind.LETTER, compartment=Compartment.DENTAL, author_id=by.id,
        author_name=by.name, created_at=at,
    )  # fmt: skip
    version = Version.objects.create(
        document=document, number=1, title=words.title, body=to_json(paragraphs(words.text)), written_by=by.id,
        written_by_name=by.name, written_at=at, sent_at=at,
    )  # fmt: skip
    by_hand = to.route.way is Way.BY_HAND
    return Letter(
        id=key, child_id=step.child_id, version=version, adult_id=to.recipient.adult_id,
        recipient_name=to.recipient.name, title=words.title, channel=to.route.way, reason=to.route.reason,
        written_by=by.id, written_by_name=by.name, written_at=at, sent_at=at + POSTED_AFTER, sent_by=by.id,
        pdf_encrypted=encrypt_bytes(_page(step, to, by_hand), where="letters_letter.pdf", row=key),
    )  # fmt: skip


def _page(step: NoShowStep, to: Addressed, by_hand: bool) -> bytes:
    municipality, unit = the_municipality(), step.no_show.unit
    name = municipality.name if municipality else ""
    lines = () if by_hand else to.recipient.lines
    return render_letter(LetterText(
        sender=Sender(municipality=name, lines=(unit.name, f"Telefon {unit.phone}"), footer=name),
        recipient=(to.recipient.name, *lines), written_on=local(step.done_at).date(), subject=to.written.title,
        body=paragraphs(to.written.text), closing=(GREETING[to.language], "", step.done_by.name),
        language=to.language,
    ))  # fmt: skip
