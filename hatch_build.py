"""Compiles the message catalogues while the package is built, so that a wheel carries them."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):
    """Turns every .po below src/favn into the .mo that Django reads."""

    def initialize(self, version: str, build_data: dict) -> None:
        for po in Path(self.root, "src/favn").rglob("*.po"):
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source, locale=po.parent.parent.name))
