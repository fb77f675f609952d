"""Steps 3 and 13: the leader of the school warns Emil's parents of absence, and notifies of Johan's."""

from favn.town.settle import key_of
from favn.town.walk.walking import Visitor, Walk

EMIL, JOHAN = key_of("child", "emil"), key_of("child", "johan")


def warn(walk: Walk, rikke: Visitor) -> None:
    """Rikke reads the letter and sends it: one to each parent, and the protected address is seen nowhere."""
    page = rikke.open("/skole/fravaer/").must_say("Det skal gøres", "Emil Aagaard Winther", "Johan Toft")
    page = rikke.open(page.link(words="Emil")).must_say("Varsl forældrene senest", "familierådslagning")
    rikke.open(page.link(words="Læs og send brevet")).must_say("Sofie Aagaard", "Jonas Winther")
    rikke.page.must_not_say("Fyrvænget")
    rikke.send({}, to="/varsel/").must_say("Forældrene er varslet", "venter på, at du sender").must_not_say("Fyrvænget")


def parents_read(walk: Walk, jonas: Visitor) -> None:
    """The father reads the same figures as the mother on his own page."""
    jonas.open("/familie/").must_say("Fravær")
    jonas.open("/familie/fravaer/").must_say("Emil", "ulovligt").must_not_say("Johan")


def notify(walk: Walk, rikke: Visitor) -> None:
    """One click from the duty: the notification begins with the figure, and sending it ends the duty."""
    page = rikke.open(f"/skole/fravaer/boern/{JOHAN}/").must_say("Underret kommunen senest")
    rikke.open(page.link(words="Skriv underretningen")).must_say("Ulovligt fravær i")
    rikke.send({"written_with": "mother"}, names=("text", "written_with"))
    rikke.open(f"/skole/fravaer/boern/{JOHAN}/").must_say("Kommunen er underrettet").must_not_say(
        "Skriv underretningen"
    )


EARLY = [
    ("3.1", "Rikke varsler Emils forældre om fravær, hver for sig", "rikke", warn),
    ("3.2", "Jonas læser Emils fravær på sin egen side", "jonas", parents_read),
]
STORY = [("13.7", "Rikke underretter om Johans ulovlige fravær", "rikke", notify)]
