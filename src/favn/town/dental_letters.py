"""The letters behind the clinic's newest steps: real pages, one to each with custody and to the young.

Only of the last weeks, which is what a clinic looks back on: a page takes some milliseconds to set, and a large town
has sent tens of thousands. The steps before them say how many letters went; the pages are not made.
"""

import json
from datetime import datetime, timedelta

from favn.foundation.access.choices import Compartment
from favn.foundation.documents.blocks import paragraphs, to_json
from favn.foundation.documents.choices import DocumentKind
from favn.foundation.letters.recipients import Recipient, to_adult, to_child
from favn.foundation.letters.rendering import LetterText, Sender, render_letter
from favn.foundation.letters.rules import Way, route
from favn.foundation.organisation.models import Municipality
from favn.foundation.people.models import Relation
from favn.journey.checkups.models import NoShowStep
from favn.journey.checkups.queries.dental_letters import Written, letters_in_force, read_as
from favn.journey.checkups.rules.dental import LETTERS, reads_own_times
from favn.kit.clock import local
from favn.kit.crypto import encrypt_bytes
from favn.kit.ids import new_id
from favn.town.tables import Rows, no_rows

BACK = timedelta(days=60)
POSTED_AFTER = timedelta(days=1)  # by the one who wrote it, where no letter goes by itself
GREETING = {"da": "Venlig hilsen", "en": "Kind regards"}


def letters_behind_steps(at: datetime) -> Rows:
    """The rows of the letters behind the newest steps: document, version and page. Reads what the town has written."""
    rows, editions = no_rows(), {(each.step, each.for_young): each for each in letters_in_force()}
    recent = NoShowStep.objects.filter(step__in=LETTERS, done_at__gte=at - BACK)
    for step in recent.select_related("no_show__unit", "child", "done_by").order_by("done_at", "id"):
        held = Relation.objects.filter(child=step.child, holds_custody=True).select_related("adult")
        for relation in held.order_by("adult__sort_key", "adult_id"):
            language = "en" if relation.adult.language == "en" else "da"
            words = read_as(editions[step.step, False], step.no_show, step.child, language)
            _write(rows, step, to_adult(relation.adult, step.done_at), words, language)
        if reads_own_times(step.child.born_on, local(step.done_at).date()):
            words = read_as(editions[step.step, True], step.no_show, step.child, "da")
            _write(rows, step, to_child(step.child, step.done_at), words, "da")
    return rows


def _write(rows: Rows, step: NoShowStep, to: Recipient, words: Written, language: str) -> None:
    """One letter as it stands once it has left the house."""
    document, version, key, by, at = new_id(), new_id(), new_id(), step.done_by, step.done_at
    chosen, body = route(to.circumstances), paragraphs(words.text)
    rows["documents_document"].append((
        document, step.child_id, DocumentKind.LETTER.value, Compartment.DENTAL.value, by.id, by.name, at,
    ))  # fmt: skip
    rows["documents_version"].append((
        version, document, 1, words.title, json.dumps(to_json(body), ensure_ascii=False), by.id, by.name, at, at,
    ))  # fmt: skip
    unit, municipality = step.no_show.unit, Municipality.objects.get().name
    page = render_letter(LetterText(
        sender=Sender(municipality, (unit.name, f"Telefon {unit.phone}"), municipality),
        recipient=(to.name, *(to.lines if chosen.way is Way.PRINT else ())), written_on=local(at).date(),
        subject=words.title, body=body, closing=(GREETING[language], "", by.name), language=language,
    ))  # fmt: skip
    rows["letters_letter"].append((
        key, step.child_id, version, to.adult_id, to.child_id, to.name, words.title, chosen.way.value, chosen.reason,
        by.id, by.name, at, at + POSTED_AFTER, by.id, encrypt_bytes(page, where="letters_letter.pdf", row=key),
    ))  # fmt: skip
