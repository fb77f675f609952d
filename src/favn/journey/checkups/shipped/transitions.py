"""The moves and the questions Favn ships with: a proposal in our own words, for the municipality to edit (docs/law)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

FROM = date(2020, 1, 1)
SINCE_OCTOBER = 305  # days before 1 August: from the first days of October

# code, Danish, English, from, to, counted from, number, shown from so many days before, until so many days after
KINDS = (
    ("home_daycare", "Fra hjemmet til dagtilbud", "From home to daycare", "home", "daycare", "birthday", 36, 240, 1100),
    ("home_school", "Fra hjemmet til skole", "From home to school", "home", "school", "school_start", 6,
     SINCE_OCTOBER, 730),
    ("daycare_school", "Fra dagtilbud til skole", "From daycare to school", "daycare", "school", "school_start", 6,
     SINCE_OCTOBER, 365),
    ("school_youth", "Fra skole til ungdomsliv", "From school to youth", "school", "youth", "after_grade", 9,
     SINCE_OCTOBER, 60),
    ("youth_adult", "Fra ung til voksen", "From youth to adult life", "youth", "adult", "birthday", 216, 365, 90),
)  # fmt: skip
SILENCE_DAYS, RECEIPT_DAYS = 21, 14

Question = tuple[str, str]
ENDING: tuple[Question, ...] = (
    ("Hvad vil I som forældre gerne have, at de nye voksne ved fra første dag?",
     "What would you as parents like the new adults to know from day one?"),
    ("Hvad har vi aftalt, og hvem gør hvad før den første dag?",
     "What have we agreed, and who does what before the first day?"),
)  # fmt: skip
GUIDES: dict[str, tuple[Question, ...]] = {
    "home_daycare": (
        ("Hvordan ser en god dag ud derhjemme? Hvornår sover, spiser og leger barnet?",
         "What does a good day at home look like? When does the child sleep, eat and play?"),
        ("Hvad gør barnet glad, og hvad trøster, når det er svært?",
         "What makes the child happy, and what comforts when it is hard?"),
        ("Hvordan er det for barnet at være sammen med andre børn og med nye voksne?",
         "How is it for the child to be with other children and with new adults?"),
        ("Hvilke sprog taler I sammen, og hvad siger barnet selv?",
         "Which languages do you speak together, and what does the child say?"),
    ),
    "home_school": (
        ("Hvad fylder barnets dage med lige nu, og hvem er barnet sammen med?",
         "What fills the child's days now, and who is the child with?"),
        ("Hvad er barnet nysgerrig efter at lære, og hvad er barnet allerede god til?",
         "What is the child curious to learn, and what is the child good at already?"),
        ("Hvordan er det for barnet at være i en stor gruppe og lytte til en voksen?",
         "How is it for the child to be in a large group and listen to an adult?"),
        ("Hvad kan gøre de første uger trygge: et besøg, en makker, en voksen at gå til?",
         "What can make the first weeks safe: a visit, a companion, an adult to go to?"),
    ),
    "daycare_school": (
        ("Hvad er barnet god til og glad for i børnehaven?",
         "What is the child good at and happy with in kindergarten?"),
        ("Hvem leger barnet med, og hvem skal helst følges ad?",
         "Whom does the child play with, and who should preferably go together?"),
        ("Hvad hjælper barnet, når der er uro, skift eller konflikter?",
         "What helps the child in unrest, changes or conflicts?"),
        ("Hvor langt er barnet med sprog, krop og det at klare sig selv?",
         "How far is the child with language, body and managing by itself?"),
        ("Hvilken støtte har virket, og hvad skal skolen tage med sig videre?",
         "Which support has worked, and what should the school carry on?"),
    ),
    "school_youth": (
        ("Hvad vil du gerne efter sommerferien, og hvad er du god til?",
         "What would you like after the summer, and what are you good at?"),
        ("Hvad har gjort en skoledag god for dig, og hvad har gjort den svær?",
         "What has made a school day good for you, and what has made it hard?"),
        ("Hvem støtter dig, og hvem kan du ringe til det nye sted?",
         "Who supports you, and whom can you call at the new place?"),
        ("Hvilken hjælp skal følge med, og hvilken hjælp vil du gerne slippe?",
         "Which help should follow, and which would you rather leave?"),
    ),
    "youth_adult": (
        ("Hvor vil du bo, hvad vil du leve af, og hvem er omkring dig?",
         "Where will you live, what will you live on, and who is around you?"),
        ("Hvilken hjælp stopper, når du fylder 18, og hvad kommer i stedet?",
         "Which help stops when you turn 18, and what comes instead?"),
        ("Hvem er din person i kommunen fra den dag?",
         "Who is your person in the municipality from that day?"),
    ),
}  # fmt: skip


def shipped_transitions() -> Iterator[dict[str, Any]]:
    """One row of `TransitionKind` for each move, without its key. The ground is consent until somebody decides else."""
    for code, name, name_en, from_place, to_place, counted, number, opens, stays in KINDS:
        yield {
            "code": code, "name": name, "name_en": name_en, "from_place": from_place, "to_place": to_place,
            "counted": counted, "number": number, "opens_days": opens, "stays_days": stays, "ground": "consent",
            "paragraph": "", "silence_days": SILENCE_DAYS, "receipt_days": RECEIPT_DAYS, "valid_from": FROM,
        }  # fmt: skip


def shipped_guides() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The questions of each move: code, and each question in Danish and English."""
    for code, questions in GUIDES.items():
        yield code, [{"da": danish, "en": english} for danish, english in (*questions, *ENDING)]
