"""The offers Favn ships with, so that a municipality can begin from a fan and not from an empty page.

The facts are from the four documents behind Favn (N, K, L; docs/data/plans.md says which); the words are Favn's own.
Every text is Danish and translated on the page. A municipality changes them as it likes.
"""

from dataclasses import dataclass
from typing import Any

from favn.journey.offers.choices import OfferKind
from favn.kit.catalogue import N_

CHILDRENS_GROUP = N_("Når mor og far bor hver for sig")


@dataclass(frozen=True, slots=True)
class Shipped:
    """An offer as it comes with Favn; `ages` are the youngest and the oldest, both included."""

    name: str
    summary: str
    target: str
    ages: tuple[int, int]
    kind: OfferKind
    sessions: str
    run_by: str
    seats: int
    needs_decision: bool = False

    def columns(self) -> dict[str, Any]:
        """The offer as columns of its table."""
        return {
            "name": self.name, "summary": self.summary, "target": self.target, "kind": self.kind,
            "age_from": self.ages[0], "age_until": self.ages[1], "sessions": self.sessions, "run_by": self.run_by,
            "seats": self.seats, "needs_decision": self.needs_decision, "is_preventive": not self.needs_decision,
        }  # fmt: skip


CATALOGUE = (
    Shipped(
        name=CHILDRENS_GROUP,
        summary=N_("Børn møder andre børn med forældre, der er gået fra hinanden, og får ord for det, der er svært."),
        target=N_("Børn, hvis forældre er gået fra hinanden"),
        ages=(6, 12), kind=OfferKind.GROUP, sessions=N_("8 eftermiddage"), seats=8,
        run_by=N_("Familiehuset og ungdomsskolen"),
    ),
    Shipped(
        name=N_("BRUS"),
        summary=N_("Børn og unge taler om at vokse op, hvor nogen drikker eller tager stoffer."),
        target=N_("Børn i familier med misbrug"),
        ages=(5, 17), kind=OfferKind.PROGRAMME, sessions=N_("op til et halvt år"), seats=10,
        run_by=N_("Rusmiddelcentret og Tidlig Indsats"),
    ),
    Shipped(
        name=N_("Samarbejde efter skilsmisse"),
        summary=N_("Forældre øver sig i at være fælles om barnet, også når de ikke er enige."),
        target=N_("Forældre, der er gået fra hinanden"),
        ages=(0, 17), kind=OfferKind.COURSE, sessions=N_("6 aftener"), seats=12,
        run_by=N_("Familiehuset og Tidlig Indsats"),
    ),
    Shipped(
        name=N_("Få styr på angsten"),
        summary=N_("Forældre lærer at hjælpe deres barn, når bekymringer fylder for meget."),
        target=N_("Forældre til børn i 1.–6. klasse med let til moderat angst"),
        ages=(6, 13), kind=OfferKind.COURSE, sessions=N_("6 møder"), seats=10,
        run_by=N_("PPR, Tidlig Indsats og Familiehuset med universitetets klinik"),
    ),
    Shipped(
        name=N_("Rette hjælp til ADHD"),
        summary=N_("Forældre får greb til hverdagen med et barn, der har svært ved ro og opmærksomhed."),
        target=N_("Forældre til børn på 4–12 år"),
        ages=(4, 12), kind=OfferKind.COURSE, sessions=N_("8 møder"), seats=10,
        run_by=N_("Tidlig Indsats og Familiehuset med børnepsykiatrien"),
    ),
    Shipped(
        name=N_("Center for Digital Pædagogik"),
        summary=N_("Unge kan skrive om det, der er svært, og få svar fra en voksen, der kan lytte."),
        target=N_("Børn og unge"),
        ages=(10, 17), kind=OfferKind.TALKS, sessions=N_("på nettet"), seats=200,
        run_by=N_("Center for Digital Pædagogik"),
    ),
    Shipped(
        name=N_("Samtaler efter en fødsel"),
        summary=N_("Kvinder og mænd, der har det svært efter en fødsel, taler med nogen, der kender det."),
        target=N_("Forældre til spæde børn"),
        ages=(0, 1), kind=OfferKind.TALKS, sessions=N_("efter behov"), seats=15,
        run_by=N_("Lægerne, sundhedsplejen og Familiehuset"),
    ),
    Shipped(
        name=N_("Gruppe for sårbare gravide"),
        summary=N_("Kommende mødre mødes om graviditeten og tiden, der venter."),
        target=N_("Gravide, der har brug for ekstra støtte"),
        ages=(0, 0), kind=OfferKind.GROUP, sessions=N_("hver anden uge"), seats=8,
        run_by=N_("Sundhedsplejen og jordemoderen"),
    ),
    Shipped(
        name=N_("Når skolen er svær at komme i"),
        summary=N_("Barn, forældre og skole finder små skridt tilbage til klassen."),
        target=N_("Elever med bekymrende fravær"),
        ages=(6, 16), kind=OfferKind.PROGRAMME, sessions=N_("12 uger"), seats=12,
        run_by=N_("PPR og Tidlig Indsats"),
    ),
    Shipped(
        name=N_("Psykologsamtaler uden henvisning"),
        summary=N_("Børn, unge og forældre kan tale med en psykolog uden at være henvist."),
        target=N_("Familier i kommunen"),
        ages=(0, 17), kind=OfferKind.TALKS, sessions=N_("op til 5 samtaler"), seats=30,
        run_by=N_("PPR"),
    ),
    Shipped(
        name=N_("Kurser for forældre"),
        summary=N_("Forældre til børn med en diagnose eller et handicap mødes om viden og hverdagsgreb."),
        target=N_("Forældre til børn med særlige behov"),
        ages=(0, 17), kind=OfferKind.COURSE, sessions=N_("4 aftener"), seats=16,
        run_by=N_("Familiehuset"),
    ),
    Shipped(
        name=N_("Familie med hjerte"),
        summary=N_("Forberedelse og et netværk af forældre, fra graviditeten til barnet er 15 måneder."),
        target=N_("Førstegangsforældre"),
        ages=(0, 1), kind=OfferKind.GROUP, sessions=N_("12 møder"), seats=24,
        run_by=N_("Sundhedsplejen"),
    ),
    Shipped(
        name=N_("Fodboldmentor"),
        summary=N_("En voksen på banen følger barnet, i spil og i det, der er svært."),
        target=N_("Børn på 6–9 år"),
        ages=(6, 9), kind=OfferKind.MENTOR, sessions=N_("14 måneder, 10 moduler"), seats=6,
        run_by=N_("Fodboldklubben og skolen"),
    ),
    Shipped(
        name=N_("Fritidsjob og lommepengejob"),
        summary=N_("Et par timer om ugen med voksne, der regner med en."),
        target=N_("Unge fra 13 år"),
        ages=(13, 17), kind=OfferKind.WORK, sessions=N_("2–4 timer om ugen"), seats=20,
        run_by=N_("Boligforeningerne"),
    ),
    Shipped(
        name=N_("Digital tryghed"),
        summary=N_("Klassen taler om billeder, grænser og hjælp på nettet; forældrene er med."),
        target=N_("4., 6. og 8. klasse"),
        ages=(9, 15), kind=OfferKind.PREVENTION, sessions=N_("hvert år"), seats=500,
        run_by=N_("SSP"),
    ),
    Shipped(
        name=N_("Alkohol og fællesskab"),
        summary=N_("Forældremøder og undervisning om alkohol, før det bliver aktuelt."),
        target=N_("0. klasse og 5.–8. klasse"),
        ages=(5, 15), kind=OfferKind.PREVENTION, sessions=N_("hvert år"), seats=500,
        run_by=N_("Skolerne og SSP"),
    ),
    Shipped(
        name=N_("Kort intensiv familiebehandling"),
        summary=N_("Familien arbejder tæt med to behandlere om det, der skal være anderledes."),
        target=N_("Familier, hvor der er brug for mere end et kursus"),
        ages=(0, 17), kind=OfferKind.PROGRAMME, sessions=N_("6 uger"), seats=4, needs_decision=True,
        run_by=N_("Familiehuset"),
    ),
)  # fmt: skip
