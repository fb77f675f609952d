"""The house as files, and a rule as something that looks through it and says what it found."""

import ast
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {"__pycache__", "node_modules", "build", "dist", "htmlcov", "test-results"}
TEXT = {
    ".py",
    ".html",
    ".js",
    ".css",
    ".md",
    ".toml",
    ".yml",
    ".yaml",
    ".txt",
    ".svg",
    ".sql",
    ".po",
    ".typ",
    ".json",
    ".sh",
    "",
}
Definition = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class House:
    """A tree of files: the repository, or a sample made by a test."""

    root: Path

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file that is or would be committed, as paths from the root."""
        found = (
            _known_to_git(self.root) if (self.root / ".git").exists() and shutil.which("git") else _walked(self.root)
        )
        return tuple(sorted(path for path in found if (self.root / path).is_file()))

    def ending(self, *endings: str, under: str = "") -> Iterator[str]:
        """The files with one of these endings, below a folder. Vendored files belong to others and are left out."""
        return (
            path for path in self.files if path.startswith(under) and path.endswith(endings) and not is_vendored(path)
        )

    def python(self, under: str = "") -> Iterator[str]:
        """Our Python files, below a folder."""
        return self.ending(".py", under=under)

    def written_by_us(self) -> Iterator[str]:
        """Every text file that a person of the project has written."""
        return (path for path in self.files if Path(path).suffix in TEXT and not is_vendored(path))

    def text(self, path: str) -> str:
        """The text of one file, read once."""
        if path not in self._texts:
            self._texts[path] = (self.root / path).read_text(encoding="utf-8")
        return self._texts[path]

    def lines(self, path: str) -> list[str]:
        """The lines of one file."""
        return self.text(path).splitlines()

    def tree(self, path: str) -> ast.Module:
        """The parsed Python of one file, parsed once."""
        if path not in self._trees:
            self._trees[path] = ast.parse(self.text(path), path)
        return self._trees[path]

    def nodes(self, path: str) -> Iterator[ast.AST]:
        """Everything written in one Python file."""
        return ast.walk(self.tree(path))

    def functions(self, path: str) -> Iterator[Definition]:
        """Every function and method in one Python file."""
        return (node for node in self.nodes(path) if isinstance(node, Definition))

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {}

    @cached_property
    def _trees(self) -> dict[str, ast.Module]:
        return {}


@dataclass(frozen=True)
class Rule:
    """One house rule: what to do instead, how to look for it, and samples that prove that it bites."""

    name: str
    instead: str
    look: Callable[[House], Iterable[str]]
    bad: tuple[dict[str, str], ...]
    good: tuple[dict[str, str], ...] = field(default=())


def is_vendored(path: str) -> bool:
    """Files we carry but did not write: they keep their own shape and licence."""
    return "/vendor/" in path or path.startswith("LICENSES/") or path == "LICENSE"


def is_test(path: str) -> bool:
    """Tests, inside a module or in the common folder."""
    return path.startswith("tests/") or "/tests/" in path


def is_migration(path: str) -> bool:
    """Numbered migrations, which Django writes."""
    return "/migrations/0" in path


def is_part(path: str, *names: str) -> bool:
    """Whether a file is, or lies in, one of the named parts of a module: `views.py` or `views/lists.py`."""
    return path.startswith("src/") and not is_test(path) and not names_of(path).isdisjoint(names)


def names_of(path: str) -> set[str]:
    """The file's own name without its ending, and its folder's name."""
    return {Path(path).stem, Path(path).parent.name}


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a name or an attribute; empty for everything else, with `()` where a call stands in the chain."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return f"{dotted(node.func)}()"
    return ""


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every imported name with its line: `from a.b import c` is `a.b.c`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def _known_to_git(root: Path) -> list[str]:
    ask = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(ask, capture_output=True, text=True, check=True)  # noqa: S603  # our own words, no one else's
    return [path for path in told.stdout.split("\0") if path]


def _walked(root: Path) -> Iterator[str]:
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if name not in NOT_OURS and (not name.startswith(".") or name == ".ci")]
        yield from (Path(folder, name).relative_to(root).as_posix() for name in names)
