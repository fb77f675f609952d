"""Steps 7 and 8: a caseworker takes the case, the children are screened, and the people around them are gathered."""

from django.core.files.base import ContentFile

from favn.town.walk.forms import PageForm
from favn.town.walk.telling import EMIL, FREJA, day
from favn.town.walk.walking import Visitor, Walk, WalkFailed

DRAWING = "%PDF-1.4\n% Emils tegning af sit værelse\n%%EOF\n".encode()


def choice(form: PageForm, page_html: str, name: str, words: str) -> str:
    """The value of the option in a select whose words begin like this."""
    part = page_html.split(f'name="{name}"', 1)[-1].split("</select>", 1)[0]
    for option in part.split("<option")[1:]:
        if words in option:
            return option.split('value="', 1)[1].split('"', 1)[0]
    raise WalkFailed(f"Feltet {name} har ikke »{words}«: {part[:600]}")


def give_the_case(walk: Walk, mette: Visitor) -> None:
    """Mette opens a case for each child and gives them to Lars."""
    page = mette.open(walk.known["assessed"])
    address = page.link(to="/sager/ny/")
    page = mette.open(address)
    form = page.form("caseworker", "children")
    lars = choice(form, page.html, "caseworker", "Lars Bank")
    mette.send({"caseworker": lars, "children": [str(EMIL), str(FREJA)]})


def take_up_the_case(walk: Walk, lars: Visitor) -> None:
    """Lars finds both children on his own list and screens Emil, with the reason."""
    lars.open("/mine-boern/").must_say("Emil Aagaard Winther", "Freja Aagaard Winther")
    walk.known["case"] = lars.page.link(words="Sag 2", to="/sager/")
    lars.open(walk.known["case"]).must_say("Emil")
    lars.open(f"{walk.known['case']}screening/")
    lars.send({
        "outcome": "no_further",
        "reason": "Forebyggende hjælp i familiens netværk er nok nu. Vi følger op om tre måneder.",
    })  # fmt: skip
    lars.open(walk.known["case"]).must_say("Forebyggende hjælp i familiens netværk")


def write_note(walk: Walk, lars: Visitor) -> None:
    """Lars writes a note of his talk with Emil and puts the drawing in with it."""
    page = lars.open(f"/barn/{EMIL}/notat/nyt/")
    room = choice(page.form("title", "text"), page.html, "compartment", "Myndighed")
    page = lars.send({"title": "Samtale med Emil", "text": "Emil tegnede sit værelse hos mormor.", "compartment": room})
    drawing = ContentFile(DRAWING, "Emils tegning.pdf")
    page = lars.send({"file": drawing}, to="/filer/").must_say("Filen er lagt ind", "Emils tegning.pdf")
    lars.fetch(page.link(to="/fil/"), begins=DRAWING)


def begin_network(walk: Walk, lars: Visitor) -> None:
    """Lars asks Nina to lead a network, with the mother's consent and an end date."""
    page = lars.open(f"/barn/{EMIL}/netvaerk/")
    form = page.form("lead", "consent_by")
    page = lars.send({
        "purpose": "Emil skal sove godt og spille fodbold igen.", "lead": choice(form, page.html, "lead", "Nina Holm"),
        "ends_on": day(180), "consent_by": choice(form, page.html, "consent_by", "Sofie"), "consent_on": day(-1),
        "consent_covers": "Skole, PPR, mormor og træner må tale sammen om Emils hverdag.",
    })  # fmt: skip
    page.must_say("Nina Holm")
    walk.known["network"] = page.url


def gather_people(walk: Walk, nina: Visitor) -> None:
    """Nina gathers teacher, psychologist, grandmother and coach, each with purpose, consent and end date."""
    wanted = (
        ("", "Ida Holst", "lærer", "hverdagen i 3.B"), ("", "Pia Sand", "psykolog", "råd om søvn og trivsel"),
        ("Kirsten", "", "mormor", "to nætter om ugen"), ("Ali", "", "fodboldtræner", "at hente til træning"),
    )  # fmt: skip
    for adult, employee, role, gives in wanted:
        page = nina.open(f"{walk.known['network']}medlem/")
        form = page.form("person", "consent_by")
        values = {
            "person": choice(form, page.html, "person", adult or "medarbejder"), "employee_name": employee,
            "role": role,
            "purpose": gives, "consent_by": choice(form, page.html, "consent_by", "Sofie"),
            "consent_on": day(),
            "ends_on": day(180),
        }  # fmt: skip
        page = nina.send(values)
        if page.read.forms and any(found.holds("employee_name") for found in page.read.forms):
            raise WalkFailed(f"{employee or adult} kom ikke med: {page.read.text[:600]}")
    nina.open(walk.known["network"]).must_say("Ida Holst", "Pia Sand", "Kirsten Aagaard", "Ali Hassan")


STORY = [
    ("7.1", "Mette åbner en sag for hvert barn og giver dem til Lars", "mette", give_the_case),
    ("7.2", "Lars har sagerne og screener Emil med en begrundelse", "lars", take_up_the_case),
    ("7.3", "Lars skriver et notat og lægger Emils tegning ind", "lars", write_note),
    ("8.1", "Lars beder Nina lede et netværk, med mors samtykke og en slutdato", "lars", begin_network),
    ("8.2", "Nina samler lærer, psykolog, mormor og træner", "nina", gather_people),
]
