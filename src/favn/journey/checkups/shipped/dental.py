"""The letters and the days Favn ships with: a proposal in plain Danish, for the clinic's leader to edit."""

import hashlib
from uuid import UUID

from favn.journey.checkups.rules.dental import Pace, Step

PACE = Pace(
    letter_days=2, call_days=10, calls=2, call_again_days=2, second_letter_days=3, concern_days=14, misses_to_concern=3
)
LETTERS: dict[str, tuple[str, str, str, str]] = {
    Step.LETTER: (
        "Vi savnede {barnet} hos tandlægen",
        "{barnet} havde tid hos tandlægen {dag}, men kom ikke.\n\n"
        "Det kan ske for alle. Måske var I syge, eller måske passede tiden dårligt.\n\n"
        "Ring til os på {telefon}. Så finder vi en ny tid, der passer jer. Det koster ikke noget.\n\n"
        "Går {barnet} hos en anden tandlæge, så ring også. Så skriver vi det ned og spørger ikke mere.\n\n"
        "Hører vi ikke fra dig, ringer vi til dig.",
        "We missed {barnet} at the dentist",
        "{barnet} had an appointment at the dentist {dag} but did not come.\n\n"
        "It can happen to anyone. Perhaps you were ill, or perhaps the time did not suit you.\n\n"
        "Call us on {telefon}, and we will find a new time that suits you. It is free of charge.\n\n"
        "If {barnet} goes to another dentist, please call as well. We will note it and not ask again.\n\n"
        "If we do not hear from you, we will call you.",
    ),
    Step.SECOND_LETTER: (
        "{barnet} mangler stadig at komme til tandlægen",
        "{barnet} havde tid hos tandlægen {dag}, men kom ikke. Vi har skrevet til dig og prøvet at ringe.\n\n"
        "Alle børn skal have tilbud om at få set deres tænder. Det har kommunen pligt til at sørge for. "
        "Derfor skriver vi igen.\n\n"
        "Ring til os på {telefon} i denne uge, så finder vi en tid sammen. Er der noget, der gør det svært at komme, "
        "så sig det. Vi vil gerne hjælpe.\n\n"
        "Du kan også sige nej tak. Så skriver vi det ned.\n\n"
        "Hører vi ikke fra dig, ser vi på, om {barnet} har brug for mere hjælp.",
        "{barnet} still has to come to the dentist",
        "{barnet} had an appointment at the dentist {dag} but did not come. "
        "We have written to you and tried to call.\n\n"
        "Every child must be offered to have their teeth seen to. The municipality has a duty to make sure of it. "
        "That is why we write again.\n\n"
        "Call us on {telefon} this week, and we will find a time together. If something makes it hard to come, "
        "please tell us. We would like to help.\n\n"
        "You can also say no thank you. Then we will note it.\n\n"
        "If we do not hear from you, we will consider whether {barnet} needs more help.",
    ),
}

# From fifteen the young person gets a letter as well (sundhedsloven § 17).
YOUNG_LETTERS: dict[str, tuple[str, str, str, str]] = {
    Step.LETTER: (
        "Vi savnede dig hos tandlægen",
        "Du havde tid hos tandlægen {dag}, men kom ikke.\n\n"
        "Det kan ske for alle. Måske var du syg, eller måske passede tiden dårligt.\n\n"
        "Ring til os på {telefon}. Så finder vi en ny tid, der passer dig. Det koster ikke noget.\n\n"
        "Går du hos en anden tandlæge, så ring også. Så skriver vi det ned og spørger ikke mere.\n\n"
        "Fra du er 15 år, skriver vi til dig selv. Vi skriver også til den eller dem, der har forældremyndigheden.",
        "We missed you at the dentist",
        "You had an appointment at the dentist {dag} but did not come.\n\n"
        "It can happen to anyone. Perhaps you were ill, or perhaps the time did not suit you.\n\n"
        "Call us on {telefon}, and we will find a new time that suits you. It is free of charge.\n\n"
        "If you go to another dentist, please call as well. We will note it and not ask again.\n\n"
        "From when you are 15 we write to you yourself. We also write to those who have custody.",
    ),
    Step.SECOND_LETTER: (
        "Du mangler stadig at komme til tandlægen",
        "Du havde tid hos tandlægen {dag}, men kom ikke. Vi har skrevet til dig før.\n\n"
        "Ring til os på {telefon} i denne uge, så finder vi en tid sammen. Er der noget, der gør det svært at komme, "
        "så sig det. Vi vil gerne hjælpe.\n\n"
        "Du kan også sige nej tak. Så skriver vi det ned.\n\n"
        "Vi skriver også til den eller dem, der har forældremyndigheden.",
        "You still have to come to the dentist",
        "You had an appointment at the dentist {dag} but did not come. We have written to you before.\n\n"
        "Call us on {telefon} this week, and we will find a time together. If something makes it hard to come, "
        "please tell us. We would like to help.\n\n"
        "You can also say no thank you. Then we will note it.\n\n"
        "We also write to those who have custody.",
    ),
}


def shipped_key(what: str) -> UUID:
    """The same key in every municipality, so that figures can be compared."""
    return UUID(bytes=hashlib.sha256(f"favn/dental/{what}/1".encode()).digest()[:16], version=4)
