"""Step 13, beside Emil's story: a colleague stands in, a parent says no to the round, and the leader answers."""

from favn.town.settle import key_of
from favn.town.walk.walking import Visitor, Walk

EMIL = str(key_of("child", "emil"))
NO = "Vi har lige talt om Emil på et møde. Jeg vil ikke have flere skemaer lige nu."


def stand_in(walk: Walk, rikke: Visitor) -> None:
    """The leader names somebody who rates 3.B while Bo is ill."""
    page = rikke.open("/trivsel/stedfortraedere/").must_say("Udpeg en stedfortræder")
    if not any(form.holds("group", "rater", "reason") for form in page.read.forms):
        return  # no round is open on the day of the walk
    rikke.send({"group": str(key_of("group", "3.B")), "rater": str(key_of("employee", "ida")), "reason": "Bo er syg"},
               expect=422).must_say("ikke allerede er i gruppen")  # fmt: skip


def say_no(walk: Walk, jonas: Visitor) -> None:
    """The father objects on his own page, in his own words."""
    jonas.open("/familie/trivsel/").must_say("Emil")
    jonas.send({"child": EMIL, "words": NO}, names=("child", "words")).must_say("Venter på svar", NO)


def mother_reads(walk: Walk, sofie: Visitor) -> None:
    """The mother reads what the adults agreed on in the rounds that are over, and not the father's words."""
    sofie.open("/familie/trivsel/").must_say("Emil", "Trives").must_not_say(NO)


def answer(walk: Walk, rikke: Visitor) -> None:
    """The leader answers; the child is rated again next time."""
    rikke.open("/trivsel/venter/").must_say("Emil")
    rikke.open(rikke.page.link(to="/trivsel/indsigelser/")).must_say(NO)
    rikke.send({"outcome": "refused", "answer": "Vi ser på alle børn, og Emil har brug for, at vi gør det."})


STORY = [
    ("13.3", "Rikke vil udpege en stedfortræder, og Favn siger, hvem der ikke kan", "rikke", stand_in),
    ("13.4", "Jonas siger fra på sin egen side", "jonas", say_no),
    ("13.5", "Sofie læser, hvad de voksne blev enige om", "sofie", mother_reads),
    ("13.6", "Rikke svarer på indsigelsen", "rikke", answer),
]
