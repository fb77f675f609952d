"""My letters, and one letter's page."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from favn.foundation.access.pages import EMPLOYEE, LOGGED_IN, page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.letters import actions, queries

SHOWN = 100


@page(EMPLOYEE)
def letters(request: ActingRequest) -> HttpResponse:
    """The letters I sent (those that wait for me first) and those sent to me."""
    about = {"sent": queries.letters_by(request.actor)[:SHOWN], "received": queries.letters_to(request.actor)[:SHOWN]}
    return render(request, "letters/letters.html", about)


@page(EMPLOYEE)
def letter(request: ActingRequest, letter_id: UUID) -> HttpResponse:
    """One letter: to whom, which way and why; posted by a person when it waits for one."""
    found = queries.open_letter(actor=request.actor, letter_id=letter_id, at=request.at)
    if request.method != "POST":
        return render(request, "letters/letter.html", {"letter": found})
    try:
        actions.mark_posted(letter=found, by=request.actor, at=request.at)
        messages.success(request, _("Brevet er sendt."))
    except (actions.AlreadyPosted, actions.SendingRefused) as refusal:
        messages.error(request, str(refusal))
    return redirect("letters:letter", letter_id)


@page(LOGGED_IN)
def page_of_letter(request: ActingRequest, letter_id: UUID) -> HttpResponse:
    """The letter's PDF, under a name that says nothing."""
    content = queries.open_page(actor=request.actor, letter_id=letter_id, at=request.at)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="brev.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
