"""What the town writes: each table, and the order its columns are written in."""

from typing import Any

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

# A child's tables come after the tables they point at, so that each chunk can be written from top to bottom.
COLUMNS: dict[str, tuple[str, ...]] = {
    "organisation_area": ("id", "name"),
    "organisation_unit": ("id", "name", "kind", "area_id", "phone", "opening_hours"),
    "organisation_group": ("id", "unit_id", "name", "grade", "is_nursery"),
    "accounts_user": ("id", "username", "password", "created_at"),
    "organisation_employee": ("id", "user_id", "name", "phone", "available"),
    "organisation_position": (
        "id", "employee_id", "role", "unit_id", "group_id", "area_id", "valid_from", "valid_until",
    ),
    "people_adult": (
        "id", "given_names", "surname", "sort_key", "search_name", "born_on", "language", "needs_interpreter",
        "user_id", "phone",
    ),
    "people_child": (
        "id", "given_names", "surname", "sort_key", "search_name", "born_on", "language", "needs_interpreter",
        "sex", "due_on", "mother_id", "area_id",
    ),
    "people_identifier": ("id", "child_id", "adult_id", "value", "born_on"),
    "people_relation": ("id", "child_id", "adult_id", "kind", "holds_custody", "lives_with_child", "valid_from"),
    "people_household": ("id", "formed_on"),
    "people_residence": ("id", "household_id", "child_id", "adult_id", "valid_from"),
    "people_address": (
        "id", "child_id", "adult_id", "street", "postal_code", "city", "valid_from", "protected_from",
        "protected_until",
    ),
    "people_enrolment": ("id", "child_id", "unit_id", "group_id", "valid_from", "valid_until"),
    "access_grant": (
        "id", "child_id", "actor_id", "unit_id", "role", "compartment", "basis", "source_id", "valid_from",
        "valid_until", "granted_by", "passes_on",
    ),
    "alerts_alert": (
        "id", "kind", "text", "reason", "paragraph", "due_by", "employee_id", "unit_id", "role", "child_id",
        "compartment", "source_id", "url_name", "url_id", "raised_at",
    ),
    "access_release": (
        "id", "child_id", "object_id", "object_table", "reader_id", "reason", "released_by", "released_at",
        "valid_until", "carries_others",
    ),
    "wellbeing_round": (
        "id", "name", "unit_kind", "opens_on", "closes_on", "raters_required", "parents_informed_at",
        "parents_asked_at", "opened_at", "form_ids",
    ),
    "wellbeing_parentnotice": (
        "id", "child_id", "round_id", "adult_id", "way", "informed_at", "could_not_be_reached_at", "told_by_id",
    ),
    "wellbeing_objection": (
        "id", "child_id", "parent_id", "words", "made_at", "outcome", "answer", "answered_by_id", "answered_at",
    ),
    "wellbeing_sheet": (
        "id", "round_id", "group_id", "rater_id", "form_id", "started_at", "finished_at", "level_mean",
    ),
    "wellbeing_assessment": (
        "id", "sheet_id", "round_id", "group_id", "rater_id", "child_id", "core1", "core2", "core3", "more1", "more2",
        "more3", "more4", "more5", "more6", "more7", "more8", "more9", "cannot_judge",
    ),
    "wellbeing_dialogue": ("id", "round_id", "group_id", "opened_at", "opened_by_id", "closed_at"),
    "wellbeing_jointposition": (
        "id", "child_id", "round_id", "dialogue_id", "context", "position", "remark", "next_step", "owner_id",
        "due_on", "parents_contacted_on", "step_done_at", "step_done_by_id", "set_by_id", "set_at",
    ),
    "wellbeing_visitassessment": (
        "id", "child_id", "form_id", "visitor_id", "occasion", "together_with", "parents_words", "position", "remark",
        "next_step", "due_on", "watch_because", "step_done_at", "assessed_at", "core1", "core2", "core3", "more1",
        "more2", "more3", "more4", "more5", "more6", "more7", "more8", "more9",
    ),
    "checkups_contact": (
        "id", "child_id", "code", "compartment", "outcome", "happened_on", "due_on", "reason", "recorded_by_id",
        "recorded_at",
    ),
    "checkups_circumstance": ("id", "child_id", "kind", "why", "valid_from", "noted_by_id", "noted_at"),
    "checkups_visit": (
        "id", "child_id", "code", "visitor_id", "planned_at", "held_on", "interaction", "signals", "regulation", "seen",
        "revision", "written_at",
    ),
    "checkups_parentatvisit": ("id", "visit_id", "child_id", "adult_id", "words", "scale_id", "mood"),
    "checkups_handover": (
        "id", "child_id", "from_area_id", "to_area_id", "noticed_at", "receive_by", "note", "given_by_id",
    ),
    "checkups_dentalpost": ("id", "employee_id", "unit_id", "post", "valid_from"),
    "checkups_dentalappointment": (
        "id", "child_id", "unit_id", "planned_at", "code", "attendance", "booked_by_id", "booked_at", "settled_by_id",
        "settled_at",
    ),
    "checkups_noshow": (
        "id", "child_id", "appointment_id", "unit_id", "pace_id", "misses", "missed_on", "owner_id", "next_step",
        "due_on", "stopped_at", "stopped_because", "stopped_note", "stopped_by_id",
    ),
    "checkups_noshowstep": (
        "id", "no_show_id", "child_id", "step", "said", "note", "letters", "due_on", "done_by_id", "done_at",
    ),
    "documents_document": ("id", "child_id", "kind", "compartment", "author_id", "author_name", "created_at"),
    "documents_version": (
        "id", "document_id", "number", "title", "body", "written_by", "written_by_name", "written_at", "sent_at",
    ),
    "letters_letter": (
        "id", "child_id", "version_id", "adult_id", "to_child_id", "recipient_name", "title", "channel", "reason",
        "written_by", "written_by_name", "written_at", "sent_at", "sent_by", "pdf_encrypted",
    ),
    "checkups_absencefigure": (
        "id", "child_id", "unit_id", "begins_on", "school_days", "sick_days", "permitted_days", "illegal_days",
        "recorded_at",
    ),
    "checkups_absenceduty": (
        "id", "child_id", "unit_id", "begins_on", "duty", "paragraph", "arose_at", "due_by", "done_at", "done_by_id",
        "fulfilled", "words",
    ),
    "checkups_transition": (
        "id", "child_id", "code", "compartment", "moves_on", "from_unit_id", "to_unit_id", "general_id", "special_id",
        "meets_at", "place", "planned_by_id", "planned_at",
    ),
    "checkups_transitionnote": (
        "id", "transition_id", "child_id", "version", "body", "child_words", "to_unit_id", "ground", "silence_days",
        "receipt_days", "with_rounds", "written_by_id", "written_at",
    ),
    "checkups_noteanswer": (
        "id", "note_id", "child_id", "adult_id", "answer", "form", "recorded_by", "recorded_by_name", "said_at",
    ),
    "checkups_delivery": (
        "id", "note_id", "transition_id", "child_id", "to_unit_id", "author_id", "sent_at", "receive_by",
        "received_by_id", "received_name", "received_at",
    ),
    "checkups_dentaladvice": (
        "id", "child_id", "unit_id", "question", "asked_by_id", "asked_at", "answer_by", "advice", "step",
        "advised_by_id", "advised_at",
    ),
    "checkups_clinicmeeting": (
        "id", "unit_id", "held_on", "coordinator_id", "present", "learned", "recorded_by_id", "recorded_at",
    ),
    "checkups_spokenof": ("id", "meeting_id", "child_id", "way", "advice", "recorded_by_id", "recorded_at"),
    "checkups_clinicagreement": (
        "id", "unit_id", "partner_id", "ground", "may_be_said", "valid_from", "valid_until", "agreed_with",
        "made_by_id", "made_at",
    ),
    "concerns_concern": (
        "id", "child_id", "child_level", "care_level", "protective", "worrying", "child_words", "parent_words",
        "talked_with_parents_on", "reason_not", "written_by_id", "written_at", "compartment",
    ),
    "notifications_notification": (
        "id", "number", "received_at", "way_in", "notifier_code", "notifier_id", "notifier_unit_id", "notifier_name",
        "is_anonymous", "text", "written_with", "reason_not_with_parents", "matched_at",
        "assessed_at",
    ),
    "notifications_notifiedchild": ("id", "notification_id", "child_id", "named_by", "named_at"),
    "notifications_initialassessment": (
        "id", "notification_id", "urgency", "reason", "next_step", "history_seen", "assessed_by_id", "assessed_at",
    ),
    "notifications_receipt": ("id", "notification_id", "sent_by_id", "sent_at"),
    "cases_case": (
        "id", "number", "child_id", "origin", "origin_id", "origin_on", "opened_at", "opened_by_id", "closed_at",
    ),
    "cases_caseworkerterm": (
        "id", "case_id", "child_id", "caseworker_id", "given_by_id", "from_at", "until_at",
    ),
    "assessments_screening": ("id", "case_id", "child_id", "outcome", "reason", "decided_by_id", "decided_at"),
    "consents_share": (
        "id", "child_id", "compartment", "employee_id", "recipient_name", "recipient_role", "covers", "purpose",
        "ground", "valid_until", "passes_on", "asked_by_id", "asked_at", "opened_at",
    ),
    "consents_consent": (
        "id", "share_id", "child_id", "adult_id", "answer", "compartment", "form", "reason", "valid_from",
        "valid_until", "recorded_by", "recorded_by_name", "recorded_at", "withdrawal_reason",
    ),
    "networks_network": (
        "id", "child_id", "purpose", "lead_id", "starts_at", "ends_on", "covers", "share_id", "begun_by_id",
    ),
    "networks_member": (
        "id", "network_id", "child_id", "name", "employee_id", "adult_id", "role", "purpose", "share_id", "ends_on",
        "added_by_id", "added_at",
    ),
    "networks_meeting": (
        "id", "network_id", "child_id", "held_at", "place", "purpose", "called_by_id", "called_at", "ended_at",
    ),
    "networks_meetingline": (
        "id", "meeting_id", "child_id", "person", "voice", "written_by_id", "written_at", "kind", "text",
    ),
    "networks_scaling": (
        "id", "meeting_id", "child_id", "person", "voice", "written_by_id", "written_at", "value", "words",
    ),

    "plans_plan": (
        "id", "child_id", "meeting_id", "decided_at", "decided_by_id", "follow_up_by", "changed_at", "changed_by_id",
    ),
    "plans_goal": ("id", "plan_id", "child_id", "place", "person", "voice", "line_id", "words"),
    "plans_agreement": (
        "id", "plan_id", "child_id", "place", "voice", "line_id", "goal_id", "what", "who", "who_employee_id",
        "starts_on", "status",
    ),
    "followups_followup": (
        "id", "child_id", "plan_id", "held_at", "held_by_id", "child_level", "care_level", "next_on", "reason",
    ),
    "offers_seat": ("id", "offer", "child_id", "given_by_id", "taken_at", "given_back_at"),
}  # fmt: skip


def no_rows() -> Rows:
    """An empty page for every table."""
    return {table: [] for table in COLUMNS}
