"""The command line as the person at the keyboard meets it."""

import click
import pytest

from favn.config import console
from favn.config.commands import favn
from favn.config.postgres import DatabaseUnavailable


@click.group(cls=console.Group)
def small() -> None:
    """En lille."""


@small.command()
@click.argument("navn")
@click.option("--antal", type=int)
def greet(navn: str, antal: int | None) -> None:
    """Hils."""
    if navn == "ingen":
        raise DatabaseUnavailable("Der er ingen database.", "Den er slukket.", "Tænd den.")
    if navn == "nej":
        raise console.Refusal("Det gik ikke.", "Prøv igen.")
    if navn == "stop":
        raise click.Abort
    click.echo(f"Hej {navn}")


@pytest.mark.parametrize(
    ("arguments", "code", "out", "err"),
    [
        (["greet", "Ida"], 0, "Hej Ida", ""),
        ([], 0, "Kommandoer:", ""),
        (["--help"], 0, "Vis denne hjælp.", ""),
        (["greet", "ingen"], 1, "", "Der er ingen database.\nDen er slukket.\nTænd den."),
        (["greet", "nej"], 1, "", "Det gik ikke.\nPrøv igen."),
        (["greet", "stop"], 1, "", "Afbrudt."),
        (["fly"], 2, "", "Der er ingen kommando, der hedder fly."),
        (["greet"], 2, "", "Der mangler 'NAVN'."),
        (["greet", "Ida", "--mange"], 2, "", "Der er intet valg, der hedder --mange."),
        (["greet", "Ida", "--antal", "to"], 2, "", "'--antal' kan ikke bruges"),
        (["greet", "Ida", "--antal"], 2, "", "--antal skal have en værdi efter sig."),
    ],
)
def test_every_answer_is_danish_and_has_its_exit_code(
    arguments: list[str], code: int, out: str, err: str, capsys: pytest.CaptureFixture[str]
):
    assert console.run(small, arguments) == code
    said = capsys.readouterr()
    assert out in said.out
    assert err in said.err
    assert not {"Usage", "Error", "Options", "Try"} & set((said.out + said.err).replace(":", " ").split())


def test_each_command_has_a_file_a_help_line_and_danish_words():
    context = click.Context(favn)
    names = favn.list_commands(context)
    assert {"check", "database", "django", "keys", "serve", "static", "worker"} <= set(names)
    for name in names:
        command = favn.get_command(context, name)
        assert command is not None
        assert command.help, f"favn {name} has no help"
        assert all(each.help for each in command.params if isinstance(each, click.Option) and each.name != "help")


def test_a_name_outside_the_folder_opens_no_file():
    assert favn.get_command(click.Context(favn), "../settings") is None


def test_new_keys_pass_the_check_they_are_made_for(capsys: pytest.CaptureFixture[str], settings):
    from favn.config import check

    assert console.run(favn, ["keys"]) == 0
    made = dict(line.split("=", 1) for line in capsys.readouterr().out.splitlines())
    settings.SECRET_KEY = made["FAVN_SECRET_KEY"]
    settings.ENCRYPTION_KEYS = made["FAVN_ENCRYPTION_KEYS"]
    settings.LOOKUP_KEY = made["FAVN_LOOKUP_KEY"]
    assert [*check.secret_key(), *check.encryption_keys(), *check.lookup_key()] == []
