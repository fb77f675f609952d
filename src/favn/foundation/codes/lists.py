"""The lists Favn is born with, typed from their sources; a test compares them with Statistics Denmark's own files."""

from dataclasses import dataclass
from datetime import date

from favn.kit.catalogue import N_

NOTIFIERS = "dst-notifiers"
CAUSES = "dst-causes"
DAY_ONE = date(2015, 1, 1)
TURN_OF_2024 = date(2024, 1, 1)


@dataclass(frozen=True)
class Value:
    """One code: its value, its text and the half-open period in which it is used."""

    value: str
    text: str
    valid_from: date = DAY_ONE
    valid_until: date | None = None


@dataclass(frozen=True)
class Source:
    """One list: where it comes from, and its codes in their order."""

    key: str
    name: str
    source: str
    values: tuple[Value, ...]


LISTS = (
    Source(
        key=NOTIFIERS,
        name=N_("Hvem underretter"),
        source="Danmarks Statistik, Statistikbanken UND1 (underretter), hentet 2026",
        values=(
            Value("1", N_("Mellemkommunal underretning eller anden kommunal forvaltning")),
            Value("2", N_("Skole eller andet uddannelsessted")),
            Value("3", N_("Dagpleje, daginstitution, fritidshjem, ungdomsklub eller SFO")),
            Value("4", N_("Sundhedsvæsenet")),
            Value("5", N_("Sundhedsplejerske eller tandlæge")),
            Value("6", N_("Politi eller domstol")),
            Value("7", N_("Familie, barn selv eller bekendtskabskreds"), valid_until=TURN_OF_2024),
            Value("8", N_("Anonym")),
            Value("9", N_("Anbringelsessted")),
            Value("10", N_("Foreninger, frivillige organisationer, krise-, misbrugs- og asylcentre")),
            Value("11", N_("Andre")),
            Value("12", N_("Barnet eller den unge selv"), valid_from=TURN_OF_2024),
            Value("13", N_("Familie eller bekendtskabskreds"), valid_from=TURN_OF_2024),
            Value("99", N_("Uoplyst")),
        ),
    ),
    Source(
        key=CAUSES,
        name=N_("Årsager til underretning"),
        source="Danmarks Statistik, Statistikbanken ANBAAR10 (udslagsgivende årsag), hentet 2026",
        values=(
            Value("UDSLAG1", N_("Misbrug hos barn/ung")),
            Value("UDSLAG2", N_("Kriminalitet hos barn/ung")),
            Value("UDSLAG3", N_("Skole- og uddannelsesproblemer hos barn/ung f.eks. fravær")),
            Value("UDSLAG4", N_("Anden bekymrende adfærd hos barn/ung f.eks. udadreagerende adfærd")),
            Value("UDSLAG5", N_("Betydelig eller varigt nedsat fysisk eller psykisk funktionsevne hos barn/ung")),
            Value("UDSLAG6", N_("Sundhedsforhold hos barn/ung")),
            Value(
                "UDSLAG7",
                N_(
                    "Overgreb mod barn/ung begået af andre end barnets/den unges forældre "
                    "(seksuelt, fysisk vold eller psykisk vold)"
                ),
            ),
            Value("UDSLAG8", N_("Anden form for omsorgssvigt over for barn/ung")),
            Value("UDSLAG9", N_("Misbrug hos forældre")),
            Value("UDSLAG10", N_("Kriminalitet hos forældre")),
            Value("UDSLAG11", N_("Anden bekymrende adfærd hos forældre")),
            Value("UDSLAG12", N_("Betydelig eller varigt nedsat fysisk eller psykisk funktionsevne hos forældre")),
            Value("UDSLAG13", N_("Højt konfliktniveau eller vold i hjemmet mellem voksne")),
            Value("UDSLAG14", N_("Utilstrækkelig omsorg fra forældre")),
            Value("UDSLAG15", N_("Fogedsag, hjemløshed eller udsættelse fra bolig")),
            Value("UDSLAG16", N_("Andet")),
            Value("UDSLAG17", N_("Sundhedsforhold hos en eller begge forældre")),
            Value(
                "UDSLAG18", N_("Overgreb mod barn/ung, begået af forældrene (seksuelt, fysisk vold eller psykisk vold)")
            ),
            Value("999", N_("Uoplyst")),
        ),
    ),
)
