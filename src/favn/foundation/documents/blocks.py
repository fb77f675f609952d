"""The building blocks of a written document: what a note, a decision and a letter are made of.

A body is stored as JSON, a list of objects with a `kind` and the fields of the class below, and read back with
`from_json`, which refuses everything it does not know.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar


class NotABody(ValueError):
    """The stored or posted body has a shape that no block has."""


@dataclass(frozen=True)
class Heading:
    """A heading inside the document."""

    kind: ClassVar = "heading"
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; a line break inside it is kept."""

    kind: ClassVar = "paragraph"
    text: str


@dataclass(frozen=True)
class Quote:
    """Someone's own words, and who said them."""

    kind: ClassVar = "quote"
    text: str
    by: str


@dataclass(frozen=True)
class Table:
    """Rows of short texts below a row of headings; every row is as long as the head."""

    kind: ClassVar = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Definition:
    """A word and what is said about it: "Modtaget", "21. november 2026"."""

    kind: ClassVar = "definition"
    term: str
    text: str


Block = Heading | Paragraph | Quote | Table | Definition
KINDS: Mapping[str, type[Block]] = {block.kind: block for block in (Heading, Paragraph, Quote, Table, Definition)}


def to_json(body: Iterable[Block]) -> list[dict[str, Any]]:
    """The body as it is stored."""
    return [{"kind": block.kind} | asdict(block) for block in body]


def from_json(stored: Any) -> tuple[Block, ...]:
    """Read a stored body back. Raises NotABody for an unknown kind, a missing field or a field of the wrong type."""
    if not isinstance(stored, list):
        raise NotABody("A body is a list of blocks")
    return tuple(_block(each) for each in stored)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A typed text as paragraphs: an empty line begins a new one, a single line break stays inside it."""
    lines = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n"))
    return tuple(Paragraph(part.strip("\n")) for part in lines.split("\n\n") if part.strip())


def plain_text(body: Iterable[Block]) -> str:
    """The words of a body, an empty line between blocks: what two versions are compared by."""
    return "\n\n".join(_words(block) for block in body)


def _words(block: Block) -> str:
    match block:
        case Table(head, rows):
            return "\n".join(" | ".join(row) for row in (head, *rows))
        case Definition(term, text):
            return f"{term}: {text}"
        case Quote(text, by):
            return f"»{text}« {by}".rstrip()
        case Heading(text) | Paragraph(text):
            return text


def _block(stored: Any) -> Block:
    if not isinstance(stored, dict) or stored.get("kind") not in KINDS:
        raise NotABody("A block is an object with a known kind")
    fields = {name: value for name, value in stored.items() if name != "kind"}
    if stored["kind"] == Table.kind:
        return _table(fields)
    if not all(isinstance(value, str) for value in fields.values()):
        raise NotABody(f"The fields of a {stored['kind']} are texts")
    try:
        return KINDS[stored["kind"]](**fields)
    except TypeError:
        raise NotABody(f"A {stored['kind']} has other fields than {', '.join(sorted(fields)) or 'none'}") from None


def _table(fields: Mapping[str, Any]) -> Table:
    if set(fields) != {"head", "rows"} or not isinstance(fields["rows"], (list, tuple)):
        raise NotABody("A table has a head and rows")
    head, rows = _row(fields["head"]), tuple(_row(row) for row in fields["rows"])
    if not head or any(len(row) != len(head) for row in rows):
        raise NotABody("Every row of a table is as long as its head")
    return Table(head=head, rows=rows)


def _row(cells: Sequence[Any]) -> tuple[str, ...]:
    if not isinstance(cells, (list, tuple)) or not all(isinstance(cell, str) for cell in cells):
        raise NotABody("The cells of a table are texts")
    return tuple(cells)
