"""The letter that warns parents of unlawful absence: plain words, what the school registered, and what comes next."""

from django.utils.translation import gettext as _

from favn.foundation.documents.blocks import Block, Paragraph
from favn.journey.checkups.rules.absence import Days, Quarter
from favn.journey.checkups.wording.absence import figure, percent_words, quarter_name


def letter_about(first_name: str, quarter: Quarter, days: Days) -> tuple[str, list[Block]]:
    """The title and the words of the letter, in the language that is switched on."""
    facts = {
        "name": first_name, "quarter": quarter_name(quarter), "illegal": figure(days.illegal),
        "school": figure(days.school), "percent": percent_words(days.illegal_share),
    }  # fmt: skip
    words = [
        _("I %(quarter)s har %(name)s været væk %(illegal)s af %(school)s skoledage, uden at skolen kender en lovlig "
          "grund eller har givet lov. Det er %(percent)s og kaldes ulovligt fravær."),
        _("Vi vil gerne tale med dig om, hvad der gør det svært at komme i skole, og hvad vi kan gøre sammen. Er "
          "tallet forkert, eller var %(name)s syg, så sig det til os. Så retter vi det."),
        _("Når det ulovlige fravær når 10 procent i et kvartal, skal vi fortælle dig, hvad der sker, hvis det bliver "
          "mere. Bliver det 15 procent, skal skolens leder underrette kommunen."),
        _("Kommunen hører dig, og barnet selv, hvis det er over 12 år, før den beslutter, hvad der skal ske. Efter "
          "reglerne kan det få betydning for børne- og ungeydelsen."),
        _("Ring til skolen, eller skriv til os. Du er velkommen til at tage en med, du er tryg ved."),
    ]  # fmt: skip
    return _("Ulovligt fravær fra skole"), [Paragraph(each % facts) for each in words]
