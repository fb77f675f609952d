"""The receipt to a midwife or doctor: that it came, and who has it. Nothing of the mother, nor of where she lives."""

from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.documents.blocks import Block, Definition, Paragraph
from favn.foundation.organisation.models import Employee
from favn.journey.checkups.models import PregnancyMessage
from favn.kit.wording import day


def receipt_text(message: PregnancyMessage, by: Actor) -> list[Block]:
    """What the receipt says. The sender knows the mother by their own reference."""
    who = Employee.objects.get(pk=by.key)
    lines: list[Block] = [
        Paragraph(_("Tak for jeres besked. Vi har modtaget den og læst den.")),
        Definition(_("Jeres besked af"), day(message.sent_on)),
    ]
    if message.reference:
        lines.append(Definition(_("Jeres reference"), message.reference))
    lines += [
        Definition(_("Sundhedsplejerske"), f"{who.name} {who.phone}".strip()),
        Paragraph(
            _(
                "Sundhedsplejersken kontakter hende og tilbyder besøg. Af hensyn til hende skriver vi ikke her, hvem "
                "hun er, eller hvad vi aftaler med hende. Ring, hvis noget haster, eller hvis der sker noget nyt."
            )
        ),
        Paragraph(_("Denne besked er ikke en underretning. Er I bekymrede for barnet, skal I også underrette.")),
    ]
    return lines
