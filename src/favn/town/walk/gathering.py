"""Steps 7 and 8: a caseworker takes the case, the children are screened, and the people around them are gathered."""

from django.core.files.base import ContentFile

from favn.town.walk.forms import PageForm
from favn.town.walk.telling import EMIL, FREJA, HIDDEN_STREET, MOTHERS_WORDS, day
from favn.town.walk.walking import Visitor, Walk, WalkFailed

GATHERED = ("Ida Holst", "Pia Sand", "Kirsten Aagaard", "Ali Hassan")
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
    """Lars asks Nina to lead a network, with what may be talked about and an end date."""
    page = lars.open(f"/barn/{EMIL}/netvaerk/")
    form = page.form("lead", "covers")
    page = lars.send({
        "purpose": "Emil skal sove godt og spille fodbold igen.", "lead": choice(form, page.html, "lead", "Nina Holm"),
        "ends_on": day(180), "covers": "Emils hverdag: søvn, skole og fodbold.",
    })  # fmt: skip
    page.must_say("Nina Holm")
    walk.known["network"] = page.url


def gather_people(walk: Walk, nina: Visitor) -> None:
    """Nina names teacher, psychologist, grandmother and coach, each with purpose and end; the parents are asked."""
    wanted = (
        ("", "Ida Holst", "lærer", "hverdagen i 3.B"), ("", "Pia Sand", "psykolog", "råd om søvn og trivsel"),
        ("Kirsten", "", "mormor", "to nætter om ugen"), ("Ali", "", "fodboldtræner", "at hente til træning"),
    )  # fmt: skip
    for adult, employee, role, gives in wanted:
        page = nina.open(f"{walk.known['network']}medlem/")
        form = page.form("person", "employee_name")
        values = {
            "person": choice(form, page.html, "person", adult or "medarbejder"), "employee_name": employee,
            "role": role, "purpose": gives, "ends_on": day(180),
        }  # fmt: skip
        page = nina.send(values)
        if page.read.forms and any(found.holds("employee_name") for found in page.read.forms):
            raise WalkFailed(f"{employee or adult} kom ikke med: {page.read.text[:600]}")
    nina.open(walk.known["network"]).must_say(*GATHERED, "venter på svar", "er spurgt og har ikke svaret")


def answer(parent: Visitor, name: str, button: str) -> None:
    """One parent answers about one person, on the parent's own page."""
    parent.open("/familie/samtykker/")
    parent.open(parent.page.link(words=f"Må {name} være med?", to="/familie/samtykke/"))
    parent.page.must_say("Hvis du siger nej")
    parent.send({}, names=("reason",), button=button)


def mother_answers(walk: Walk, sofie: Visitor) -> None:
    """The mother finds what she is asked on her own page and says yes to all four; alone it shares nothing."""
    sofie.open("/familie/").must_say("Vi spørger dig om lov", "Må Ali Hassan være med?")
    for name in GATHERED:
        answer(sofie, name, "Ja, det må I")
    sofie.open("/familie/samtykker/").must_say("Der deles ikke nu").must_not_say("Jonas")


def father_answers(walk: Walk, jonas: Visitor) -> None:
    """The father says no to the coach by mistake, undoes it, and says yes; he never sees what the mother answered."""
    jonas.open("/familie/samtykker/").must_say("ikke svaret").must_not_say("Sofie")
    answer(jonas, "Ali Hassan", "Nej, det må I ikke")
    jonas.page.must_say("du har sagt nej")
    jonas.send({}, names=(), to="/fortryd/").must_say("Dit svar er fortrudt")
    for name in GATHERED:
        answer(jonas, name, "Ja, det må I")
    jonas.page.must_say("Der deles nu")


def everyone_is_in(walk: Walk, nina: Visitor) -> None:
    """The network's page says truthfully who said yes; the coach and the others are in it from now on."""
    page = nina.open(walk.known["network"]).must_say("Sofie Aagaard har sagt ja", "Jonas Winther har sagt ja")
    page.must_not_say("venter på svar")


def coach_joins(walk: Walk, ali: Visitor) -> None:
    """The coach sees that something is shared with him, and nothing of the case."""
    ali.open("/familie/").must_not_say("Her er ikke delt noget med dig endnu", MOTHERS_WORDS, HIDDEN_STREET)


STORY = [
    ("7.1", "Mette åbner en sag for hvert barn og giver dem til Lars", "mette", give_the_case),
    ("7.2", "Lars har sagerne og screener Emil med en begrundelse", "lars", take_up_the_case),
    ("7.3", "Lars skriver et notat og lægger Emils tegning ind", "lars", write_note),
    ("8.1", "Lars beder Nina lede et netværk, med et formål og en slutdato", "lars", begin_network),
    ("8.2", "Nina spørger familien om lærer, psykolog, mormor og træner", "nina", gather_people),
    ("8.3", "Mor svarer på sin egen side", "sofie", mother_answers),
    ("8.4", "Far svarer på sin, og fortryder et nej", "jonas", father_answers),
    ("8.5", "Begge har sagt ja: nu er de fire med", "nina", everyone_is_in),
    ("8.6", "Træneren er med og ser kun det, der deles", "ali", coach_joins),
]
