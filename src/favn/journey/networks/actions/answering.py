"""Writing down what a custody holder said, by mouth or on paper, to the one who gathers the network."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.actions import close_alerts
from favn.foundation.consents import actions as consents
from favn.foundation.consents.choices import Answer, Form
from favn.foundation.consents.models import Consent, Share
from favn.foundation.consents.queries import custody_holders
from favn.journey.networks.actions.gathering import NetworkRefused
from favn.journey.networks.models import Network
from favn.journey.networks.policy import may_gather


@transaction.atomic
def record_answer(
    *, network: Network, share: Share, adult_id: UUID, answer: Answer, form: Form, reason: str, by: Actor, at: datetime
) -> Consent:
    """Skriv et svar ned: what one of those with custody said about one person in the network, and how it was said.

    Raises NetworkRefused.
    """
    if not may_gather(by, network):
        raise NetworkRefused(_("Svar skrives ned af den, der leder netværket, eller den, der har barnets sag."))
    if adult_id not in custody_holders(network.child_id, at):
        raise NetworkRefused(_("Der spørges kun dem, der har forældremyndighed."))
    write = consents.give if answer == Answer.GIVEN else consents.refuse
    try:
        made = write(share=share, adult_id=adult_id, form=form, reason=reason, by=by, at=at)
    except consents.ConsentRefused as refusal:
        raise NetworkRefused(str(refusal)) from refusal
    close_alerts(source_id=share.pk, kind="share_answered", by=by, at=at)
    return made
