"""A child on the way: the mother's page, what was told of her, what she is offered, and a quiet end."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.actions import pregnancies
from favn.journey.checkups.errors import ContactRefused
from favn.journey.checkups.forms.pregnancies import AnswerForm, ClosingForm, MessageForm, OfferForm
from favn.journey.checkups.policy.contacts import VISITORS
from favn.journey.checkups.queries.pregnancies import PregnancyPage, message_of, offer_of, pregnancy_page
from favn.journey.checkups.rules.pregnancy import how_far
from favn.kit.clock import local
from favn.kit.htmx import REFUSED

PAGE = "checkups/pregnancy.html"


def _shown(request: ActingRequest, page: PregnancyPage, offering: OfferForm | None = None) -> HttpResponse:
    today = local(request.at).date()
    about = {
        "page": page, "child": page.child, "offering": offering or OfferForm(), "today": today,
        "answers": AnswerForm().fields["answer"],
        "weeks": how_far(page.child.due_on, today) if page.child.due_on else None,
    }  # fmt: skip
    return render(request, PAGE, about, status=REFUSED if offering else 200)


@page(*VISITORS)
@require_GET
def pregnancy(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """The mother's page."""
    return _shown(request, pregnancy_page(actor=request.actor, child_id=child_id, at=request.at))


@page(*VISITORS)
@require_http_methods(["GET", "POST"])
def message(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Write in a message about a mother who is known already."""
    shown = _followed(request, child_id)
    form = MessageForm(request.POST or None)
    if form.is_valid():
        try:
            pregnancies.record_message(child=shown.child, told=form.facts(), by=request.actor, at=request.at)
            messages.success(request, _("Beskeden er skrevet ind. Husk at kvittere."))
            return redirect("checkups:pregnancy", child_id)
        except ContactRefused as refusal:
            form.add_error(None, str(refusal))
    about = {"page": shown, "child": shown.child, "form": form}
    return render(request, "checkups/pregnancy_message.html", about, status=REFUSED if form.is_bound else 200)


@page(*VISITORS)
@require_POST
def receipt(request: ActingRequest, pregnancy_message_id: UUID) -> HttpResponse:
    """Send the receipt."""
    found = message_of(actor=request.actor, message_id=pregnancy_message_id, at=request.at)
    sent = pregnancies.send_receipt(message=found, by=request.actor, at=request.at)
    if sent.receipt and sent.receipt.sent_at is None:
        messages.success(request, _("Kvitteringen er skrevet. Print den, og send den, eller ring."))
    else:
        messages.success(request, _("Kvitteringen er sendt."))
    return redirect("checkups:pregnancy", found.child_id)


@page(*VISITORS)
@require_POST
def offer(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Offer her something."""
    shown, form = _followed(request, child_id), OfferForm(request.POST)
    if not form.is_valid():
        return _shown(request, shown, form)
    pregnancies.offer_in_pregnancy(child=shown.child, **form.cleaned_data, by=request.actor, at=request.at)
    return redirect("checkups:pregnancy", child_id)


@page(*VISITORS)
@require_POST
def answer(request: ActingRequest, pregnancy_offer_id: UUID) -> HttpResponse:
    """What she said to it."""
    found = offer_of(actor=request.actor, pregnancy_offer_id=pregnancy_offer_id, at=request.at)
    form = AnswerForm(request.POST)
    if form.is_valid():
        pregnancies.answer_offer(offer=found, answer=form.cleaned_data["answer"], by=request.actor, at=request.at)
    else:
        messages.error(request, _("Vælg et af svarene."))
    return redirect("checkups:pregnancy", found.child_id)


@page(*VISITORS)
@require_http_methods(["GET", "POST"])
def closing(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """She is followed no more."""
    shown = _followed(request, child_id)
    form = ClosingForm(request.POST or None, initial={"happened_on": local(request.at).date()})
    if form.is_valid():
        try:
            pregnancies.close_pregnancy(child=shown.child, **form.cleaned_data, by=request.actor, at=request.at)
            return redirect("checkups:pregnancy", child_id)
        except ContactRefused as refusal:
            form.add_error(None, str(refusal))
    about = {"page": shown, "child": shown.child, "form": form}
    return render(request, "checkups/pregnancy_closing.html", about, status=REFUSED if form.is_bound else 200)


@page(*VISITORS)
@require_POST
def taking_back(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """It was written by mistake, or she changed her mind."""
    shown = pregnancy_page(actor=request.actor, child_id=child_id, at=request.at)
    if shown.closing is None:
        raise Http404
    pregnancies.take_back_closing(closing=shown.closing, by=request.actor, at=request.at)
    messages.success(request, _("Graviditeten følges igen. Besøg, der blev aflyst, skal aftales på ny."))
    return redirect("checkups:pregnancy", child_id)


def _followed(request: ActingRequest, child_id: UUID) -> PregnancyPage:
    """A pregnancy that is followed; one that is not has nothing to be done about it."""
    shown = pregnancy_page(actor=request.actor, child_id=child_id, at=request.at)
    if not shown.is_followed:
        raise Http404
    return shown
