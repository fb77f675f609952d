"""The page of a network: who is in it, what for, until when; and its meetings."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from favn.foundation.access.pages import EMPLOYEE, page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.organisation.choices import Role
from favn.journey.networks import actions
from favn.journey.networks.forms import AnswerForm, BeginForm, MeetingForm, MemberForm
from favn.journey.networks.pages import answering, beginning, gathering, leaving, the_network
from favn.journey.networks.policy import LEADS
from favn.journey.networks.queries import possible_leads
from favn.kit.htmx import REFUSED


@page(Role.CASEWORKER)
def begin(request: ActingRequest, child_id: UUID) -> HttpResponse:
    """Ask somebody to lead a network around the child."""
    child = beginning(request.actor, child_id, request.at)
    form = BeginForm(request.POST if request.method == "POST" else None, leads=possible_leads(request.at))
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data | {"lead": form.leads[form.cleaned_data["lead"]]}
        try:
            made = actions.begin_network(child_id=child.id, by=request.actor, at=request.at, **asked)
        except actions.NetworkRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(name)s er bedt om at lede netværket.") % {"name": made.lead.name})
            return redirect("networks:network", made.pk)
    context = {"child": child, "form": form}
    return render(request, "networks/begin.html", context, status=REFUSED if form.errors else 200)


@page(EMPLOYEE)
@require_safe
def network(request: ActingRequest, network_id: UUID) -> HttpResponse:
    """Who is in the network, what for, until when."""
    return render(request, "networks/network.html", {"shown": the_network(request.actor, network_id, request.at)})


@page(*LEADS)
def add_member(request: ActingRequest, network_id: UUID) -> HttpResponse:
    """Let one more person into the network."""
    shown = gathering(request.actor, network_id, request.at)
    form = MemberForm(
        request.POST or None, around=shown.around, at=request.at, initial={"ends_on": shown.network.ends_on}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_member(network=shown.network, by=request.actor, at=request.at, **form.asked)
        except actions.NetworkRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            words = _("%(name)s er med i netværket.") if made.share.is_open else _("Familien er spurgt om %(name)s.")
            messages.success(request, words % {"name": made.name})
            return redirect("networks:network", shown.network.pk)
    return render(
        request, "networks/member.html", {"shown": shown, "form": form}, status=REFUSED if form.errors else 200
    )


@page(*LEADS)
@require_POST
def remove_member(request: ActingRequest, member_id: UUID) -> HttpResponse:
    """Let a person go out of the network."""
    member = leaving(request.actor, member_id, request.at)
    try:
        actions.remove_member(member=member, by=request.actor, at=request.at)
    except actions.NetworkRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(name)s er gået ud af netværket.") % {"name": member.name})
    return redirect("networks:network", member.network_id)


@page(*LEADS)
def record_answer(request: ActingRequest, share_id: UUID) -> HttpResponse:
    """Write down what a custody holder said, by mouth or on paper."""
    shown, share = answering(request.actor, share_id, request.at)
    form = AnswerForm(request.POST if request.method == "POST" else None, holders=shown.holders)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_answer(network=shown.network, share=share, by=request.actor, at=request.at, **form.said)
        except actions.NetworkRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Svaret er skrevet ned."))
            return redirect("networks:network", shown.network.pk)
    context = {"shown": shown, "share": share, "form": form}
    return render(request, "networks/answer.html", context, status=REFUSED if form.errors else 200)


@page(*LEADS)
def call_meeting(request: ActingRequest, network_id: UUID) -> HttpResponse:
    """Call the network to a meeting."""
    shown = gathering(request.actor, network_id, request.at)
    form = MeetingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        asked = {"place": form.cleaned_data["place"], "purpose": form.cleaned_data["purpose"], "held_at": form.held_at}
        try:
            made = actions.call_meeting(network=shown.network, by=request.actor, at=request.at, **asked)
        except actions.NetworkRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Mødet er indkaldt."))
            return redirect("meeting:room", made.pk)
    return render(request, "networks/call.html", {"shown": shown, "form": form}, status=REFUSED if form.errors else 200)
