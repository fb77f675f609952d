"""The two languages: which sentences there are, which lack an English one, and the files Django reads them from.

Danish is the source text; each module keeps its English in `locale/en/LC_MESSAGES/django.po`. The .mo files are made
from those and never committed.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

FAVN = Path(__file__).resolve().parents[1]
METHODS = [("**/tests/**", "ignore"), ("**/migrations/**", "ignore"), ("**.py", "python")]
PAGES = [("**/templates/**.html", "jinja2.ext:babel_extract")]
OPTIONS: dict[str, dict[str, Any]] = {"**/templates/**.html": {"extensions": "jinja2.ext.i18n,jinja2.ext.do"}}
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "N_": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def N_(text: str) -> str:
    """Put the sentence in the catalogue without translating it: pure rules know no language setting."""
    return text


class Sentence(NamedTuple):
    """A text a person reads: its context ("" for none) and the Danish; for plurals the singular."""

    context: str
    danish: str


def sentences(root: Path = FAVN) -> dict[Sentence, str]:
    """Every marked sentence below `root`, with the first place it stands as "path:line"."""
    found: dict[Sentence, str] = {}
    for path, line, message, context in _extracted(root):
        found.setdefault(Sentence(context, message if isinstance(message, str) else message[0]), f"{path}:{line}")
    return found


def _extracted(root: Path) -> Iterator[tuple[str, int, str | tuple[str, ...], str]]:
    for path, line, message, _comments, context in extract_from_dir(root, METHODS + PAGES, OPTIONS, KEYWORDS):
        if message and message[0]:
            yield path, line, message, context or ""


def catalogues(root: Path = FAVN) -> list[Path]:
    """The files of translations, in a fixed order."""
    return sorted(root.rglob("locale/*/LC_MESSAGES/django.po"))


def translated(language: str = "en", root: Path = FAVN) -> set[Sentence]:
    """The sentences that some module has translated completely: every plural form, nothing empty or fuzzy."""
    return {
        Sentence(message.context or "", _danish(message))
        for path in catalogues(root)
        if _language(path) == language
        for message in _read(path)
        if message.id and _is_complete(message)
    }


def missing(language: str = "en", root: Path = FAVN) -> dict[Sentence, str]:
    """What nobody has translated yet, with where it stands."""
    done = translated(language, root)
    return {sentence: place for sentence, place in sentences(root).items() if sentence not in done}


def write_missing(module: Path, language: str = "en", root: Path = FAVN) -> int:
    """Add to the module's catalogue, with an empty translation, what stands in it and nobody has translated.

    Returns how many sentences now wait for a translator. Existing translations stay as they are.
    """
    target = module / "locale" / language / "LC_MESSAGES" / "django.po"
    catalogue = _read(target) if target.exists() else Catalog(locale=language, project="Favn", charset="utf-8")
    waiting = missing(language, root)
    for _path, _line, message, context in _extracted(module):
        if Sentence(context, message if isinstance(message, str) else message[0]) in waiting:
            catalogue.add(message, context=context or None)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        file.write(HEADER.format(language=language, plurals=catalogue.plural_forms).encode())
        write_po(file, catalogue, omit_header=True, width=0, sort_output=True)
    return sum(1 for message in catalogue if message.id and not _is_complete(message))


def misprints(root: Path = FAVN) -> Iterator[str]:
    """Translations whose %-placeholders are not those of the Danish: they would break the page that shows them."""
    for path in catalogues(root):
        for message in _read(path):
            for error in message.check():
                yield f"{path.relative_to(root)}: {_danish(message)}: {error}"


def compile_all(root: Path = FAVN) -> list[Path]:
    """Make the .mo of every .po that is newer than it; returns those that were made."""
    made = []
    for path in catalogues(root):
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
            with target.open("wb") as file:
                write_mo(file, _read(path))
            made.append(target)
    return made


def _language(path: Path) -> str:
    return path.parent.parent.name


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=_language(path))


def _danish(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _is_complete(message: Message) -> bool:
    texts = message.string or ""
    return all([texts] if isinstance(texts, str) else texts) and not message.fuzzy
