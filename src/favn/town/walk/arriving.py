"""Step 12, beside Emil's story: how children and colleagues come into Favn: a class list, a birth, a new employee."""

from datetime import date

from django.core.files.base import ContentFile

from favn.kit.clock import local, now
from favn.town.settle import invented_cpr
from favn.town.walk.telling import day
from favn.town.walk.walking import Visitor, Walk, WalkFailed

HEADING = (
    "CPR;Fornavne;Efternavn;Køn;Enhed;Klasse;Fra;Forælder 1 CPR;Forælder 1 navn;Forælder 1 relation;"
    "Forælder 1 forældremyndighed"
)
LOOKS = 40  # at half a second, before one gives up on the worker
NEWCOMER = "sigrid"


def class_list(unit: str) -> "ContentFile[bytes]":
    """A class list with one new child, and a father who comes with no child of his own in it."""
    child = invented_cpr(date(local(now()).year - 7, 5, 11), 401).value
    father, stranger = (invented_cpr(date(1988, 5, 5), serial).value for serial in (402, 403))
    lines = (
        HEADING, f"{child};Åse Bø;Ærø;pige;{unit};0.A;{day()};{father};Øjvind Ærø;far;ja",
        f"{stranger};Bent;Uden Børn;mand;;;;;;;",
    )  # fmt: skip
    return ContentFile("\r\n".join(lines).encode("utf-8-sig"), "klasseliste.csv")


def bring(walk: Walk, lone: Visitor, unit: str) -> str:
    """Bring a list in and wait until it has been tried. Returns the address of the answer."""
    lone.open("/indlaesning/")
    address = lone.send({"file": class_list(unit)}).url
    until_read(walk, lone, address)
    return address


def until_read(walk: Walk, lone: Visitor, address: str) -> None:
    """Look at the answer until the worker has given one."""
    for _look in range(LOOKS):
        if "bliver læst" not in lone.open(address).read.text:
            return
        walk.wait()
    raise WalkFailed(f"{address}: ingen har læst filen")


def list_with_error(walk: Walk, lone: Visitor) -> None:
    """A misspelt school: nothing is changed, and the line is named."""
    bring(walk, lone, "Havneskoln")
    lone.page.must_say("linje er forkert", "»Havneskoln« findes ikke", "Voksen uden et barn i filen")


def list_let_in(walk: Walk, lone: Visitor) -> None:
    """The mended list is tried, read and let in."""
    address = bring(walk, lone, "Havneskolen")
    lone.page.must_say("Ingen fejl")
    lone.send({}, to="/ind/")
    until_read(walk, lone, address)
    lone.page.must_say("Filen er kommet ind")


def unborn(walk: Walk, hanne: Visitor) -> None:
    """Two children on the way are put on their mothers."""
    for name, number, language in (("Maja", 404, "da"), ("Samira", 405, "ar")):
        page = hanne.open("/sundhedspleje/ufoedt/")
        area = page.html.split('name="area"', 1)[1].split('value="', 1)[1].split('"', 1)[0]
        hanne.send({
            "given_names": name, "surname": f"{name}dal", "number": invented_cpr(date(1996, 8, 9), number).value,
            "language": language, "due_on": day(20), "area": area,
        }).must_say("Ufødt barn")  # fmt: skip


def birth(walk: Walk, hanne: Visitor) -> None:
    """One of them is born: the same record gets a name and a number."""
    page = hanne.open("/sundhedspleje/")
    hanne.open(page.link(words="Majadal", to="/foedsel/"))
    number = invented_cpr(local(now()).date(), 406).value
    hanne.send({"given_names": "Storm", "sex": "m", "number": number}).must_say("Storm Majadal", "Tillykke")


def new_colleague(walk: Walk, vibe: Visitor) -> None:
    """An employee gets a position and a user, with a password for one use."""
    vibe.open("/medarbejdere/ny/")
    page = vibe.send({"name": "Sigrid Toftdal", "phone": "87 59 00 77", "available": "kl. 9–15"})
    place = page.html.split('name="place"', 1)[1].split(">Sundhedsplejen<", 1)[0].rsplit('value="', 1)[1]
    address = page.url
    vibe.send({"role": "health_visitor", "place": place.split('"', 1)[0], "from_on": day()}, to="/ansaettelse/")
    vibe.open(address)
    page = vibe.send({"username": NEWCOMER}, to="/bruger/").must_say("Engangskoden vises kun nu")
    walk.known["password"] = page.html.split('<code class="strong">', 1)[1].split("</code>", 1)[0]


def first_login(walk: Walk, citizen: Visitor) -> None:
    """With the password for one use she gets to choose her own, and nowhere else."""
    citizen.open("/log-ind/")
    citizen.send({"username": NEWCOMER, "password": walk.known["password"]}).must_say("adgangskode")
    if not citizen.page.url.endswith("/log-ind/adgangskode/"):
        raise WalkFailed(f"En engangskode førte til {citizen.page.url}")


STORY = [
    ("12.1", "Lone henter en klasseliste ind; en linje er forkert, og intet ændres", "lone", list_with_error),
    ("12.2", "Lone retter linjen og lader listen komme ind", "lone", list_let_in),
    ("12.3", "Hanne skriver to ufødte børn ind på deres mødre", "hanne", unborn),
    ("12.4", "Det ene bliver født og får navn og nummer", "hanne", birth),
    ("12.5", "Vibe opretter en ny kollega med en kode til én gang", "vibe", new_colleague),
    ("12.6", "Kollegaen logger ind og skal vælge sin egen adgangskode", "", first_login),
]
