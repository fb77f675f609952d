"""Step 12, beside Emil's story: Nour is on the way to a daycare, and Freja's school gets what her parents agree to."""

from favn.town.settle import key_of
from favn.town.walk.telling import HIDDEN_STREET, day
from favn.town.walk.walking import Page, Visitor, Walk, WalkFailed

NOUR, PIA = str(key_of("child", "nour")), str(key_of("employee", "pia"))
JOY = "At tegne ved køkkenbordet, og når nogen synger."
FREJA = "Freja Aagaard Winther"


def a_daycare(page: Page) -> str:
    """The key of the first daycare the form offers."""
    offered = page.html.split('name="to_unit"', 1)[1]
    return offered.split("Børnehuset", 1)[0].rsplit('value="', 1)[1].split('"', 1)[0]


def agree_on_a_home_visit(walk: Walk, hanne: Visitor) -> None:
    """Nour is cared for at home and stands first; Hanne and Pia will visit her family."""
    page = hanne.open("/overgange/").must_say("Nour Saleh", "Adam Saleh", "passes hjemme", "Samtale aftalt")
    page = hanne.open(page.link(to=f"/barn/{NOUR}/overgang/"))
    agreed = {"moves_on": day(60), "to_unit": a_daycare(page), "special": PIA, "day": day(7), "hour": "9.30"}
    page = hanne.send({**agreed, "place": "home"}, names=("moves_on",)).must_say("Pia Sand", "hjemme hos barnet")
    walk.known["transition"] = page.url
    walk.visitor("pia").open(page.url).must_say("Hvad gør barnet glad")


def write_and_ask(walk: Walk, hanne: Visitor) -> None:
    """Hanne writes the note with Nour's mother, who has no log-in; on her spoken yes it is sent, and not before."""
    hanne.open(walk.known["transition"] + "notat/")
    hanne.send({"answer_1": JOY, "child_words": "Min bror skal med."}, names=("answer_1",))
    hanne.page.must_say("har ikke svaret", "Intet er sendt")
    hanne.send({"answer": "accepted", "form": "spoken"}, names=("person", "answer")).must_say("De kvitterer senest")


def mother_says_yes(walk: Walk, sofie: Visitor) -> None:
    """Sofie reads the note about Freja and says yes. The school sees nothing, for the father is asked too."""
    sofie.open("/familie/").must_say("Læs et notat, før det sendes")
    page = sofie.open("/familie/overgange/").must_say("Freja", "Vi venter på dit svar")
    walk.known["freja"] = page.link(words="Fra dagtilbud til skole", to="/familie/overgange/")
    sofie.open(walk.known["freja"]).must_say("Det står der i notatet", "Havneskolen").must_not_say(HIDDEN_STREET)
    sofie.send({"answer": "accepted", "comment": "Hun glæder sig."}, names=("comment",)).must_say("Dit ja er gemt")
    walk.visitor("rikke").open("/overleveringer/").must_not_say(FREJA)


def father_says_yes(walk: Walk, jonas: Visitor) -> None:
    """Jonas reads the same, and not what Sofie said; with his yes the note is sent."""
    jonas.open(walk.known["freja"]).must_say("Må notatet sendes til Havneskolen?").must_not_say("Hun glæder sig")
    jonas.send({"answer": "accepted"}, names=("comment",)).must_say("Sendt til Havneskolen")


def school_receives(walk: Walk, rikke: Visitor) -> None:
    """Rikke reads the note and says that the school has it; the parents can see it."""
    page = rikke.open("/overleveringer/").must_say(FREJA)
    row = page.html.split(FREJA, 1)[1]
    rikke.open(row.split('href="', 1)[1].split('"', 1)[0]).must_say(FREJA, "Andet fra det gamle sted følger ikke med")
    rikke.send({}, to="/kvittering/").must_say("Modtaget", "Rikke Dall")
    walk.visitor("sofie").open(walk.known["freja"]).must_say("Rikke Dall")
    if walk.visitor("otto").client.get(rikke.page.url).status_code != 404:
        raise WalkFailed("En lærer på en anden skole kan læse notatet")


STORY = [
    ("12.21", "Hanne aftaler et hjemmebesøg om Nours vej til dagtilbud", "hanne", agree_on_a_home_visit),
    ("12.22", "Hanne skriver notatet med Nours mor, og hendes ja sender det", "hanne", write_and_ask),
    ("12.23", "Sofie siger ja til Frejas notat; skolen ser intet endnu", "sofie", mother_says_yes),
    ("12.24", "Jonas siger ja på sin egen side, og notatet sendes", "jonas", father_says_yes),
    ("12.25", "Rikke læser og kvitterer; familien kan se det", "rikke", school_receives),
]
