"""Pages for bringing a file in: choose, see what it would do, let it in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from favn.bridges.school_data import actions, queries
from favn.bridges.school_data.choices import ImportKind
from favn.bridges.school_data.forms import FileForm
from favn.bridges.school_data.models import ImportRun
from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.organisation.choices import Role

BRINGERS = (Role.SECRETARY, Role.ADMINISTRATOR)


@page(*BRINGERS)
def imports(request: ActingRequest) -> HttpResponse:
    """Choose a file; below, the files brought before."""
    is_sent = request.method == "POST"
    form = FileForm(request.POST, request.FILES) if is_sent else FileForm()
    if is_sent and form.is_valid():
        chosen = form.cleaned_data["file"]
        limits = None if request.actor.has_role(Role.ADMINISTRATOR) else list(request.actor.unit_ids)
        run = actions.bring_file(
            content=chosen.read(), file_name=chosen.name, unit_ids=limits, by=request.actor, at=request.at,
            kind=ImportKind(form.cleaned_data["kind"]),
        )  # fmt: skip
        return redirect("school_data:import", run_id=run.id)
    context = {"form": form, "runs": queries.imports_of(request.actor)[:20]}
    return render(request, "school_data/imports.html", context, status=422 if form.errors else 200)


def _run_or_404(request: ActingRequest, run_id: UUID) -> ImportRun:
    run = queries.import_by_key(request.actor, run_id)
    if run is None:
        raise Http404
    return run


@page(*BRINGERS)
def one_import(request: ActingRequest, run_id: UUID) -> HttpResponse:
    """What the file would do, or has done. The page asks again by itself while the file waits."""
    run = _run_or_404(request, run_id)
    context = {
        "run": run,
        "counts": queries.counts_of(run),
        "errors": queries.lines_of(run, "errors"),
        "left_out": queries.lines_of(run, "left_out"),
    }
    template = "school_data/_answer.html" if request.htmx else "school_data/import.html"
    return render(request, template, context)


@page(*BRINGERS)
@require_POST
def let_in(request: ActingRequest, run_id: UUID) -> HttpResponse:
    """Bring the tried file in."""
    run = _run_or_404(request, run_id)
    try:
        actions.want_in(run=run, by=request.actor, at=request.at)
    except actions.NotTried:
        messages.error(request, _("Filen kan ikke komme ind: den har fejl, eller den er allerede på vej."))
    return redirect("school_data:import", run_id=run.id)
