"""The wheel carries everything Favn needs to run, and nothing that only its makers need."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from favn.config.postgres.place import SOURCES


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel built from this checkout, without fetching anything."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(SOURCES)]
    answer = subprocess.run(build, capture_output=True, text=True, check=False)  # noqa: S603  # our own build
    assert answer.returncode == 0, answer.stdout + answer.stderr
    (wheel,) = folder.glob("favn-*.whl")
    with zipfile.ZipFile(wheel) as package:
        return set(package.namelist())


def expected(*patterns: str) -> set[str]:
    found = {path for pattern in patterns for path in (SOURCES / "src").glob(pattern) if path.is_file()}
    return {path.relative_to(SOURCES / "src").as_posix() for path in found if "tests" not in path.parts}


@pytest.mark.parametrize(
    "pattern",
    [
        "favn/**/*.py",
        "favn/**/*.sql",
        "favn/**/templates/**/*",
        "favn/**/static/**/*",
        "favn/**/*.typ",
        "favn/**/locale/**/*.po",
    ],
)
def test_the_wheel_carries_all_that_favn_runs_on(contents: set[str], pattern: str):
    assert expected(pattern), f"nothing in the checkout looks like {pattern}"
    assert expected(pattern) - contents == set()


def test_every_catalogue_is_compiled(contents: set[str]):
    sources = {Path(name) for name in contents if name.endswith(".po")}
    assert {str(each.with_suffix(".mo")) for each in sources} <= contents


def test_no_tests_and_no_gathered_files_come_along(contents: set[str]):
    assert not {name for name in contents if "/tests/" in name or "/_static/" in name or name.startswith("tests/")}


def test_the_licence_and_the_command_come_along(contents: set[str]):
    assert any(name.endswith("licenses/LICENSE") for name in contents)
    assert any(name.endswith("entry_points.txt") for name in contents)
