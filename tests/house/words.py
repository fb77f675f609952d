"""What may not be written anywhere: addresses of other places, unfinished work, and silenced tools without a reason."""

import ast
import re
from collections.abc import Iterator

from tests.house.building import Definition, House, Rule, dotted, is_test

# Each pattern has a letter in brackets or a broken word, so that this file may be looked through as well.
PLACES = re.compile(
    r"(?<![\w.])/([w]ork|[t]mp|[r]oot)/\w|[p]ypi\.org|[p]ythonhosted\.org|[r]egistry\.npmjs|[d]eb\.debian|--(extra-)?[i]ndex-url\b",
    re.IGNORECASE,
)
ABOUT_THE_MAKING = re.compile(
    r"\b([a]nthropic|[c]laude|[c]hatgpt|[o]penai|"
    r"[L]LMs?|[s]ub-?agents?|[A]I[- ](agent|assistant|tool|generated|written)"
    r"|(this|an earlier) [s]ession of work|in this [s]ession|[c]o-authored-by|[o]ther builders?)\b",
    re.IGNORECASE,
)
UNFINISHED = re.compile(r"\b([T]ODO|[F]IXME|[X]XX|[H]ACK)\b")
SILENCED = re.compile(r"#\s*([n]oqa|type:\s*[i]gnore|pragma:\s*no\s*[c]over|ruff:\s*[n]oqa|[n]osec)(?P<rest>.*)")
REASONED = re.compile(r"^(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*|\[[a-z-]+(,\s*[a-z-]+)*\]|(?=\s))\s+(#|-|–|:)?\s*\w\S*\s+\w")
SKIPS = {"skip", "skipif", "xfail", "importorskip", "skipUnless", "skipIf", "skipTest", "expectedFailure"}
MEANT_EMPTY = ("overload", ".group")  # a signature; a command line that only gathers commands
ABSTRACT = {"Protocol", "ABC"}
# Other people's data are read in place and never copied into the repository, so this one absence is allowed.
ABSENT = "not beside this checkout"


def other_places(house: House) -> Iterator[str]:
    """Addresses of one machine or one index: they are wrong everywhere else."""
    yield from _lines(house, PLACES)


def about_the_making(house: House) -> Iterator[str]:
    """Words about how the text came to be; a reader needs only what it says."""
    yield from _lines(house, ABOUT_THE_MAKING)


def unfinished(house: House) -> Iterator[str]:
    """Notes to oneself that nobody will find again."""
    yield from _lines(house, UNFINISHED)


def silenced(house: House) -> Iterator[str]:
    """A tool told to be quiet, without its code or without saying why."""
    for path in house.python():
        for number, line in enumerate(house.lines(path), 1):
            match = SILENCED.search(line)
            if match and not REASONED.match(match["rest"]):
                yield f"{path}:{number} {match.group().strip()}"


def skipped(house: House) -> Iterator[str]:
    """Tests that are not run, or that look at nothing."""
    for path in house.python():
        if not is_test(path):
            continue
        allowed = {call.func for call in house.nodes(path) if isinstance(call, ast.Call) and _waits_for_others(call)}
        for node in house.nodes(path):
            if (
                node not in allowed
                and isinstance(node, ast.Attribute)
                and node.attr in SKIPS
                and dotted(node).startswith(("pytest.", "unittest.", "self."))
            ):
                yield f"{path}:{node.lineno} {dotted(node)}"
        for node in house.functions(path):
            if node.name.startswith("test") and _is_hollow(node):
                yield f"{path}:{node.lineno} {node.name} is empty"


def stubs(house: House) -> Iterator[str]:
    """Functions that promise and do nothing. A protocol's methods are promises by nature."""
    for path in house.python("src/"):
        promises = {
            inner
            for node in house.nodes(path)
            if isinstance(node, ast.ClassDef) and _is_abstract(node)
            for inner in node.body
        }
        for node in house.functions(path):
            if (
                node in promises
                or is_test(path)
                or any(dotted(mark).removesuffix("()").endswith(MEANT_EMPTY) for mark in node.decorator_list)
            ):
                continue
            if _is_hollow(node) and not (len(node.body) == 1 and ast.get_docstring(node) and node.name == "__init__"):
                yield f"{path}:{node.lineno} {node.name} does nothing"
        for node in house.nodes(path):
            if isinstance(node, ast.Raise) and node.exc and "NotImplemented" in dotted(node.exc):
                yield f"{path}:{node.lineno} raises {dotted(node.exc)}"


def _lines(house: House, pattern: re.Pattern[str]) -> Iterator[str]:
    for path in house.written_by_us():
        if pattern.search(house.text(path)):
            for number, line in enumerate(house.lines(path), 1):
                yield from (f"{path}:{number} {match.group()}" for match in pattern.finditer(line))


def _waits_for_others(call: ast.Call) -> bool:
    reasons = (each.value for each in call.keywords if each.arg == "reason")
    return any(isinstance(reason, ast.Constant) and str(reason.value).endswith(ABSENT) for reason in reasons)


def _is_hollow(node: Definition) -> bool:
    return all(
        isinstance(part, ast.Pass) or (isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant))
        for part in node.body
    )


def _is_abstract(node: ast.ClassDef) -> bool:
    return any(dotted(base).split(".")[-1] in ABSTRACT or isinstance(base, ast.Subscript) for base in node.bases)


def _spelt(*texts: str) -> tuple[dict[str, str], ...]:
    """Samples of one file each, written with ~ inside the words that may stand nowhere, not even here."""
    return tuple({"src/favn/a.py": text.replace("~", "")} for text in texts)


RULES = [
    Rule(
        "no other places",
        "name the package or the file, not where one machine happened to find it",
        other_places,
        bad=_spelt("see /wo~rk/x", "--index~-url https://x.dk", "url = 'https://py~pi.org/simple'"),
        good=({"a.md": "see docs/work/x and /networks/1"},),
    ),
    Rule(
        "the project speaks of itself",
        "say what the code does and why, not how the text came to be",
        about_the_making,
        bad=_spelt("Written by Clau~de.", "# the L~LM said so", "decided in this ses~sion"),
        good=({"a.md": "Keeps no address, user agent or session."},),
    ),
    Rule(
        "nothing half-done",
        "do it, or open an issue and leave the code whole",
        unfinished,
        bad=_spelt("# TO~DO later", "{# FIX~ME #}"),
        good=({"src/favn/a.py": "masked = 'XXXXXX-XXXX'"},),
    ),
    Rule(
        "a silenced tool has a reason",
        "write the code and the reason after the mark: `S701  # autoescape comes from Django`",
        silenced,
        bad=_spelt(
            "x = 1  # no~qa",
            "x = 1  # no~qa: S701",
            "x = 1  # type: ig~nore",
            "x = 1  # type: ig~nore[attr-defined]",
            "x = 1  # pragma: no co~ver",
        ),
        good=_spelt(
            "x = 1  # no~qa: S701  # autoescape comes in `options`",
            "x = 1  # type: ig~nore[attr-defined]  # added by the extension",
        ),
    ),
    Rule(
        "every test runs and looks at something",
        "make it run everywhere, or fail with a clear message of what is missing",
        skipped,
        bad=(
            {"tests/test_a.py": "import pytest\n@pytest.mark.skip\ndef test_a(): assert 1"},
            {"tests/test_a.py": "import pytest\npytest.importorskip('x')"},
            {"src/favn/a/tests/test_a.py": "def test_a():\n    '''Later.'''"},
        ),
        good=(
            {"tests/test_a.py": "def test_a(): assert 1 + 1 == 2"},
            {"tests/test_a.py": "@pytest.mark.skipif(a, reason='not beside this checkout')\ndef a(): b()"},
        ),
    ),
    Rule(
        "no stubs",
        "write it when it is needed and not before; a place for later is a Protocol",
        stubs,
        bad=({"src/favn/a/b.py": "def send(): ..."}, {"src/favn/a/b.py": "def send():\n    raise NotImplementedError"}),
        good=(
            {"src/favn/a/b.py": "class Sender(Protocol):\n    def send(self): ..."},
            {"src/favn/a/b.py": "@click.group()\ndef main():\n    '''Favn.'''"},
        ),
    ),
]
