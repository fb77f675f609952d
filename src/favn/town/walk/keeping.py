"""Step 13, beside Emil's story: a child is opened in an emergency, and a leader looks at it afterwards."""

from favn.town.settle import key_of
from favn.town.walk.walking import Visitor, Walk

SARA, JOHAN = key_of("child", "sara"), key_of("child", "johan")
REASON = "Politiet har ringet: hun er fundet alene på havnen og vil ikke sige, hvor hun bor."


def open_in_emergency(walk: Walk, per: Visitor) -> None:
    """The duty officer opens a child at night, and says why; a word is no reason."""
    per.open(f"/noedadgang/{SARA}/")
    per.send({"reason": "haster"}, expect=422).must_say("mindst 10 tegn")
    per.send({"reason": REASON}).must_say("Sara Aagaard Bruun", "fire timer")
    per.open(f"/noedadgang/{JOHAN}/")
    per.send({"reason": "Skadestuen spørger, hvem de skal ringe til om Johan."}).must_say("Johan Toft")


def look_at_it(walk: Walk, mette: Visitor) -> None:
    """The leader reads the reason, and says that it was in order; the other still waits."""
    mette.open("/noedadgang/gennemgang/").must_say(REASON)
    mette.open(mette.page.link(words="Sara", to="/noedadgang/gennemgang/")).must_say(REASON)
    mette.send({"verdict": "justified", "remark": "Det kunne ikke vente."}).must_say("Gennemgangen er gemt", "Johan")
    mette.page.must_not_say(REASON)
    mette.open("/noedadgang/gennemgang/?vis=gennemgaaet").must_say(REASON, "Det kunne ikke vente.")


STORY = [
    ("13.1", "Per åbner to børn med nødadgang og siger hvorfor", "per", open_in_emergency),
    ("13.2", "Mette ser efter og siger, at den ene var i orden", "mette", look_at_it),
]
