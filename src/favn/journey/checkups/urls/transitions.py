"""Addresses of transitions, for those who send, those who receive, the family and the administrator."""

from django.urls import URLPattern, path

from favn.journey.checkups.views import deliveries, own_transitions, transition_kinds, transitions

HERE = "overgange/<uuid:transition_id>/"
urlpatterns: list[URLPattern] = [
    path("overgange/", transitions.on_their_way, name="transitions"),
    path("barn/<uuid:child_id>/overgang/", transitions.plan, name="plan_transition"),
    path(HERE, transitions.transition, name="transition"),
    path(HERE + "aftale/", transitions.replan, name="replan_transition"),
    path(HERE + "notat/", transitions.note, name="transition_note"),
    path(HERE + "svar/", transitions.answer, name="transition_answer"),
    path(HERE + "afslutning/", transitions.ending, name="transition_ending"),
    path(HERE + "kvittering/", transitions.outside, name="transition_outside"),
    path("overleveringer/", deliveries.inbox, name="inbox"),
    path("overleveringer/<uuid:delivery_id>/", deliveries.delivery, name="delivery"),
    path("overleveringer/<uuid:delivery_id>/kvittering/", deliveries.receipt, name="delivery_receipt"),
    path("familie/overgange/", own_transitions.own, name="own_transitions"),
    path("familie/overgange/<uuid:transition_id>/", own_transitions.own_one, name="own_transition"),
    path("overgangstyper/", transition_kinds.kinds, name="transition_kinds"),
    path("overgangstyper/<uuid:transition_kind_id>/", transition_kinds.kind, name="transition_kind"),
    path("overgangstyper/<uuid:transition_kind_id>/spoergsmaal/", transition_kinds.guide, name="transition_guide"),
]
