"""Step 12, the dentist: Emil did not come, so both parents are written to, each on their own; Johan gets a new time."""

from favn.town.settle import key_of
from favn.town.walk.telling import day
from favn.town.walk.walking import Visitor, Walk

EMIL = key_of("child", "emil")
AHEAD = 9  # days


def send_the_letter(walk: Walk, tove: Visitor) -> None:
    """Tove opens what is due, reads the letter and sends it; the father's address stands nowhere."""
    page = tove.open("/tandpleje/").must_say("Emil Aagaard Winther", "Send brev", "Tove Bech")
    child = tove.open(page.link(words="Emil")).must_say("Tandeftersyn")
    page = tove.open(child.link(to="/udeblivelser/")).must_say("Vi savnede Emil hos tandlægen", "Jonas Winther")
    page.must_not_say("Fyrvænget")
    tove.send({}, to="/brev/").must_say("2 breve er skrevet", "Ring til familien").must_not_say("Fyrvænget")


def call_about_johan(walk: Walk, tove: Visitor) -> None:
    """The letter about Johan brought no answer: Tove calls his mother, they agree on a time, and it is over."""
    page = tove.open("/tandpleje/").must_say("Johan Toft")
    page = tove.open(page.link(words="Ring til familien, Johan")).must_say("26 10 11 18")
    tove.send({"said": "new_time", "day": day(AHEAD), "hour": "14.30", "note": "Mia kommer efter skole"})
    tove.page.must_say("Udeblivelsen er afsluttet", "en ny tid er aftalt")


def worry_in_a_minute(walk: Walk, tove: Visitor) -> None:
    """Two answers and a sentence; what the clinic has done stands there already."""
    page = tove.open(f"/barn/{key_of('child', 'freja')}/tandpleje/")
    page = tove.open(page.link(to="/tandpleje/bekymring/")).must_say("To svar og en sætning er nok")
    tove.send({"child_level": "2", "care_level": "2", "worrying": "Freja har ondt og ingen har set på det",
               "talked_with_parents_on": day()}, to="/tandpleje/bekymring/")  # fmt: skip
    tove.page.must_say("Freja har ondt")


STORY = [
    ("12.9", "Emil kom ikke: Tove sender et brev til hver af forældrene", "tove", send_the_letter),
    ("12.10", "Johans mor svarer i telefonen, og en ny tid er aftalt", "tove", call_about_johan),
    ("12.11", "Tove sætter ord på en bekymring på et minut", "tove", worry_in_a_minute),
]
