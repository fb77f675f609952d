"""The tables of the universal contacts, a file for each subject. A new subject is imported here."""

from favn.journey.checkups.models.absence import AbsenceDuty, AbsenceFigure
from favn.journey.checkups.models.clinic import DentalPost
from favn.journey.checkups.models.contacts import Circumstance, Contact, ContactKind
from favn.journey.checkups.models.dental import DentalAppointment, NoShow, NoShowLetter, NoShowPace, NoShowStep
from favn.journey.checkups.models.handovers import Handover
from favn.journey.checkups.models.pregnancy import PregnancyClosing, PregnancyMessage, PregnancyOffer
from favn.journey.checkups.models.visits import MoodScale, ParentAtVisit, Visit

__all__ = [
    "AbsenceDuty", "AbsenceFigure", "Circumstance", "Contact", "ContactKind", "DentalAppointment", "DentalPost",
    "Handover", "MoodScale", "NoShow", "NoShowLetter", "NoShowPace", "NoShowStep", "ParentAtVisit", "PregnancyClosing",
    "PregnancyMessage", "PregnancyOffer", "Visit",
]  # fmt: skip
