"""The figures of an edition as lines to read, on the page and in the file; Danish or English numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from favn.foundation.organisation.choices import UnitKind
from favn.foundation.organisation.models import Unit
from favn.journey.wellbeing.queries.rounds import newest_forms
from favn.journey.wellbeing.queries.sheets import questions_of
from favn.journey.wellbeing.rules.stages import band_for
from favn.oversight.detection_audit.choices import FigureName, Period, Step
from favn.oversight.detection_audit.models import AuditFigure
from favn.oversight.detection_audit.queries.reading import Edition
from favn.oversight.detection_audit.rules.material import Kept
from favn.oversight.detection_audit.rules.strictness import Band, Strictness

DEFINITIONS: dict[FigureName, Promise] = {
    FigureName.GROUPS: gettext_lazy(
        "Afsluttet, når alle voksnes ark er færdige, og dialogen er holdt. For sent: efter rundens sidste dag."
    ),
    FigureName.MINUTES: gettext_lazy(
        "Minutter, de voksnes ark har været åbne, lagt sammen for gruppen: den midterste gruppe og den "
        "midterste halvdel. Aldrig for én person."
    ),
    FigureName.AGREEMENT: gettext_lazy(
        "Vægtet kappa: 1 er helt enig, 0 er ikke mere end tilfældigt. I parentes det, tallet kan være med 95 "
        "procents sikkerhed."
    ),
    FigureName.STRICTNESS: gettext_lazy(
        "Point på skalaen 1-5 over eller under kommunens midte, når tilfældet er trukket fra. Det siger ikke,"
        " om det er blikket eller børnene, der er forskelligt."
    ),
    FigureName.WORRIED: gettext_lazy("Andel af de børn, der blev talt om, som fik gul eller rød position."),
    FigureName.NEW_PER_HOUR: gettext_lazy(
        "Børn med gul eller rød position, som ikke havde det i de to runder før, for hver time på ark og dialog."
    ),
    FigureName.STEPS: gettext_lazy(
        "Af de aftalte skridt, der er gjort eller skulle være gjort: gjort senest den aftalte dag."
    ),
    FigureName.CHILDREN: gettext_lazy(
        "Børn, der for første gang i et år fik en underretning, en sag eller en plads i et tilbud."
    ),
    FigureName.SEEN: gettext_lazy(
        "Af dem: en position, en bekymring eller et besøg havde set noget mindst et døgn og højst to år før."
    ),
    FigureName.FIRST_SEEN: gettext_lazy("Hvor barnet først blev set. Aldrig af hvem."),
    FigureName.LEAD: gettext_lazy(
        "Dage fra barnet først blev set, til der skete noget: den midterste og den midterste halvdel."
    ),
    FigureName.SENSITIVITY: gettext_lazy(
        "Af de børn, en runde havde talt om, før der skete noget: så mange havde fået gul eller rød."
    ),
    FigureName.PREDICTIVE: gettext_lazy(
        "Af de børn, der fik gul eller rød året før: så mange skete der noget for inden et år. Resten fik "
        "måske hjælp i tide."
    ),
}
PARTS: dict[str, Promise] = {
    Kept.IN_TIME.value: gettext_lazy("afsluttet til tiden"),
    Kept.LATE.value: gettext_lazy("for sent"),
    Kept.MISSING.value: gettext_lazy("mangler"),
}
BANDS: dict[Band, Promise] = {
    Band.LOWER: gettext_lazy("lavere end kommunen"),
    Band.AS_OTHERS: gettext_lazy("som kommunen"),
    Band.HIGHER: gettext_lazy("højere end kommunen"),
}
PERCENT = (FigureName.WORRIED, FigureName.STEPS, FigureName.SEEN, FigureName.SENSITIVITY, FigureName.PREDICTIVE)
DECIMALS = {FigureName.AGREEMENT: 2, FigureName.NEW_PER_HOUR: 2, FigureName.STRICTNESS: 2}
LINES: tuple[tuple[FigureName, tuple[Period, ...], tuple[str, ...]], ...] = (
    (FigureName.GROUPS, (Period.LATEST, Period.BEFORE), tuple(kept.value for kept in Kept)),
    (FigureName.MINUTES, (Period.LATEST, Period.BEFORE), ("",)),
    (FigureName.AGREEMENT, (Period.YEAR, Period.LATEST, Period.BEFORE), ("",)),
    (FigureName.STRICTNESS, (Period.YEAR,), ("",)),
    (FigureName.WORRIED, (Period.LATEST, Period.BEFORE), ("",)),
    (FigureName.NEW_PER_HOUR, (Period.LATEST, Period.BEFORE), ("",)),
    (FigureName.STEPS, (Period.YEAR,), ("",)),
    (FigureName.CHILDREN, (Period.TWO_YEARS,), ("",)),
    (FigureName.SEEN, (Period.TWO_YEARS,), ("",)),
    (FigureName.FIRST_SEEN, (Period.TWO_YEARS,), tuple(Step.values)),
    (FigureName.LEAD, (Period.TWO_YEARS,), ("",)),
    (FigureName.SENSITIVITY, (Period.TWO_YEARS,), ("",)),
    (FigureName.PREDICTIVE, (Period.YEAR,), ("",)),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One figure in words: what, over which time, the chosen place's and the municipality's. `own` may be ""."""

    name: str
    about: str
    own: str
    whole: str


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one figure, and what it counts."""

    name: FigureName
    definition: str
    lines: list[Line]


def sections(edition: Edition) -> Iterator[Section]:
    """Every figure of the edition, in their fixed order."""
    for name, periods, parts in LINES:
        lines = [_line(edition, name, period, part) for part in parts for period in periods]
        yield Section(name, str(DEFINITIONS[name]), lines)


def questions_in_words(edition: Edition) -> list[str]:
    """The questions to talk about, as in the sheet of the unit's kind (a school's, an area's: 6-10 years)."""
    band = band_for(None, edition.chosen.kind if isinstance(edition.chosen, Unit) else UnitKind.SCHOOL)
    words = questions_of(next(form for form in newest_forms() if form.band == band))
    return [words[item].label for item in edition.talk_about()]


def _line(edition: Edition, name: FigureName, period: Period, part: str) -> Line:
    key = (name.value, period.value, part)
    label = str(PARTS.get(part) or Step(part).label) if part else ""
    when = str(period.label)
    about = f"{label[:1].upper()}{label[1:]}, {when[:1].lower()}{when[1:]}" if label else when
    own = edition.own.get(key)
    whole = edition.whole.get(key)
    return Line(str(name.label), about, said(own) if own else "", said(whole) if whole else "")


def said(figure: AuditFigure) -> str:
    """One figure in words, with its unit and its interval; »skjult« where there is none."""
    name = FigureName(figure.name)
    if figure.value is None:
        return _("skjult")
    if name is FigureName.STRICTNESS and figure.low is not None and figure.high is not None:
        return str(BANDS[Strictness(figure.value, figure.low, figure.high).band])
    decimals = DECIMALS.get(name, 0)
    middle = number_format(round(figure.value, decimals), decimals)
    if name in PERCENT:
        return _("%(number)s %%") % {"number": middle}
    if figure.low is None or figure.high is None:
        return middle
    low, high = (number_format(round(end, decimals), decimals) for end in (figure.low, figure.high))
    return f"{middle} ({low}–{high})"
