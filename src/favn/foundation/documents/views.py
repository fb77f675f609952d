"""Writing a note: the page, its draft, its merge page and its files."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from favn.foundation.access.pages import EMPLOYEE, LOGGED_IN, page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.documents import actions, queries
from favn.foundation.documents.blocks import paragraphs
from favn.foundation.documents.choices import DocumentKind
from favn.foundation.documents.forms import NoteForm
from favn.foundation.documents.rules import LARGEST_FILE, FileRefused
from favn.kit.htmx import REFUSED
from favn.kit.tables import Column

CONFLICT = 409


def _form_page(request: ActingRequest, form: NoteForm, status: int = 200, **about: Any) -> HttpResponse:
    return render(request, "documents/note_form.html", {"form": form} | about, status=status)


@page(EMPLOYEE)
@require_GET
def notes(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """What is written about a child, as far as the reader's rooms reach."""
    found = queries.open_notes(actor=request.actor, child_id=child_id, at=request.at, asked=request.GET.dict())
    columns = [Column(_("Overskrift")), Column(_("Art")), Column(_("Rum")), Column(_("Skrevet"))]
    return render(request, "documents/notes.html", {"notes": found, "child": found.child, "columns": columns})


@page(EMPLOYEE)
def new_note(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Write a note about a child; what was typed earlier and not saved stands in the fields."""
    child, rooms = queries.child_to_write_about(actor=request.actor, child_id=child_id, at=request.at)
    place = queries.place_of("notat", child.id)
    draft = queries.draft_for(request.actor, place)
    form = NoteForm(request.POST or None, initial=draft, rooms=rooms)
    about = {"child": child, "place": place, "has_draft": bool(draft), "note": None}
    if not form.is_valid():
        return _form_page(request, form, REFUSED if form.is_bound else 200, **about)
    version = actions.write(
        child_id=child.id, kind=DocumentKind.NOTE, compartment=form.room(), title=form.cleaned_data["title"],
        body=paragraphs(form.cleaned_data["text"]), by=request.actor, at=request.at, draft=place,
    )  # fmt: skip
    messages.success(request, _("Notatet er gemt."))
    return redirect("documents:note", child.id, version.document_id)


@page(EMPLOYEE)
def note(request: ActingRequest, child_id: UUID, document_id: UUID) -> HttpResponse:
    """Read a note with its earlier versions and files."""
    found = queries.open_note(actor=request.actor, child_id=child_id, document_id=document_id, at=request.at)
    return render(request, "documents/note.html", {"note": found, "refusal": ""})


@page(EMPLOYEE)
def revise_note(request: ActingRequest, child_id: UUID, document_id: UUID) -> HttpResponse:
    """Write a new version of a note. If a colleague saved in between, both texts are shown side by side."""
    found = queries.open_note(actor=request.actor, child_id=child_id, document_id=document_id, at=request.at)
    place = queries.place_of("notat", document_id)
    draft = queries.draft_for(request.actor, place)
    form = NoteForm(request.POST or None, initial=NoteForm.showing(found) | draft)
    about = {"child": found.child, "place": place, "has_draft": bool(draft), "note": found}
    if not form.is_valid():
        return _form_page(request, form, REFUSED if form.is_bound else 200, **about)
    try:
        _save_version(request, found, form, place)
    except actions.ChangedMeanwhile as clash:
        actions.save_draft(place=place, fields=request.POST.dict(), by=request.actor, at=request.at)
        about |= {"form": form.again(clash.newest.number), "clash": clash, "theirs": found}
        return render(request, "documents/merge.html", about, status=CONFLICT)
    messages.success(request, _("Den nye udgave er gemt."))
    return redirect("documents:note", child_id, document_id)


def _save_version(request: ActingRequest, found: queries.Note, form: NoteForm, place: str) -> None:
    actions.revise(
        document=found.document, title=form.cleaned_data["title"], body=paragraphs(form.cleaned_data["text"]),
        revision=form.cleaned_data["revision"] or 0, by=request.actor, at=request.at, draft=place,
    )  # fmt: skip


@require_POST
@page(LOGGED_IN)
def draft(request: ActingRequest, place: str) -> HttpResponse:
    """Keep what is typed while it is typed; answers with the line that says so."""
    actions.save_draft(place=place, fields=request.POST.dict(), by=request.actor, at=request.at)
    return render(request, "documents/draft_saved.html", {"saved_at": request.at})


@require_POST
@page(EMPLOYEE)
def attach_file(request: ActingRequest, child_id: UUID, document_id: UUID) -> HttpResponse:
    """Add a file to a note; says why when it is refused."""
    found = queries.open_note(actor=request.actor, child_id=child_id, document_id=document_id, at=request.at)
    sent = request.FILES.get("file")
    try:
        content = sent.read(LARGEST_FILE + 1) if sent else b""
        actions.attach(
            document=found.document,
            name=getattr(sent, "name", "") or "",
            content=content,
            by=request.actor,
            at=request.at,
        )
    except FileRefused as refusal:
        return render(request, "documents/note.html", {"note": found, "refusal": _(refusal.sentence)}, status=REFUSED)
    messages.success(request, _("Filen er lagt ind."))
    return redirect("documents:note", child_id, document_id)


@page(EMPLOYEE)
def file(request: ActingRequest, child_id: UUID, file_id: UUID) -> HttpResponse:
    """Fetch a file; it is saved, never opened inside Favn's own pages."""
    attached, content = queries.open_file(actor=request.actor, child_id=child_id, file_id=file_id, at=request.at)
    response = HttpResponse(content, content_type=attached.file.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=attached.name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response
