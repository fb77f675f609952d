"""Takes the part of Det Fælles Designsystem that Favn uses: `python -m favn.kit.vendoring PACKAGE_FOLDER`.

The whole stylesheet is 30 kB compressed and mostly parts we never show. What is kept, keeps its class names;
its greys become Favn's colours, its small icons move inside, and all of it lies in a cascade layer of its own.
See docs/decisions/0007-et-udsnit-af-designsystemet.md.
"""

import base64
import hashlib
import re
import sys
from pathlib import Path

STATIC = Path(__file__).parent / "static" / "kit"
VENDOR = STATIC / "vendor"
CHECKSUMS = STATIC.parent / "VENDORED.sha256"

PARTS = re.compile(
    r"^(sr-only|skipnav|button|button-(primary|secondary|tertiary|warning)|disabled|"
    r"form-(group|label|hint|error|error-message|input|select|radio|checkbox|limit)|"
    r"form-group-(radio|checkbox|day|month|year)|date-group|alert|alert-(info|success|warning|error|icon|body|heading|text)|"
    r"tab-(container|list|button|panel)|weight-normal)$"
)
COLOURS = {
    "#1a1a1a": "var(--ink)",
    "#454545": "var(--teal)",
    "#004d99": "var(--teal)",
    "#707070": "var(--ink-soft)",
    "#8e8e8e": "var(--edge)",
    "#bfbfbf": "var(--edge)",
    "#dcdcdc": "var(--line)",
    "#f5f5f5": "var(--mist)",
    "#c00": "var(--red)",
    "#ffe0e0": "var(--red-pale)",
    "#358000": "var(--green)",
    "#ddf7ce": "var(--green-pale)",
    "#feb30": "var(--yellow)",
    "#fec": "var(--yellow-pale)",
    "#1b86c3": "var(--teal)",
    "#e2f2fb": "var(--teal-pale)",
}
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
MEDIA = re.compile(r"(@media[^{]+)\{((?:[^{}]+\{[^{}]*\})+)\}")


def is_ours(selector: str) -> bool:
    """Whether every class in the selector belongs to a part that Favn shows."""
    classes = re.findall(r"\.(-?[_a-zA-Z][\w-]*)", selector)
    return all(PARTS.match(name) for name in classes)


def kept_rules(css: str) -> str:
    """The rules with at least one selector of ours, in their order, with the other selectors left out."""
    kept = []
    for selectors, body in RULE.findall(css):
        ours = [part for part in selectors.split(",") if is_ours(part)]
        if ours and body and not selectors.startswith("@"):
            kept.append(",".join(ours) + "{" + body + "}")
    return "\n".join(kept)


def subset(css: str) -> str:
    """Favn's part of a dkfds stylesheet (minified), without fonts and animations, media queries last."""
    css = re.sub(
        r"@charset[^;]*;|/\*.*?\*/|@font-face\{[^}]*\}|@keyframes[^{]*\{(?:[^{}]*\{[^{}]*\})*\}", "", css, flags=re.S
    )
    media = [(query, kept_rules(rules)) for query, rules in MEDIA.findall(css)]
    plain = kept_rules(MEDIA.sub("", css))
    return plain + "\n" + "\n".join(f"{query}{{{rules}}}" for query, rules in media if rules)


def themed(css: str) -> str:
    """The same rules in Favn's colours."""
    return re.sub(r"#[0-9a-fA-F]{3,8}\b", lambda found: COLOURS.get(found[0].lower(), found[0]), css)


def with_icons_inside(css: str, folder: Path) -> str:
    """Replaces each icon's address by the icon itself, so that a page asks for no extra file."""

    def inside(found: re.Match[str]) -> str:
        icon = (folder / found[1]).resolve()
        return f"url(data:image/svg+xml;base64,{base64.b64encode(icon.read_bytes()).decode()})"

    return re.sub(r"url\(([^)]+\.svg)\)", inside, css)


def checksums() -> str:
    """One line a vendored file: its SHA-256 and its path below `static/`."""
    files = sorted(path for path in VENDOR.rglob("*") if path.is_file())
    return "".join(f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.relative_to(STATIC.parent)}\n" for f in files)


def main(package: Path) -> None:
    """Write the subset from an unpacked dkfds package, and the list of checksums."""
    source = package / "dist" / "css"
    css = with_icons_inside(themed(subset((source / "dkfds.min.css").read_text(encoding="utf-8"))), source)
    head = "/* Part of dkfds 11.2.0, MIT, Digitaliseringsstyrelsen. Made by favn.kit.vendoring. */\n"
    (VENDOR / "dkfds.css").write_text(f"{head}@layer dkfds{{\n{css}\n}}\n", encoding="utf-8")
    CHECKSUMS.write_text(checksums(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
