"""Figures for those who lead, and for the committee."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from favn.desks.leader.files import as_csv
from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.kit.small_numbers import SMALL
from favn.oversight.detection_audit import policy as detection
from favn.oversight.detection_audit.queries.reading import misses, newest_edition
from favn.oversight.detection_audit.wording import questions_in_words, sections
from favn.oversight.statistics.choices import DEFINITIONS, UNITS
from favn.oversight.statistics.policy import READERS
from favn.oversight.statistics.queries import newest_figures


@page(*READERS)
@require_GET
def figures(request: ActingRequest) -> HttpResponse:
    """Three figures for the municipality, each with what it counts; a small one is hidden."""
    about = {"figures": newest_figures(), "definitions": DEFINITIONS, "units": UNITS, "small": SMALL}
    return render(request, "leader/figures.html", about)


@page(*detection.READERS)
@require_GET
def audit(request: ActingRequest) -> HttpResponse:
    """The audit of detection: a unit or an area beside the municipality; small numbers hidden."""
    edition = newest_edition(_asked_place(request))
    about = {
        "edition": edition,
        "sections": list(sections(edition)) if edition else [],
        "questions": questions_in_words(edition) if edition else [],
        "may_learn": request.actor.has_role(*detection.LEARNERS),
    }
    return render(request, "leader/audit.html", about)


@page(*detection.READERS)
@require_GET
def audit_file(request: ActingRequest) -> HttpResponse:
    """The same figures as a file that opens in a Danish Excel."""
    edition = newest_edition(_asked_place(request))
    if edition is None:
        raise Http404
    return as_csv("revision-af-opsporingen", edition, list(sections(edition)))


@page(*detection.LEARNERS)
@require_GET
def unseen(request: ActingRequest) -> HttpResponse:
    """The children nobody saw coming, of those the reader has a basis for; each look is in the log."""
    return render(request, "leader/unseen.html", {"unseen": misses(actor=request.actor, at=request.at)})


def _asked_place(request: ActingRequest) -> UUID | None:
    """The unit or area in the address, if any. Raises Http404 for what is no key."""
    asked = request.GET.get("enhed", "")
    try:
        return UUID(asked) if asked else None
    except ValueError as error:
        raise Http404 from error
