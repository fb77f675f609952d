"""Steps 9 to 11: one plan, help that begins, a look back after three months, and what each reader may see of it."""

from favn.town.settle import key_of
from favn.town.walk.meeting import GRANDMOTHERS_OFFER
from favn.town.walk.telling import CHILDS_WORDS, EMIL, HIDDEN_STREET, MOTHERS_WORDS, day
from favn.town.walk.walking import Visitor, Walk, WalkFailed

GROUP = "Når mor og far bor hver for sig"
DAYS = "95"


def make_plan(walk: Walk, nina: Visitor) -> None:
    """One press makes the plan of the meeting: the child's words as the goal, two actions with who and when."""
    nina.open(walk.known["meeting"])
    page = nina.send({}, to="/plan/")
    page.must_say(CHILDS_WORDS, GRANDMOTHERS_OFFER, "Ali henter Emil til fodbold")
    walk.known["plan"] = page.url


def release_plan(walk: Walk, nina: Visitor) -> None:
    """The plan is released to the mother, by name; the father is asked by himself."""
    nina.open(walk.known["plan"])
    nina.send({}, to=f"/frigivelse/{key_of('adult', 'sofie')}/").must_say("Sofie")


def give_seat(walk: Walk, lars: Visitor) -> None:
    """Emil gets a seat in a group that is preventive and needs no decision."""
    page = lars.open(f"/barn/{EMIL}/tilbud/").must_say(GROUP, "afgørelse")
    for form in page.read.forms:
        if any(GROUP in words for _name, _value, words in form.buttons):
            lars.send({}, to=form.action).must_say(GROUP)
            return
    raise WalkFailed(f"Der er ingen plads at give i »{GROUP}«")


def lead_group(walk: Walk, gitte: Visitor) -> None:
    """Gitte sees who comes to her group, and nothing more about them."""
    gitte.open("/tilbud/mine/").must_say("Emil Aagaard Winther").must_not_say(MOTHERS_WORDS)
    gitte.open(walk.known["plan"], expect=404)


def follow_up(walk: Walk, lars: Visitor) -> None:
    """Three months later the scale is set again."""
    lars.open("/demo/")
    lars.send({"days": DAYS}, to="/demo/tid/")
    page = lars.open(f"{walk.known['plan']}opfoelgning/")
    voices = {name: "Han sover om natten nu." for name in page.form("child_level").names if name.startswith("voice-")}
    lars.send({
        "child_level": "2", "care_level": "2", "child_words": "Jeg spiller fodbold igen.", "next_on": day(190),
        "reason": "Det går fremad; vi ser på det igen om tre måneder.", **voices,
    })  # fmt: skip


def see_effect(walk: Walk, lars: Visitor) -> None:
    """The line from 3 to 2 stands on the child's page, with a table beside it."""
    lars.open(f"/barn/{EMIL}/").must_say("Jeg spiller fodbold igen.", "Opfølgning").must_not_say(HIDDEN_STREET)


def mother_reads(walk: Walk, sofie: Visitor) -> None:
    """The mother sees who the caseworker is, the plan that was released to her, and who has looked."""
    page = sofie.open("/familie/").must_say("Lars Bank", GRANDMOTHERS_OFFER, "Emil")
    page.must_not_say(HIDDEN_STREET)
    sofie.open(f"/barn/{EMIL}/log/").must_say("Børn og Familie").must_not_say(HIDDEN_STREET)


def father_reads(walk: Walk, jonas: Visitor) -> None:
    """The father sees who the caseworker is, and none of the mother's words."""
    jonas.open("/familie/").must_say("Lars Bank").must_not_say(MOTHERS_WORDS)


def others_see_nothing(walk: Walk, otto: Visitor) -> None:
    """The outsider, the blocked aunt and another child's father get the same answer as for a child nobody knows."""
    for login in ("otto", "lone", "dan", "karen", "vibe"):
        walk.visitor(login).open(f"/barn/{EMIL}/", expect=404)
    walk.visitor("jens").open("/familie/").must_not_say("Emil")
    walk.visitor("lone").open("/hjem/").must_not_say("Emil Aagaard")


def officer_reads(walk: Walk, dan: Visitor) -> None:
    """The data protection officer reads the log, and no child's name."""
    dan.open("/log/").must_say("Lars Bank").must_not_say("Emil Aagaard", "Freja Aagaard")


def politician_reads(walk: Walk, karen: Visitor) -> None:
    """The committee member sees three numbers with their definitions, and no child."""
    karen.open("/noegletal/").must_say("24 timer").must_not_say("Emil")


STORY = [
    ("9.1", "Nina laver planen af mødet i ét tryk", "nina", make_plan),
    ("9.2", "Nina frigiver planen til mor", "nina", release_plan),
    ("9.3", "Lars giver Emil en plads i en gruppe, forebyggende og uden afgørelse", "lars", give_seat),
    ("9.4", "Gitte ser, hvem der går i hendes gruppe, og intet andet", "gitte", lead_group),
    ("10.1", "Tre måneder senere sætter Lars skalaen igen", "lars", follow_up),
    ("10.2", "Linjen fra 3 til 2 står på barnets side", "lars", see_effect),
    ("11.1", "Mor læser det, der er frigivet til hende, og hvem der har set", "sofie", mother_reads),
    ("11.2", "Far ser ikke mors ord", "jonas", father_reads),
    ("11.3", "De andre kan ikke se, at Emil findes", "otto", others_see_nothing),
    ("11.4", "Dan læser loggen, ikke barnet", "dan", officer_reads),
    ("11.5", "Karen ser tre tal, hvor små tal er skjult", "karen", politician_reads),
]
