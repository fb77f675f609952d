"""The meeting room: written live, each line saved at once, minutes ready when people stand up."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from favn.desks.meeting.forms import LineForm, NumberForm, ShareForm, line_form
from favn.desks.meeting.queries import Room, has_news, line_in_room, meetings_for
from favn.desks.meeting.queries import room as room_of
from favn.foundation.access.pages import EMPLOYEE, page
from favn.foundation.access.requests import ActingRequest
from favn.journey.networks import actions
from favn.journey.networks.choices import LineKind
from favn.journey.plans.actions import PlanRefused, plan_from_meeting
from favn.kit.htmx import REFUSED, is_htmx

ROOM = "meeting/room.html"


def _context(shown: Room, **changed: Any) -> dict[str, Any]:
    forms = {kind.value: line_form(kind, shown.speakers, text=shown.drafts.get(kind, "")) for kind in LineKind}
    return {"room": shown, "forms": forms, "kinds": LineKind, "number": NumberForm(speakers=shown.speakers)} | changed


def _answer(request: ActingRequest, shown: Room, piece: str, status: int = 200, **changed: Any) -> HttpResponse:
    """One piece of the room when htmx asks, else the whole of it."""
    if is_htmx(request):
        return render(request, f"meeting/{piece}.html", _context(shown, **changed), status=status)
    if status == REFUSED:
        return render(request, ROOM, _context(shown, **changed), status=status)
    return redirect("meeting:room", shown.meeting.pk)


def _kind(kind: str) -> LineKind:
    if kind not in LineKind.values:
        raise Http404
    return LineKind(kind)


@page(EMPLOYEE)
@require_safe
def meetings(request: ActingRequest) -> HttpResponse:
    """My network meetings."""
    return render(request, "meeting/meetings.html", {"meetings": meetings_for(request.actor, request.at)})


@page(EMPLOYEE)
@require_safe
def room(request: ActingRequest, meeting_id: UUID) -> HttpResponse:
    """The wall: what we worry about, what works, what must happen, and each person's number."""
    return render(request, ROOM, _context(room_of(request.actor, meeting_id, request.at)))


@page(EMPLOYEE)
@require_POST
def write(request: ActingRequest, meeting_id: UUID, kind: str) -> HttpResponse:
    """One more line, saved at once."""
    shown, field = room_of(request.actor, meeting_id, request.at), _kind(kind)
    form = line_form(field, shown.speakers, request.POST)
    if form.is_valid():
        try:
            _write(request, shown, form)
        except actions.NetworkRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _answer(request, room_of(request.actor, meeting_id, request.at), "column", kind=field)
    forms = _context(shown)["forms"] | {field.value: form}
    return _answer(request, shown, "column", REFUSED, kind=field, forms=forms)


def _write(request: ActingRequest, shown: Room, form: LineForm) -> None:
    actions.write_line(
        meeting=shown.meeting, kind=form.kind, text=form.cleaned_data["text"], said_by=form.speaker,
        who=getattr(form, "doer", None), starts_on=form.cleaned_data.get("starts_on"), by=request.actor, at=request.at,
    )  # fmt: skip


@page(EMPLOYEE)
@require_POST
def draft(request: ActingRequest, meeting_id: UUID, kind: str) -> HttpResponse:
    """What is being written is kept, also when the browser closes."""
    shown = room_of(request.actor, meeting_id, request.at)
    try:
        actions.keep_draft(meeting=shown.meeting, kind=_kind(kind), text=request.POST.get("text", "")[:2000],
                           by=request.actor, at=request.at)  # fmt: skip
    except actions.NetworkRefused as refusal:
        return HttpResponse(str(refusal), status=REFUSED)
    return render(request, "meeting/draft.html")


@page(EMPLOYEE)
@require_POST
def say(request: ActingRequest, meeting_id: UUID) -> HttpResponse:
    """One person's number, with the words for it."""
    shown = room_of(request.actor, meeting_id, request.at)
    form = NumberForm(request.POST, speakers=shown.speakers)
    if form.is_valid() and form.speaker:
        asked = {"value": form.cleaned_data["value"], "words": form.cleaned_data["words"]}
        try:
            actions.say_number(meeting=shown.meeting, said_by=form.speaker, by=request.actor, at=request.at, **asked)
        except actions.NetworkRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _answer(request, room_of(request.actor, meeting_id, request.at), "numbers")
    return _answer(request, shown, "numbers", REFUSED, number=form)


@page(EMPLOYEE)
@require_POST
def take_back(request: ActingRequest, line_id: UUID) -> HttpResponse:
    """A line leaves the wall; or comes back, when `fortryd` is sent."""
    line, shown = line_in_room(request.actor, line_id, request.at)
    verb = actions.put_back if "fortryd" in request.POST else actions.take_back
    try:
        verb(line=line, by=request.actor, at=request.at)
    except actions.NetworkRefused as refusal:
        messages.error(request, str(refusal))
    undo = line if verb is actions.take_back else None
    return _answer(
        request, room_of(request.actor, shown.meeting.pk, request.at), "column", kind=_kind(line.kind), undo=undo
    )


@page(EMPLOYEE)
@require_safe
def news(request: ActingRequest, meeting_id: UUID) -> HttpResponse:
    """What others wrote since: nothing at all when there is nothing new."""
    shown = room_of(request.actor, meeting_id, request.at)
    if not has_news(meeting_id, request.GET.get("set", "")):
        return HttpResponse(status=204)
    return render(request, "meeting/news.html", _context(shown))


@page(EMPLOYEE)
def minutes(request: ActingRequest, meeting_id: UUID) -> HttpResponse:
    """The minutes, ready to be read, printed and shared."""
    shown = room_of(request.actor, meeting_id, request.at)
    form = ShareForm(request.POST if request.method == "POST" else None, readers=shown.readers)
    if request.method == "POST" and form.is_valid():
        readers = [UUID(key) for key in form.cleaned_data["readers"]]
        try:
            count = actions.share_meeting(meeting=shown.meeting, reader_ids=readers, by=request.actor, at=request.at)
        except actions.NetworkRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Referatet er delt med %(count)s.") % {"count": count})
            return redirect("meeting:minutes", meeting_id)
    context = {"room": shown, "form": form, "kinds": LineKind}
    return render(request, "meeting/minutes.html", context, status=REFUSED if form.errors else 200)


@page(EMPLOYEE)
@require_POST
def end(request: ActingRequest, meeting_id: UUID) -> HttpResponse:
    """The meeting is over: the minutes stand."""
    shown = room_of(request.actor, meeting_id, request.at)
    try:
        actions.end_meeting(meeting=shown.meeting, by=request.actor, at=request.at)
    except actions.NetworkRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Mødet er afsluttet. Referatet er klar."))
    return redirect("meeting:minutes", meeting_id)


@page(EMPLOYEE)
@require_POST
def make_plan(request: ActingRequest, meeting_id: UUID) -> HttpResponse:
    """Make the plan of the meeting: the wishes become goals, what must happen becomes agreements."""
    shown = room_of(request.actor, meeting_id, request.at)
    try:
        plan = plan_from_meeting(meeting=shown.meeting, by=request.actor, at=request.at)
    except PlanRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("meeting:minutes", meeting_id)
    messages.success(request, _("Planen er lavet af mødet. Ret den; intet skal skrives af."))
    return redirect("plans:plan", plan.pk)
