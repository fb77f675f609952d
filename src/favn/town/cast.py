"""The cast: invented people with a part to play. The demo town, the tests and the walk all meet the same ones."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Staff:
    """An employee in the cast: their login, where they work, and what they come to do."""

    login: str
    name: str
    role: str
    unit: str
    does: str
    group: str = ""
    area: str = ""
    second_group: str = ""
    phone: str = "87 59 00 00"


@dataclass(frozen=True, slots=True)
class CastChild:
    """A child in the cast. `age` counts back from the day the town is made; the birthday is `day`-`month`."""

    key: str
    given: str
    surname: str
    sex: str
    age: int
    day: int
    month: int
    unit: str = ""
    group: str = ""
    login: str = ""


@dataclass(frozen=True, slots=True)
class Grown:
    """An adult around a child: relation kind and custody per child key."""

    key: str
    given: str
    surname: str
    age: int
    phone: str
    around: tuple[tuple[str, str, bool, bool], ...]  # child key, relation kind, holds custody, lives with the child
    login: str = ""
    does: str = ""
    street: str = ""
    protected: bool = False


UNITS = {
    "Havneskolen": "school",
    "Bakkeskolen": "school",
    "Børnehuset Mågen": "daycare",
    "Sundhedsplejen": "health",
    "Tandplejen": "dental",
    "PPR": "ppr",
    "Børn og Familie": "authority",
    "Familiehuset": "family_house",
    "SSP": "ssp",
    "Forvaltningen": "administration",
}
GROUPS = (
    ("Havneskolen", "0.A", 0), ("Havneskolen", "3.B", 3), ("Havneskolen", "7.A", 7), ("Bakkeskolen", "4.A", 4),
    ("Børnehuset Mågen", "Ællingerne", None), ("Børnehuset Mågen", "Ternerne", None),
)  # fmt: skip
NURSERY, KINDERGARTEN = "Ællingerne", "Ternerne"  # of the daycare: under three years, and from three
AREA = "Havnekvarteret"

STAFF = (
    Staff("ida", "Ida Holst", "teacher", "Havneskolen", "lærer i 3.B: vurdér klassen", "3.B"),
    Staff("bo", "Bo Lind", "pedagogue", "Havneskolen", "pædagog i 3.B: vurdér de samme børn, hver for sig", "3.B"),
    Staff("otto", "Otto Vang", "teacher", "Bakkeskolen", "lærer på en anden skole: ser intet om Emil", "4.A"),
    Staff(
        "maja",
        "Maja Krog",
        "pedagogue",
        "Børnehuset Mågen",
        "pædagog i dagtilbud: vuggestue og børnehave",
        NURSERY,
        second_group=KINDERGARTEN,
    ),
    Staff("birthe", "Birthe Lund", "daycare_leader", "Børnehuset Mågen", "dagtilbudsleder: runden og dem på vej"),
    Staff("rikke", "Rikke Dall", "school_leader", "Havneskolen", "skoleleder: følg skolens runde"),
    Staff("hanne", "Hanne Juul", "health_visitor", "Sundhedsplejen", "sundhedsplejerske: distriktets børn", area=AREA),
    Staff("tove", "Tove Bech", "dentist", "Tandplejen", "tandlæge: kun tandplejens rum"),
    Staff("pia", "Pia Sand", "psychologist", "PPR", "psykolog: de børn, hun bliver spurgt om", phone="87 59 00 12"),
    Staff(
        "lars",
        "Lars Bank",
        "caseworker",
        "Børn og Familie",
        "rådgiver: tag sagen, screen, følg op",
        phone="87 59 00 31",
    ),
    Staff("mette", "Mette Friis", "team_leader", "Børn og Familie", "teamleder: vurdér underretninger inden 24 timer"),
    Staff("nina", "Nina Holm", "network_coordinator", "Børn og Familie", "koordinator: saml netværket og lav planen"),
    Staff("dan", "Dan Overgaard", "dpo", "Forvaltningen", "databeskyttelse: læs loggen, ikke barnet"),
    Staff("karen", "Karen Munk", "committee_member", "Forvaltningen", "udvalgsmedlem: tre tal, små tal skjult"),
    Staff("vibe", "Vibe Kofoed", "administrator", "Forvaltningen", "administrator: brugere, enheder og spærringer"),
    Staff("sanne", "Sanne Riis", "ssp_consultant", "SSP", "SSP-konsulent: kun det lukkede SSP-rum"),
    Staff("gitte", "Gitte Lykke", "offer_leader", "Familiehuset", "leder en gruppe: dem, der går på den"),
    Staff("per", "Per Munk Dahl", "duty_officer", "Børn og Familie", "vagt nat og weekend: det, der haster"),
    Staff("lone", "Lone Aagaard", "secretary", "Havneskolen", "skolesekretær og Emils moster: spærret fra ham"),
)

CHILDREN = (
    CastChild("emil", "Emil", "Aagaard Winther", "m", 9, 14, 4, "Havneskolen", "3.B"),
    CastChild("freja", "Freja", "Aagaard Winther", "f", 6, 2, 9, "Havneskolen", "0.A"),
    CastChild("sara", "Sara", "Aagaard Bruun", "f", 13, 21, 6, "Havneskolen", "7.A", login="sara"),
    CastChild("johan", "Johan", "Toft", "m", 9, 30, 1, "Havneskolen", "3.B"),
    CastChild("nour", "Nour", "Saleh", "f", 3, 8, 3),
    CastChild("adam", "Adam", "Saleh", "m", 3, 8, 3),
)
ON_THE_WAY = ("nannas",)  # the child Nanna waits for; town/expecting.py writes it
CLASSMATES = (
    ("Alba", "Mørk Thomsen", "f"), ("Anton", "Kjær", "m"), ("Asta", "Nygaard Holm", "f"), ("August", "Bæk", "m"),
    ("Cilje", "Frost", "f"), ("Freja", "Østergaard", "f"), ("Ibrahim", "Yıldız", "m"), ("Ida-Marie", "Dam", "f"),
    ("Kaya", "Abdi", "f"), ("Laust", "Brix", "m"), ("Liv", "Søndergaard", "f"), ("Malthe", "Krogh", "m"),
    ("Mikkel", "Aaen", "m"), ("Nikolaj", "Skov Petersen", "m"), ("Olga", "Kowalska", "f"), ("Oskar", "Lund", "m"),
    ("Rosa", "Vestergaard", "f"), ("Sofus", "Nørgaard", "m"), ("Thea", "Ågård", "f"), ("Villads", "Å", "m"),
    ("Yusuf", "Hussein", "m"), ("Ærna", "Jóhannsdóttir", "f"),
)  # fmt: skip

GROWN = (
    Grown("sofie", "Sofie", "Aagaard", 36, "26 10 11 12",
          (("emil", "mother", True, True), ("freja", "mother", True, True)),
          "sofie", "mor til Emil og Freja: familiens side", "Strandgade 4, 2. tv."),
    Grown("jonas", "Jonas", "Winther", 38, "26 10 11 13",
          (("emil", "father", True, False), ("freja", "father", True, False)),
          "jonas", "far, beskyttet adresse: familiens side", "Fyrvænget 17", protected=True),
    Grown("kirsten", "Kirsten", "Aagaard", 64, "26 10 11 14",
          (("emil", "grandparent", False, False), ("freja", "grandparent", False, False)),
          "kirsten", "mormor: det, netværket deler med hende", "Kirkestræde 9"),
    Grown("ali", "Ali", "Hassan", 31, "26 10 11 15", (("emil", "coach", False, False),),
          "ali", "fodboldtræner: det, netværket deler med ham", "Stadionvej 2"),
    Grown("birgit", "Birgit", "Aagaard Bruun", 40, "26 10 11 16", (("sara", "mother", True, True),),
          street="Søndergade 21"),
    Grown("jens", "Jens", "Toft", 41, "26 10 11 17", (("johan", "father", False, False),),
          "jens", "far uden forældremyndighed: intet, før det frigives", "Møllevej 3"),
    Grown("mia", "Mia", "Toft", 39, "26 10 11 18", (("johan", "mother", True, True),), street="Havnegade 12"),
    Grown("layla", "Layla", "Saleh", 33, "26 10 11 19",
          (("nour", "mother", True, True), ("adam", "mother", True, True)), street="Birkevej 8"),
    Grown("nanna", "Nanna", "Kjærgaard", 27, "26 10 11 20", (), street="Fiskergade 6"),
)  # fmt: skip
