"""Which files are kept, told by their first bytes and never by their name. Pure."""

from favn.kit.catalogue import N_

LARGEST_FILE = 10 * 1024 * 1024
BEGINNINGS = {
    "application/pdf": b"%PDF-",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
}


class FileRefused(ValueError):
    """The file cannot be kept. `sentence` says in Danish why, and what now."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def content_type_of(content: bytes) -> str:
    """What the bytes are. Raises FileRefused when they are empty, too many, or of a kind that is not kept."""
    if not content:
        raise FileRefused(N_("Filen er tom. Vælg en anden fil."))
    if len(content) > LARGEST_FILE:
        raise FileRefused(N_("Filen fylder mere end 10 MB. Gør den mindre, eller del den i flere."))
    for content_type, beginning in BEGINNINGS.items():
        if content.startswith(beginning):
            return content_type
    raise FileRefused(N_("Filen er ikke en PDF, PNG eller JPEG. Gem den som PDF, og prøv igen."))


def safe_name(name: str) -> str:
    """A file's name as it may be kept and offered again: no folders, no control signs, at most 120 characters."""
    bare = name.replace("\\", "/").split("/")[-1]
    kept = "".join(sign for sign in bare if sign.isprintable() and sign not in '"<>|:*?')
    return kept.strip(". ")[-120:] or "fil"
