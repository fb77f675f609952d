"""Every address in Favn, with keys of real things in Emil's story in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from favn.journey.notifications.receipts import seal_receipt
from favn.town.settle import key_of

NOWHERE = UUID("00000000-0000-7000-8000-000000000000")
EMIL = key_of("child", "emil")
# A part of an address → the table whose newest row about Emil stands there. What is not about a child has a value.
ROWS = {
    "notification_id": "notifications.Notification", "case_id": "cases.Case", "network_id": "networks.Network",
    "member_id": "networks.Member", "meeting_id": "networks.Meeting", "line_id": "networks.MeetingLine",
    "concern_id": "concerns.Concern", "plan_id": "plans.Plan", "goal_id": "plans.Goal", "action_id": "plans.Action",
    "seat_id": "offers.Seat", "follow_up_id": "followups.FollowUp", "document_id": "documents.Document",
    "version_id": "documents.Version", "file_id": "documents.File", "letter_id": "letters.Letter",
    "message_id": "family.FamilyMessage", "share_id": "consents.Share",
    "visit_id": "checkups.Visit", "circumstance_id": "checkups.Circumstance",
    "handover_id": "checkups.Handover", "transition_id": "checkups.Transition", "delivery_id": "checkups.Delivery",
    "advice_id": "checkups.DentalAdvice",
    "appointment_id": "checkups.DentalAppointment", "no_show_id": "checkups.NoShow",
    "duty_id": "checkups.AbsenceDuty",
    "objection_id": "wellbeing.Objection", "notice_id": "wellbeing.ParentNotice",
    "agreed_id": "wellbeing.JointPosition", "draft_id": "documents.Draft", "release_id": "access.Release",
    "alert_id": "alerts.Alert",
}  # fmt: skip
VALUES: dict[str, Any] = {
    "child_id": EMIL, "place": "note", "code": "grade_3", "band": "6-10",
    "group_id": key_of("group", "3.B"), "unit_id": key_of("unit", "Havneskolen"),
    "chapter": "child", "employee_id": key_of("employee", "ida"), "kind": "worried",
    "position_id": key_of("position", "ida"), "user_id": key_of("user", "ida"), "adult_id": key_of("adult", "sofie"),
    "reader_id": key_of("adult", "sofie"), "block_id": key_of("block", "emil"), "doubled_id": key_of("child", "mate1"),
}  # fmt: skip
ABOUT_EMIL = {*ROWS, "child_id"}
NEWEST = {
    "kind_id": "checkups.ContactKind",
    "agreement_id": "checkups.ClinicAgreement",
    "template_id": "checkups.NoShowLetter",
    "post_id": "checkups.DentalPost",
    "transition_kind_id": "checkups.TransitionKind",
    "substitute_id": "wellbeing.Substitute",
    "broken_id": "access.BreakGlass",
    "run_id": "school_data.ImportRun",
    "visit_assessment_id": "wellbeing.VisitAssessment",
    "pregnancy_message_id": "checkups.PregnancyMessage",
    "pregnancy_offer_id": "checkups.PregnancyOffer",
}  # not about Emil: the newest of all
# These speak of a child on the way, never of Emil.
UNBORN = {
    "health:birth", "checkups:pregnancy", "checkups:pregnancy_message", "checkups:pregnancy_offer",
    "checkups:pregnancy_closing", "checkups:pregnancy_again",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """One address: its name, the address itself, and whether it is about Emil."""

    name: str
    path: str
    is_about_emil: bool


def patterns(parts: list[URLPattern | URLResolver] | None = None, before: str = "") -> Iterator[tuple[str, set[str]]]:
    """(name, parameters) of every address, namespaces in front."""
    for each in get_resolver().url_patterns if parts is None else parts:
        if isinstance(each, URLResolver):
            yield from patterns(each.url_patterns, f"{before}{each.namespace}:" if each.namespace else before)
        else:
            yield f"{before}{each.name}", set(each.pattern.converters)


@cache
def _newest(label: str) -> UUID:
    model = apps.get_model(label)
    columns = {field.name for field in model._meta.get_fields()}
    rows = model.objects.filter(child_id=EMIL) if "child" in columns else model.objects.all()
    if label == "notifications.Notification":
        rows = model.objects.filter(notified_children__child_id=EMIL)
    found = rows.order_by("-pk").values_list("pk", flat=True).first()
    return found or NOWHERE


def newest(label: str) -> UUID:
    """The newest row of a table, whoever it is about."""
    return apps.get_model(label).objects.order_by("-pk").values_list("pk", flat=True).first() or NOWHERE


def _value(parameter: str) -> Any:
    if parameter in VALUES:
        return VALUES[parameter]
    if parameter in ROWS:
        return _newest(ROWS[parameter])
    if parameter in NEWEST:
        return newest(NEWEST[parameter])
    if parameter == "sealed":
        return seal_receipt(apps.get_model(ROWS["notification_id"]).objects.get(pk=_newest(ROWS["notification_id"])))
    if parameter == "round_id":
        return apps.get_model("wellbeing.Round").objects.order_by("-opens_on").values_list("pk", flat=True).first()
    if parameter == "offer_id":
        return apps.get_model("offers.Offer").objects.order_by("pk").values_list("pk", flat=True).first()
    raise LookupError(f"teach tests/security/places.py what `{parameter}` in an address is")


def places() -> list[Place]:
    """Every address there is, in alphabetical order."""
    _newest.cache_clear()
    found = []
    for name, parameters in sorted(patterns(), key=lambda each: each[0]):
        values = {parameter: _value(parameter) for parameter in parameters}
        if name in UNBORN:
            values["child_id"] = unborn()
        found.append(Place(name, reverse(name, kwargs=values), bool(parameters & ABOUT_EMIL) and name not in UNBORN))
    return found


def unborn() -> UUID:
    """The child on the way who was registered last."""
    on_the_way = {"born_on__isnull": True, "merged_into__isnull": True, "left_on__isnull": True}
    children = apps.get_model("people.Child").objects.filter(**on_the_way)
    return children.order_by("-pk").values_list("pk", flat=True).first() or NOWHERE
