"""Everything the child's page tells, in one statement. Row-level security leaves out what the reader may not see."""

from collections import defaultdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Model, QuerySet, Value
from django.db.models.functions import JSONObject

from favn.foundation.accounts.actors import Actor
from favn.foundation.alerts.queries import alerts_for
from favn.foundation.documents.queries import documents_of, titled
from favn.foundation.people.models import Enrolment, Identifier, Relation
from favn.journey.assessments.models import Screening
from favn.journey.cases.models import Case, CaseworkerTerm
from favn.journey.concerns.models import Concern
from favn.journey.followups.models import FollowUp, FollowUpWords
from favn.journey.networks.choices import LineKind, Voice
from favn.journey.networks.models import Meeting, MeetingLine, Member, Network
from favn.journey.notifications.models import Attachment, NotifiedChild
from favn.journey.offers.models import Seat
from favn.journey.plans.models import Agreement, Goal, Plan
from favn.journey.wellbeing.models import JointPosition
from favn.kit.clock import local
from favn.kit.periods import valid_on

Rows = dict[str, list[dict[str, Any]]]
Asked = QuerySet[Any, tuple[str, dict[str, Any]]]


def parts_of(child_id: UUID, actor: Actor, at: datetime) -> Rows:
    """The child's rows by part, as plain JSON values (dates and instants as ISO text), the oldest first. One statement.

    The caller has opened the child through the door, which wrote the read down.
    """
    first, *rest = [*_people(child_id, at), *_told(child_id), *_carried(child_id, at), *_helped(child_id, actor, at)]
    found: Rows = defaultdict(list)
    for part, body in first.union(*rest, all=True):
        found[part].append(body)
    for rows in found.values():
        rows.sort(key=lambda row: (str(row.get("on") or ""), int(row.get("place") or 0)))
    return found


def _part(part: str, rows: QuerySet[Any], /, **columns: str) -> Asked:
    body = JSONObject(**{key: F(column) for key, column in columns.items()})
    asked: Asked = rows.order_by().annotate(part=Value(part), told=body).values_list("part", "told")
    return asked


def _now(model: type[Model], child_id: UUID, at: datetime) -> QuerySet[Any]:
    today = local(at).date()
    return model._default_manager.filter(valid_on(today), child_id=child_id)


def _people(child_id: UUID, at: datetime) -> list[Asked]:
    numbers = Identifier.objects.filter(child_id=child_id, valid_until__isnull=True)
    return [
        _part("enrolment", _now(Enrolment, child_id, at), group="group__name", unit="unit__name", on="valid_from"),
        _part("number", numbers, masked="masked"),
        _part("adult", _now(Relation, child_id, at), id="adult_id", given="adult__given_names",
              surname="adult__surname", kind="kind", custody="holds_custody", on="holds_custody"),
    ]  # fmt: skip


def _told(child_id: UUID) -> list[Asked]:
    attached = Attachment.objects.filter(notification__notified_children__child_id=child_id)
    return [
        _part("position", JointPosition.objects.filter(child_id=child_id), on="round__opens_on", round="round__name",
              position="position", remark="remark", next_step="next_step", owner="owner__name", due_on="due_on"),
        _part("note", titled(documents_of(child_id)), id="id", on="created_at", title="title", by="author_name",
              files="kept_files"),
        _part("concern", Concern.objects.filter(child_id=child_id), id="id", on="written_at", child="child_level",
              care="care_level", words="child_words", by="written_by__name"),
        _part("attachment", attached, on="notification__received_at", kind="kind", snapshot="snapshot"),
        _part("notification", NotifiedChild.objects.filter(child_id=child_id), id="notification_id",
              on="notification__received_at", words="notification__child_words"),
    ]  # fmt: skip


def _carried(child_id: UUID, at: datetime) -> list[Asked]:
    today = local(at).date()
    said = MeetingLine.objects.filter(
        child_id=child_id, kind=LineKind.WISH, voice=Voice.CHILD, taken_back_at__isnull=True
    )
    members = Member.objects.filter(child_id=child_id, left_at__isnull=True, ends_on__gte=today)
    return [
        _part("case", Case.objects.filter(child_id=child_id, closed_at__isnull=True), id="id", on="opened_at",
              number="number"),
        _part("term", CaseworkerTerm.objects.filter(child_id=child_id, until_at__isnull=True), on="from_at",
              name="caseworker__name", phone="caseworker__phone"),
        _part("screening", Screening.objects.filter(child_id=child_id), on="decided_at", outcome="outcome"),
        _part("network", Network.objects.filter(child_id=child_id, ends_on__gte=today), id="id", on="starts_at",
              lead="lead__name", ends_on="ends_on", purpose="purpose"),
        _part("member", members, name="name", role="role", employee="employee_id", adult="adult_id", on="added_at"),
        _part("meeting", Meeting.objects.filter(child_id=child_id), id="id", on="held_at", where="place",
              ended="ended_at"),
        _part("wish", said, on="written_at", words="text"),
    ]  # fmt: skip


def _helped(child_id: UUID, actor: Actor, at: datetime) -> list[Asked]:
    plan = {"child_id": child_id, "plan__ended_at__isnull": True, "taken_out_at__isnull": True}
    return [
        _part("plan", Plan.objects.filter(child_id=child_id, ended_at__isnull=True), id="id", on="decided_at",
              follow_up_by="follow_up_by", meeting="meeting_id"),
        _part("goal", Goal.objects.filter(**plan), id="id", place="place", words="words", voice="voice",
              person="person"),
        _part("agreement", Agreement.objects.filter(**plan), place="place", goal="goal_id", what="what", who="who",
              starts_on="starts_on", status="status"),
        _part("seat", Seat.objects.filter(child_id=child_id, given_back_at__isnull=True), on="taken_at",
              name="offer__name", preventive="offer__is_preventive"),
        _part("follow_up", FollowUp.objects.filter(child_id=child_id), on="held_at", child="child_level",
              care="care_level", next_on="next_on", reason="reason"),
        _part("spoken", FollowUpWords.objects.filter(child_id=child_id, voice=Voice.CHILD), on="follow_up__held_at",
              words="text"),
        _part("alert", alerts_for(actor, at).filter(child_id=child_id), kind="kind", text="text", reason="reason",
              paragraph="paragraph", on="due_by", url_name="url_name", url_id="url_id"),
    ]  # fmt: skip
