"""The tables of the universal contacts, a file for each subject. A new subject is imported here."""

from favn.journey.checkups.models.absence import AbsenceDuty, AbsenceFigure, AbsencePace
from favn.journey.checkups.models.clinic import ClinicAgreement, ClinicMeeting, DentalAdvice, DentalPost, SpokenOf
from favn.journey.checkups.models.contacts import Circumstance, Contact, ContactKind
from favn.journey.checkups.models.dental import DentalAppointment, NoShow, NoShowLetter, NoShowPace, NoShowStep
from favn.journey.checkups.models.handovers import Handover
from favn.journey.checkups.models.pregnancy import PregnancyClosing, PregnancyMessage, PregnancyOffer
from favn.journey.checkups.models.transitions import (
    Delivery,
    NoteAnswer,
    Transition,
    TransitionGuide,
    TransitionKind,
    TransitionNote,
)
from favn.journey.checkups.models.visits import MoodScale, ParentAtVisit, Visit

__all__ = [
    "AbsenceDuty", "AbsenceFigure", "AbsencePace", "Circumstance", "ClinicAgreement", "ClinicMeeting", "Contact",
    "ContactKind",
    "Delivery", "DentalAdvice", "DentalAppointment", "DentalPost", "Handover", "MoodScale", "NoShow", "NoShowLetter",
    "NoShowPace", "NoShowStep", "NoteAnswer", "ParentAtVisit", "PregnancyClosing", "PregnancyMessage",
    "PregnancyOffer", "SpokenOf", "Transition", "TransitionGuide", "TransitionKind", "TransitionNote", "Visit",
]  # fmt: skip
