"""`favn import`: children, custody and class lists from a file, or the pupils' absence."""

from pathlib import Path

import click

from favn.config import console
from favn.config.boot import boot
from favn.config.environment import Login


@click.command(cls=console.Command)
@click.argument("file", metavar="FIL.csv", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--absence", is_flag=True, help="Filen er elevernes fravær, ikke børn og klasser.")
@click.option("--yes", is_flag=True, help="Lad filen komme ind, når den er prøvet uden fejl.")
def command(file: Path, absence: bool, yes: bool) -> None:
    """Prøv en fil med børn, forældremyndighed og klasser; lad den komme ind med --yes. Alt eller intet."""
    boot(Login.WORKER)
    from favn.bridges.school_data.actions import Report, bring_in, bring_in_absence
    from favn.bridges.school_data.queries import ABSENCE_COUNTS, COUNTS
    from favn.config.schedule import run_as

    bring = bring_in_absence if absence else bring_in

    def work(dry_run: bool) -> Report:
        content = file.read_bytes()
        report: Report = run_as(
            "import", lambda actor, at: bring(content=content, dry_run=dry_run, unit_ids=None, by=actor, at=at)
        )
        return report

    report = work(dry_run=True)
    for trouble in report.left_out:
        click.echo(f"Linje {trouble.line} tages ikke ind: {trouble}")
    if not report.is_clean:
        raise console.Refusal(
            f"Intet er ændret: {len(report.errors)} af {report.rows} linjer er forkerte.",
            *(f"  Linje {trouble.line}: {trouble}" for trouble in report.errors),
            "Ret linjerne i filen, og prøv igen.",
        )
    for name, words in (ABSENCE_COUNTS if absence else COUNTS).items():
        click.echo(f"{report.counts[name]:>7}  {words}")
    if not yes:
        click.echo("Det var en prøve; intet er ændret. Lad filen komme ind med --yes.")
        return
    work(dry_run=False)
    click.secho("Filen er kommet ind.", fg="green")
