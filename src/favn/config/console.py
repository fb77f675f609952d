"""How the command line speaks: Danish help, Danish refusals, exit codes 0 (done), 1 (failed) and 2 (wrong use)."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

FAILED = 1
WRONG_USE = 2


class Refusal(click.ClickException):
    """A command that could not do what it was asked: what happened, why, and what to do now."""

    exit_code = FAILED

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))


class SpeaksDanish(click.Command):
    """A command whose help is Danish all the way."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("options_metavar", "[VALG]")
        super().__init__(*args, **settings)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is used."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "Brug: ")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, with a Danish line of its own."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Vis denne hjælp."
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, one line each."""
        rows = [row for row in (parameter.get_help_record(ctx) for parameter in self.get_params(ctx)) if row]
        with formatter.section("Valg"):
            formatter.write_dl(rows)


class Command(SpeaksDanish):
    """One verb on the command line."""


class Group(SpeaksDanish, click.Group):
    """Several verbs under one name."""

    command_class = Command

    def __init__(self, *args: Any, **settings: Any) -> None:
        settings.setdefault("subcommand_metavar", "KOMMANDO [VALG]")
        super().__init__(*args, **settings)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands below this one."""
        super().format_options(ctx, formatter)
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Kommandoer"):
            formatter.write_dl([(name, each.get_short_help_str(100)) for name, each in found if each])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say in Danish that there is none of that name."""
        if self.get_command(ctx, args[0]) is None:
            raise click.UsageError(f"Der er ingen kommando, der hedder {args[0]}.", ctx)
        return super().resolve_command(ctx, args)


class Commands(Group):
    """The commands found in a folder: one file each, named as the command, with a `command` in it."""

    def __init__(self, folder: Path, package: str, **settings: Any) -> None:
        super().__init__(**settings)
        self.folder = folder
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the files, read without opening any of them."""
        return sorted(path.stem.rstrip("_") for path in self.folder.glob("[a-z]*.py"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Open only the file that is asked for. A name that Python keeps for itself has a `_` after it."""
        for stem in (cmd_name, f"{cmd_name}_"):
            if cmd_name.isidentifier() and (self.folder / f"{stem}.py").exists():
                found: click.Command = import_module(f"{self.package}.{stem}").command
                return found
        return None


def run(command: click.Command, arguments: list[str] | None = None) -> int:
    """Run a command line to its exit code, with every refusal in Danish on standard error."""
    from favn.config.postgres import DatabaseUnavailable

    try:
        answer = command.main(args=arguments, prog_name="favn", standalone_mode=False)
    except DatabaseUnavailable as unavailable:
        return _say(Refusal(unavailable.what, unavailable.why, unavailable.now))
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.format_message())
        return 0
    except click.Abort:
        click.echo("Afbrudt.", err=True)
        return FAILED
    except click.ClickException as refused:
        return _say(refused)
    return answer if isinstance(answer, int) else 0


def _say(refused: click.ClickException) -> int:
    context = getattr(refused, "ctx", None)
    if context is not None:
        click.echo(context.get_usage(), err=True)
        click.echo(f"Se hjælpen: {context.command_path} --help\n", err=True)
    first, *rest = danish(refused).split("\n")
    click.secho(first, fg="red", bold=True, err=True)
    for sentence in rest:
        click.echo(sentence, err=True)
    sys.stderr.flush()
    return refused.exit_code


def danish(refused: click.ClickException) -> str:
    """A refusal by the command line itself, in Danish."""
    said: list[tuple[type[click.ClickException], Callable[[Any], str]]] = [
        (click.NoSuchOption, lambda told: f"Der er intet valg, der hedder {told.option_name}."),
        (click.MissingParameter, lambda told: f"Der mangler {_name(told)}."),
        (click.BadParameter, lambda told: f"{_name(told)} kan ikke bruges: {told.message}"),
        (click.BadOptionUsage, lambda told: f"{told.option_name} skal have en værdi efter sig."),
        (click.FileError, lambda told: f"Filen {told.ui_filename} kan ikke åbnes: {told.message}"),
    ]
    return next((tell(refused) for kind, tell in said if isinstance(refused, kind)), refused.format_message())


def _name(told: click.BadParameter) -> str:
    if told.param is None:
        return "en værdi"
    return told.param.get_error_hint(told.ctx) if told.ctx else str(told.param.name)
