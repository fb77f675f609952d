"""`favn detect`: the rules of »Tal om disse først« on a file of synthetic or anonymised answers."""

from pathlib import Path

import click

from favn.config import console
from favn.config.detecting import reading, writing
from favn.journey.wellbeing.rules.flags import threshold_for
from favn.journey.wellbeing.rules.learning import learn
from favn.journey.wellbeing.rules.strength import judge

SHOWN = 1_000  # faults
PAGE = Path(__file__).resolve().parents[4] / "docs" / "method.md"
FOUND = click.Path(exists=True, dir_okay=False, path_type=Path)
MADE = click.Path(dir_okay=False, path_type=Path)


class Unusable(console.Refusal):
    """What was given to the command cannot be used; nothing is written."""

    exit_code = console.WRONG_USE


@click.command(cls=console.Command)
@click.argument("file", metavar="IND.csv", type=FOUND, required=False)
@click.option("--out", metavar="UD.csv", type=MADE, help="Her skrives, hvem der kommer op, og hvorfor.")
@click.option(
    "--per-group", type=click.FloatRange(0, 24, min_open=True), default=0.5, show_default=True,
    help="Nye opfølgninger for hver 24 bedømte børn i en runde.",
)  # fmt: skip
@click.option("--thresholds", metavar="FIL.json", type=FOUND, help="Brug en gemt grænse; så gælder --per-group ikke.")
@click.option("--save-thresholds", metavar="FIL.json", type=MADE, help="Gem grænsen, og hvad reglen lærte af filen.")
@click.option("--evaluate", is_flag=True, help="Mål metoden på opdigtede årgange, og skriv tallene i docs/method.md.")
def command(
    file: Path | None, out: Path | None, per_group: float, thresholds: Path | None,
    save_thresholds: Path | None, evaluate: bool,
) -> None:  # fmt: skip
    """Prøv reglerne bag »Tal om disse først« på en fil med opdigtede eller anonyme svar.

    IND.csv har kolonnerne round,group,child,rater,item,score. Reglen ser aldrig frem: en rundes linjer er de samme,
    når senere runder tages væk og grænsen er den samme.
    """
    if evaluate:
        _evaluate()
        return
    if file is None or out is None:
        raise click.UsageError("Skriv både filen med svar og --out med filen, der skal skrives.")
    _detect(file, out, per_group, thresholds, save_thresholds)


def _detect(file: Path, out: Path, per_group: float, thresholds: Path | None, save_thresholds: Path | None) -> None:
    try:
        saved = writing.saved_thresholds(thresholds) if thresholds else None
        answers = reading.read(file)
    except reading.BrokenFile as broken:
        raise Unusable("Filen kan ikke bruges, og intet er skrevet.", *_listed(broken.faults)) from broken
    except writing.NoThresholds as wrong:
        raise Unusable(
            f"{thresholds} er ikke en fil med grænser.", "Lav den med favn detect … --save-thresholds FIL.json."
        ) from wrong
    learned = saved[0] if saved else learn(answers.ratings)
    judged = judge(answers.ratings, learned)
    threshold = saved[1] if saved else threshold_for(judged, per_group)
    try:
        writing.write(out, answers, judged, threshold)
        if save_thresholds:
            writing.save_thresholds(save_thresholds, learned, threshold)
    except OSError as wrong:
        raise Unusable(f"Der kan ikke skrives i {wrong.filename}: {wrong.strerror}.") from wrong


def _listed(faults: list[reading.Fault]) -> list[str]:
    lines = [f"Linje {line}: {sentence}" for line, sentence in faults[:SHOWN]]
    more = len(faults) - SHOWN
    return [*lines, f"… og {more} fejl mere."] if more > 0 else lines


def _evaluate() -> None:
    from favn.town.cohorts import evaluation, paper

    found = evaluation.evaluate(tell=lambda line: click.echo(line, err=True))
    click.echo(paper.table(found))
    if PAGE.exists():
        paper.write(PAGE, found)
        click.echo(f"Skrevet i {PAGE.name}.", err=True)
