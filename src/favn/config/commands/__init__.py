"""`favn`: the one command line. Each file in this folder is one command."""

import sys
from pathlib import Path

from favn.config import console

favn = console.Commands(Path(__file__).parent, __name__, name="favn", help="Favn: ét barns vej til hjælp.")


def main(arguments: list[str] | None = None) -> None:
    """Run `favn` and leave with its exit code."""
    sys.exit(console.run(favn, sys.argv[1:] if arguments is None else arguments))
