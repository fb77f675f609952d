"""Nanna waits for a child: the expectant mother in the cast, and what her midwife wrote to Hanne."""

from datetime import datetime, timedelta

from favn.desks.health.actions import UNNAMED
from favn.foundation.organisation.models import Area
from favn.foundation.people.models import Adult, Child, Relation
from favn.foundation.people.names import search_fold, sort_key
from favn.journey.checkups.actions.pregnancies import RECEIPT_WITHIN
from favn.journey.checkups.models import PregnancyMessage, PregnancyOffer
from favn.kit.clock import local
from favn.town.cast import AREA, ON_THE_WAY
from favn.town.settle import key_of

MOTHER, (CHILD,) = "nanna", ON_THE_WAY
DUE_IN = timedelta(days=66)  # in the middle of the window of the visit every expectant mother is offered
SENT = timedelta(days=3)
ABOUT = "Nanna er 27 år og venter sit første barn. Hun har tidligere haft en depression og bor alene."
TOLD = "Jordemoderen har læst beskeden op for hende og sagt, at sundhedsplejersken ringer."
HER_WORDS = "Jeg vil gerne have nogen at tale med, før barnet kommer. Bare ikke for mange forskellige."
GROUP = "Gruppe for gravide, hver anden tirsdag kl. 10"


def settle_pregnancy(*, at: datetime) -> None:
    """Write the child on the way on its mother, and what Hanne knows. The cast has moved in."""
    today, hanne = local(at).date(), key_of("employee", "hanne")
    mother = Adult.objects.get(pk=key_of("adult", MOTHER))
    name = f"{UNNAMED} {mother.surname}"
    child = Child.objects.create(
        id=key_of("child", CHILD), given_names=UNNAMED, surname=mother.surname, sort_key=sort_key(name),
        search_name=search_fold(name), mother=mother, due_on=today + DUE_IN, area=Area.objects.get(name=AREA),
    )  # fmt: skip
    Relation.objects.create(
        id=key_of("relation", MOTHER, CHILD), child=child, adult=mother, kind="mother", lives_with_child=True,
        valid_from=today - SENT,
    )  # fmt: skip
    PregnancyMessage.objects.create(
        id=key_of("pregnancy_message", CHILD), child=child, sender="midwife", sender_name="Lise Holm",
        sender_place="Jordemodercentret\nSygehusvej 1\n8999 Favnø", sender_phone="78 44 00 12", reference="JC-2217",
        sent_on=today - SENT, about=ABOUT, ground="consent", told=TOLD, her_words=HER_WORDS, recorded_by_id=hanne,
        recorded_at=at - timedelta(days=1), receipt_by=today + RECEIPT_WITHIN,
    )  # fmt: skip
    PregnancyOffer.objects.create(
        id=key_of("pregnancy_offer", CHILD), child=child, kind="group", what=GROUP, offered_on=today,
        offered_by_id=hanne,
    )  # fmt: skip
