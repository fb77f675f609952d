"""The addresses of a round."""

from django.urls import path

from favn.journey.wellbeing.views import (
    dialogues,
    family,
    history,
    pace,
    parents,
    rounds,
    sheets,
    substitutes,
    visits,
    words,
)

app_name = "wellbeing"
HERE = "skole/grupper/<uuid:round_id>/<uuid:group_id>/"
urlpatterns = [
    path("trivsel/runder/", rounds.rounds, name="rounds"),
    path("trivsel/tempo/", pace.pace, name="pace"),
    path("trivsel/tempo/kommunen/", pace.municipal, name="municipal_pace"),
    path("trivsel/runder/<uuid:round_id>/aabning/", rounds.opening, name="round_opening"),
    path("trivsel/ord/", words.wording, name="wording"),
    path("trivsel/vurderere/", words.raters, name="raters"),
    path("trivsel/skemaer/", words.forms, name="forms"),
    path("trivsel/skemaer/<str:band>/", words.form, name="form"),
    path("trivsel/venter/", parents.waiting, name="waiting"),
    path("trivsel/indsigelser/<uuid:objection_id>/", parents.objection, name="objection"),
    path("trivsel/boern/<uuid:child_id>/foraeldre/", parents.told, name="told"),
    path("trivsel/stedfortraedere/", substitutes.substitutes, name="substitutes"),
    path("trivsel/stedfortraedere/<uuid:substitute_id>/afslutning/", substitutes.ending, name="substitute_ending"),
    path("trivsel/boern/<uuid:child_id>/", history.child_line, name="child_line"),
    path("trivsel/skridt/<uuid:agreed_id>/", history.step, name="step"),
    path("trivsel/skridt/<uuid:agreed_id>/aendring/", history.step_change, name="step_change"),
    path("trivsel/besoegsskridt/<uuid:visit_assessment_id>/", visits.visit_step, name="visit_step"),
    path("trivsel/grupper/<uuid:group_id>/", history.group, name="group"),
    path("trivsel/enheden/", history.unit, name="unit"),
    path("trivsel/besoeg/<uuid:child_id>/", visits.visit, name="visit"),
    path("familie/trivsel/", family.own, name="own"),
    path("familie/trivsel/<uuid:notice_id>/laest/", family.confirmation, name="confirmation"),
    path("familie/trivsel/indsigelser/<uuid:objection_id>/fortrydelse/", family.withdrawal, name="withdrawal"),
    path(HERE + "ark/", sheets.sheet, name="sheet"),
    path(HERE + "ark/svar/", sheets.cell, name="cell"),
    path(HERE + "ark/begrundelse/", sheets.reason, name="reason"),
    path(HERE + "ark/uddybning/<uuid:child_id>/", sheets.add, name="add"),
    path(HERE + "ark/rettelse/", sheets.reopening, name="reopening"),
    path(HERE + "dialog/", dialogues.dialogue, name="dialogue"),
    path(HERE + "dialog/afslutning/", dialogues.closing, name="closing"),
    path(HERE + "dialog/<uuid:child_id>/", dialogues.child, name="dialogue_child"),
    path(HERE + "dialog/<uuid:child_id>/trives/", dialogues.green, name="green"),
]
