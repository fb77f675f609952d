"""How long the rows of this module are kept; docs/data says why."""

from favn.journey.checkups.rules.schedule import YEARS_KEPT
from favn.kit.retention import always, dated, follows

always("checkups_contactkind", "checkups_moodscale", "checkups_noshowpace", "checkups_noshowletter")
dated("checkups_contact", since="recorded_at", years=YEARS_KEPT, children="SELECT child_id")
dated("checkups_circumstance", since="valid_until", years=10, children="SELECT child_id")
dated("checkups_visit", since="coalesce(written_at, planned_at)", years=10, children="SELECT child_id")
follows("checkups_parentatvisit", column="visit_id", owner="checkups_visit")
dated("checkups_handover", since="received_at", years=10, children="SELECT child_id")
dated("checkups_pregnancymessage", since="recorded_at", years=10, children="SELECT child_id")
dated("checkups_pregnancyoffer", since="offered_on", years=10, children="SELECT child_id")
dated("checkups_pregnancyclosing", since="closed_at", years=10, children="SELECT child_id")
dated("checkups_dentalappointment", since="planned_at", years=5, children="SELECT child_id")
follows("checkups_noshow", column="appointment_id", owner="checkups_dentalappointment")
follows("checkups_noshowstep", column="no_show_id", owner="checkups_noshow")
dated("checkups_dentalpost", since="valid_until", years=5)
dated("checkups_absencefigure", since="recorded_at", years=5, children="SELECT child_id")
dated("checkups_absenceduty", since="arose_at", years=5, children="SELECT child_id")
always("checkups_transitionkind", "checkups_transitionguide")
dated("checkups_transition", since="coalesce(ended_at, moves_on)", years=5, children="SELECT child_id")
follows("checkups_transitionnote", column="transition_id", owner="checkups_transition")
follows("checkups_noteanswer", column="note_id", owner="checkups_transitionnote")
follows("checkups_delivery", column="transition_id", owner="checkups_transition")
dated("checkups_dentaladvice", since="asked_at", years=5, children="SELECT child_id")
dated("checkups_clinicmeeting", since="held_on", years=5)
follows("checkups_spokenof", column="meeting_id", owner="checkups_clinicmeeting")
dated("checkups_clinicagreement", since="valid_until", years=5)
