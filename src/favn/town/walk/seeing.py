"""Steps 1 to 3: two adults each see the class, talk it through, and agree on who to talk about first."""

from favn.town.settle import key_of
from favn.town.walk.telling import day
from favn.town.walk.walking import Page, Visitor, Walk, WalkFailed

EMIL = str(key_of("child", "emil"))
CORE, MORE = ("core1", "core2", "core3"), tuple(f"more{number}" for number in range(1, 10))


def _lines(page: Page) -> dict[str, str]:
    """The sheet's lines: number → child key."""
    held = page.form("finish").values
    return {name.partition(".")[2]: values[0] for name, values in held.items() if name.startswith("child.")}


def _fill(visitor: Visitor, emils: str, others: str) -> None:
    """Answer the three questions for everyone, then the nine more where the sheet asks for them, and finish."""
    desk = visitor.open("/skole/")
    page = visitor.open(desk.link(to="/ark/"))
    answers = {
        f"{question}.{line}": emils if child == EMIL else others
        for line, child in _lines(page).items() for question in CORE
    }  # fmt: skip
    page = visitor.send(answers, names=("finish",))
    form = page.form("finish")
    more = {name: emils for name in form.names if name.partition(".")[0] in MORE}
    if not any(name.partition(".")[0] == "more1" for name in more):
        raise WalkFailed("Arket spørger ikke om mere om nogen, selv om Emil ligger lavt")
    visitor.send({**more, "finish": "1"}, names=("finish",)).must_say("Du er færdig")


def ida_rates(walk: Walk, ida: Visitor) -> None:
    """Ida fills her own sheet; the dialogue waits for Bo."""
    _fill(ida, emils="2", others="4")
    ida.page.must_say("Bo Lind også er færdig")
    walk.known["sheet"] = ida.page.url


def bo_rates(walk: Walk, bo: Visitor) -> None:
    """Bo fills his; he saw nothing of Ida's before."""
    dialogue = walk.known["sheet"].replace("/ark/", "/dialog/")
    if bo.client.get(dialogue).status_code == 200:
        raise WalkFailed("Bo kan se dialogen, før han selv er færdig")
    _fill(bo, emils="2", others="5")


def talk(walk: Walk, ida: Visitor) -> None:
    """They open the dialogue; Emil is among those to talk about first, with a sentence; he is set to yellow."""
    ida.open(walk.known["sheet"])
    page = ida.press("Åbn dialogen").must_say("Tal om disse først", "Emil Aagaard Winther")
    walk.known["dialogue"] = page.url
    form_page = ida.open(f"{page.url}{EMIL}/")
    owner = form_page.html.split('name="owner"', 1)[1].split("Ida Holst", 1)[0].rsplit('value="', 1)[1].split('"', 1)[0]
    ida.send({
        "position": "yellow", "remark": "Emil er stille og trækker sig fra legen.", "owner": owner, "due_on": day(14),
        "next_step": "Vi taler med hans mor og laver en makkeraftale i frikvarteret.", "parents_contacted_on": day(),
    })  # fmt: skip
    ida.open(page.url).must_say("Emil Aagaard Winther")


def leader_follows(walk: Walk, rikke: Visitor) -> None:
    """The leader sees the same list while the round is open; a teacher at another school sees nothing."""
    rikke.open(walk.known["dialogue"]).must_say("Emil Aagaard Winther")
    walk.visitor("otto").open(walk.known["dialogue"], expect=404)


STORY = [
    ("1.1", "Ida vurderer 3.B for sig", "ida", ida_rates),
    ("1.2", "Bo vurderer de samme børn uden at se Idas svar", "bo", bo_rates),
    ("2", "De åbner dialogen og sætter Emil til øget opmærksomhed", "ida", talk),
    ("3", "»Tal om disse først« har Emil med en sætning, også for lederen", "rikke", leader_follows),
]
