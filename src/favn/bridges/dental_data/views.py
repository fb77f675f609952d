"""The page for bringing the clinic's times in: choose, see what it would do, let it in."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from favn.bridges.dental_data.actions import Report, bring_in
from favn.bridges.dental_data.forms import TimesForm, opened, sealed
from favn.bridges.dental_data.lines import words_of
from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.checkups.policy.dental import CLINIC
from favn.journey.checkups.queries.dental_child import clinic_of
from favn.kit.catalogue import N_
from favn.kit.htmx import REFUSED

TIMES = "dental_data/times.html"
COUNTS = {
    "agreed": N_("Nye tider"), "attended": N_("Kom"), "no_show": N_("Udeblev"), "cancelled": N_("Afbud"),
    "unchanged": N_("Uændret"),
}  # fmt: skip


@page(*CLINIC)
@require_http_methods(["GET", "POST"])
def times(request: ActingRequest) -> HttpResponse:
    """Choose a file and see what it would do; then let it in."""
    unit = clinic_of(request.actor)
    if unit is None:
        raise Http404
    if "sealed" in request.POST:
        return _let_in(request)
    form = TimesForm(request.POST, request.FILES) if request.method == "POST" else TimesForm()
    if not form.is_valid():
        return render(request, TIMES, {"form": form, "report": None}, status=REFUSED if form.is_bound else 200)
    content = form.cleaned_data["file"].read()
    report = bring_in(content=content, unit_id=unit.pk, dry_run=True, by=request.actor, at=request.at)
    kept = sealed(content, request.actor.key) if report.is_clean else ""
    about = {"form": TimesForm(), "sealed": kept, **_told(report)}
    return render(request, TIMES, about, status=200 if report.is_clean else REFUSED)


def _let_in(request: ActingRequest) -> HttpResponse:
    content, unit = opened(request.POST["sealed"], request.actor.key), clinic_of(request.actor)
    if content is None or unit is None:
        messages.error(request, _("Filen kunne ikke åbnes igen. Vælg den forfra."))
        return redirect("dental_data:times")
    report = bring_in(content=content, unit_id=unit.pk, dry_run=False, by=request.actor, at=request.at)
    if not report.is_clean:
        return render(request, TIMES, {"form": TimesForm(), "sealed": "", **_told(report)}, status=REFUSED)
    messages.success(request, _("Filen er kommet ind. Nye udeblivelser står på listen."))
    return redirect("dental_data:times")


def _told(report: Report) -> dict[str, Any]:
    return {
        "report": report, "errors": [(each.line, words_of(each)) for each in report.errors],
        "counts": [(_(words), report.counts[name]) for name, words in COUNTS.items()],
    }  # fmt: skip
