"""Steps 4 to 6: a teacher places a concern, tells the municipality, and somebody decides within a day."""

from datetime import timedelta

from favn.kit.clock import local, now
from favn.town.settle import key_of
from favn.town.walk.walking import Visitor, Walk

EMIL = key_of("child", "emil")
FREJA = key_of("child", "freja")
CHILDS_WORDS = "Jeg vil gerne sove hos mormor, når mor er på arbejde. Og jeg savner fodbold."
MOTHERS_WORDS = "Vi er gået fra hinanden i sommer. Jeg arbejder aften og kan ikke nå det hele."
HIDDEN_STREET = "Fyrvænget"


def day(days: int = 0) -> str:
    """A date that many days from today, as it is typed."""
    return f"{local(now()) + timedelta(days=days):%d.%m.%Y}"


def place_concern(walk: Walk, ida: Visitor) -> None:
    """Child 3, care 2, both voices; the guide for level 3 stands beside."""
    ida.open(f"/barn/{EMIL}/bekymring/").must_say("Emil", "Ring")
    page = ida.send({
        "child_level": "3", "care_level": "2", "protective": "Mormor bor tæt på. God ven i klassen.",
        "worrying": "Stille siden maj. Mangler madpakke. Falder i søvn.", "child_words": CHILDS_WORDS,
        "parent_words": MOTHERS_WORDS, "talked_with_parents_on": day(-2),
    })  # fmt: skip
    page.must_say("Emil", CHILDS_WORDS, MOTHERS_WORDS)


def notify_with_mother(walk: Walk, ida: Visitor) -> None:
    """The notification is prefilled, carries the line of well-being and the concern, and gets its number."""
    page = ida.open(f"/barn/{EMIL}/underretning/").must_say("Emil Aagaard Winther", "3.B")
    chosen = page.form("text").values.get("attach", [])
    page = ida.send({
        "text": "Emil er gået fra glad til stille siden maj. Han har ingen madpakke flere dage om ugen.",
        "written_with": "mother", "parent_words": MOTHERS_WORDS, "child_words": CHILDS_WORDS,
        "attach": sorted({*chosen, "concern", "wellbeing"}),
    })  # fmt: skip
    page.must_say("modtaget")


def notify_anonymously(walk: Walk, citizen: Visitor) -> None:
    """A citizen writes from the public page, names nobody, and leaves nothing behind but the words."""
    citizen.open("/underret/")
    page = citizen.send({
        "text": "Drengen er tit alene ude sent om aftenen, og jeg hører råben gennem væggen.",
        "child_name": "Emil Agard Vinter", "child_where": "Han går på Havneskolen.",
    })  # fmt: skip
    if any(form.holds("text") for form in page.read.forms):  # the page first hints at what may give the writer away
        page = citizen.send({}, names=("text",))
    page.must_say("modtaget")


def _open_notification(mette: Visitor, words: str) -> str:
    page = mette.open("/underretninger/")
    return page.link(words=words, to="/underretninger/")


def find_the_child(walk: Walk, mette: Visitor) -> None:
    """The team leader finds the child of the anonymous notification by a misspelt name."""
    address = _open_notification(mette, "ikke fundet")
    walk.known["anonymous"] = address
    mette.open(f"{address}barn/")
    page = mette.send({"q": "Emil Agard Vinter"}, to="/barn/").must_say("Emil Aagaard Winther")
    mette.send({"children": [str(EMIL)], "choose": "1"})
    mette.open(address).must_say("Emil Aagaard Winther", "sendes ikke")
    page.must_not_say(HIDDEN_STREET)


def assess_both(walk: Walk, mette: Visitor) -> None:
    """Both are assessed within 24 hours, with the sister beside the child and the whole history in view."""
    for address in (walk.known["anonymous"], _open_notification(mette, "Emil")):
        page = mette.open(address).must_say("Freja", "24 timer")
        page.must_not_say(HIDDEN_STREET)
        mette.send({
            "urgency": "fast", "next_step": "screen_siblings",
            "reason": "Emil er i faldende trivsel, men tryg hos mor og mormor. Vi screener begge børn samlet.",
        })  # fmt: skip
        mette.open(address).must_say("Hurtig")
        walk.known["assessed"] = address


STORY = [
    ("4", "Ida sætter bekymringen på linealen: barnet 3, omsorgen 2", "ida", place_concern),
    ("5.1", "Ida underretter sammen med mor og vedlægger trivsel og bekymring", "ida", notify_with_mother),
    ("5.2", "En borger underretter anonymt fra den åbne side", "", notify_anonymously),
    ("6.1", "Mette finder barnet bag den anonyme underretning", "mette", find_the_child),
    ("6.2", "Mette vurderer begge underretninger med søsteren ved siden af", "mette", assess_both),
]
