"""`favn catalogue`: the English of every Danish sentence."""

import click

from favn.config import console
from favn.kit import catalogue


@click.command(cls=console.Command)
@click.option("--check", is_flag=True, help="Sig, hvad der mangler, og oversæt intet.")
def command(check: bool) -> None:
    """Gør ordlisterne klar til brug, og sig, hvad der mangler på engelsk."""
    made = [] if check else catalogue.compile_all()
    if made:
        click.echo(f"{len(made)} ordlister er gjort klar.")
    wrong = [f"  • {place}: {sentence.danish}" for sentence, place in sorted(catalogue.missing().items())]
    wrong += [f"  • {misprint}" for misprint in catalogue.misprints()]
    if wrong:
        raise console.Refusal(f"{len(wrong)} sætninger mangler på engelsk eller er oversat forkert:", *wrong)
    click.echo("Alle sætninger findes på dansk og engelsk.")
