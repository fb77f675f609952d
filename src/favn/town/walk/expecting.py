"""Step 12: a midwife tells of Nanna, a child is born with what was told before, and a pregnancy ends in silence."""

from datetime import date

from favn.kit.clock import local, now
from favn.town.expecting import GROUP, HER_WORDS
from favn.town.settle import invented_cpr
from favn.town.walk.telling import day
from favn.town.walk.walking import Visitor, Walk, WalkFailed

TOLD = "Lægen har sagt til Asta, at sundhedsplejersken ringer i denne uge."
WORDS = "Jeg sover næsten ikke."


def acknowledge(walk: Walk, hanne: Visitor) -> None:
    """The midwife's message waits on the day; the receipt goes to the midwife, and says nothing of Nanna."""
    page = hanne.open("/sundhedspleje/dag/").must_say("Beskeder om gravide: kvittér", "Lise Holm")
    hanne.open(page.link(words="Kjærgaard", to="/graviditet/")).must_say(
        "Nanna Kjærgaard", HER_WORDS, "hun har sagt ja"
    )
    page = hanne.send({}, to="/kvittering/").must_say("Kvitteret")
    walk.known["nanna"] = page.url
    hanne.open(page.link(words="Se kvitteringen")).must_say("Lise Holm")
    hanne.open("/sundhedspleje/dag/").must_not_say("Lise Holm")


def offer_a_group(walk: Walk, hanne: Visitor) -> None:
    """Nanna says yes to the group, and a visit is agreed."""
    page = hanne.open(walk.known["nanna"]).must_say(GROUP, "Besøg i graviditeten")
    hanne.send({}, to="/svar/", button="yes").must_say(GROUP)
    hanne.open(page.link(to="/kontakter/pregnancy/aftale/"))
    hanne.send({"day": day(3), "hour": "10.30"}).must_say("Besøg i graviditeten")


def message_about_someone_new(walk: Walk, hanne: Visitor) -> None:
    """A doctor tells of somebody nobody here knows: she, her child and the message are written in at once."""
    page = hanne.open("/sundhedspleje/").must_say("På vej")
    page = hanne.open(page.link(words="Besked fra jordemoder eller læge"))
    area = page.html.split('name="area"', 1)[1].split('value="', 1)[1].split('"', 1)[0]
    page = hanne.send({
        "given_names": "Asta", "surname": "Lyngdal", "number": invented_cpr(date(1993, 2, 14), 407).value,
        "language": "da", "due_on": day(12), "area": area, "sender": "doctor", "sender_name": "Bente Ravn",
        "sent_on": day(-1), "about": "Asta sover dårligt og er bange for fødslen.", "ground": "consent", "told": TOLD,
        "her_words": WORDS,
    })  # fmt: skip
    page.must_say("Asta Lyngdal", TOLD, WORDS)
    walk.known["asta"] = page.url


def birth_brings_it_along(walk: Walk, hanne: Visitor) -> None:
    """The child is born, and what was told before stands on the same record; the page says whose words they are."""
    page = hanne.open(walk.known["asta"])
    hanne.open(page.link(to="/foedsel/"))
    number = invented_cpr(local(now()).date(), 408).value
    hanne.send({"given_names": "Vilje", "sex": "f", "number": number}).must_say("Vilje Lyngdal")
    hanne.open(walk.known["asta"]).must_say("Mor til Vilje Lyngdal", TOLD, WORDS)


def end_in_silence(walk: Walk, hanne: Visitor) -> None:
    """Samira's pregnancy has ended: no list shows it, and nothing more can be written to her from here."""
    page = hanne.open("/sundhedspleje/")
    page = hanne.open(page.link(words="Samiradal", to="/graviditet/")).must_say("Samira Samiradal")
    hanne.open(page.link(to="/afslutning/"))
    page = hanne.send({"kind": "lost", "happened_on": day(), "note": "Hun ringer selv, hvis hun vil tale"})
    page.must_say("Graviditeten følges ikke mere", "Hun ringer selv")
    for place in ("/sundhedspleje/", "/sundhedspleje/dag/"):
        if "Samiradal" in hanne.open(place).read.text:
            raise WalkFailed(f"{place} viser stadig hende, der har mistet")


STORY = [
    ("12.31", "Hanne kvitterer for jordemoderens besked om Nanna", "hanne", acknowledge),
    ("12.32", "Nanna siger ja til en gruppe, og de aftaler et besøg", "hanne", offer_a_group),
    ("12.33", "Lægen skriver om Asta, og Hanne skriver beskeden ind", "hanne", message_about_someone_new),
    ("12.34", "Astas barn bliver født, og det, der blev skrevet før, følger med", "hanne", birth_brings_it_along),
    ("12.35", "Samiras graviditet er ophørt; ingen liste viser hende mere", "hanne", end_in_silence),
]
