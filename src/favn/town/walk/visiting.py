"""Step 12, the health visitor: a talk with Emil in his grade, and twins whom no institution knows."""

from favn.town.settle import key_of
from favn.town.walk.telling import day
from favn.town.walk.walking import Visitor, Walk

EMIL = key_of("child", "emil")


def talk_with_emil(walk: Walk, hanne: Visitor) -> None:
    """Hanne notes with the mother that they need more, agrees on the talk of his grade, and writes it."""
    hanne.open(f"/barn/{EMIL}/kontakter/").must_say("Samtale i 3. klasse")
    hanne.send({"kind": "vulnerable", "why": "Sofie vil gerne tale oftere i den næste tid"})
    page = hanne.open(f"/barn/{EMIL}/kontakter/").must_say("Sofie vil gerne tale oftere")
    hanne.open(page.link(to="/kontakter/grade_3/aftale/"))
    hanne.send({"day": day(), "hour": "10.15"}).must_say("Samtale i 3. klasse")
    walk.known["visit"] = hanne.page.url
    hanne.send({"held_on": day(), "seen": "Emil fortæller roligt om sin hverdag", "agreed": "Vi ses efter ferien"})
    hanne.page.must_say("Emil fortæller roligt", "Hanne Juul").must_not_say("Fyrvænget")


def visit_the_twins(walk: Walk, hanne: Visitor) -> None:
    """Nour goes to no institution, so she is offered a language assessment; what her mother says is kept as hers."""
    hanne.open("/sundhedspleje/dag/").must_say("I ingen institution", "Nour Saleh")
    page = hanne.open("/sundhedspleje/uden-institution/").must_say("Nour Saleh", "Adam Saleh", "Sådan er der talt")
    page = hanne.open(page.link(words="Nour")).must_say("Sprogvurdering ved 3 år")
    hanne.open(page.link(to="/kontakter/language_3/aftale/"))
    page = hanne.send({"day": day(), "hour": "13"}).must_say("Layla siger")
    words = next(name for name in page.form("held_on").names if name.startswith("words_"))
    hanne.send({"held_on": day(), "interaction": "fine", "signals": "fine", words: "Hun taler arabisk og lidt dansk"})
    hanne.page.must_say("Hun taler arabisk og lidt dansk", "Samspil: som ventet")


STORY = [
    ("12.7", "Hanne taler med Emil i 3. klasse og skriver besøget", "hanne", talk_with_emil),
    ("12.8", "Hanne besøger Nour, som ingen institution kender", "hanne", visit_the_twins),
]
