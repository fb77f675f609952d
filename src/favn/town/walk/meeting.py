"""Step 8, the meeting: called, held with everybody's own words and number, and shared afterwards."""

from favn.town.settle import key_of
from favn.town.walk.gathering import choice
from favn.town.walk.telling import CHILDS_WORDS, day
from favn.town.walk.walking import Visitor, Walk

GRANDMOTHERS_OFFER = "Mormor Kirsten tager tirsdag og torsdag nat"
MINUTES = "/familie/moede/"


def call(walk: Walk, nina: Visitor) -> None:
    """Nina calls the meeting; the page says who sees it on a page of their own."""
    nina.open(f"{walk.known['network']}moede/").must_say("Sofie Aagaard", "Jonas Winther", "Kirsten Aagaard")
    page = nina.send({"held_on": day(), "held_from": "15.00", "place": "Havneskolen", "purpose": "Emils hverdag"})
    walk.known["meeting"] = page.url


def parents_are_called(walk: Walk, sofie: Visitor) -> None:
    """Both said yes, so both see when and where; of what is said, nothing before it is shared."""
    page = sofie.open("/familie/").must_say("Emils hverdag")
    walk.known["minutes"] = page.link(to=MINUTES)
    sofie.open(walk.known["minutes"]).must_say("Referatet er ikke delt med dig endnu")
    walk.visitor("jonas").open(walk.known["minutes"]).must_say("Referatet er ikke delt med dig endnu")


def meet(walk: Walk, nina: Visitor) -> None:
    """Worried, works, must happen; and each person's own number."""
    lines = (
        ("wish", {"text": CHILDS_WORDS}), ("worried", {"text": "Emil falder i søvn i timen"}),
        ("works", {"text": "Emil og Freja er trygge hos mormor"}),
        ("must_happen", {"text": GRANDMOTHERS_OFFER, "starts_on": day(7)}),
        ("must_happen", {"text": "Ali henter Emil til fodbold", "starts_on": day(10)}),
    )  # fmt: skip
    for kind, values in lines:
        nina.open(walk.known["meeting"])
        nina.send(values, to=f"/linje/{kind}/")
    for person, value in (("Emil", "4"), ("Sofie", "5"), ("Ida", "3")):
        page = nina.open(walk.known["meeting"])
        speaker = choice(page.form("value"), page.html.split("/tal/", 1)[1], "said_by", person)
        nina.send({"value": value, "said_by": speaker, "words": "Det kan blive bedre"}, to="/tal/")
    nina.open(walk.known["meeting"]).must_say(GRANDMOTHERS_OFFER, "Emil falder i søvn i timen")


def share(walk: Walk, nina: Visitor) -> None:
    """The minutes are shared with the mother and the grandmother, by name."""
    nina.open(f"{walk.known['meeting']}referat/")
    readers = [str(key_of("adult", who)) for who in ("sofie", "kirsten")]
    nina.send({"readers": readers}, names=("readers",)).must_say("delt med 2")
    walk.visitor("sofie").open(walk.known["minutes"]).must_say(GRANDMOTHERS_OFFER, "Sofie Aagaard: 5")
    for who in ("ali", "jonas"):
        walk.visitor(who).open(walk.known["minutes"]).must_not_say(GRANDMOTHERS_OFFER)


STORY = [
    ("8.7", "Nina indkalder til møde", "nina", call),
    ("8.8", "Mor og far ser tid og sted på hver sin side, og intet er sagt endnu", "sofie", parents_are_called),
    ("8.9", "De holder møde: bekymret, fungerer, skal ske, og hver sit tal", "nina", meet),
    ("8.10", "Nina deler referatet med mor og mormor", "nina", share),
]
