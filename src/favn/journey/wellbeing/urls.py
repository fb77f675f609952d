"""The addresses of a round."""

from django.urls import path

from favn.journey.wellbeing.views import dialogues, pace, rounds, sheets

app_name = "wellbeing"
HERE = "skole/grupper/<uuid:round_id>/<uuid:group_id>/"
urlpatterns = [
    path("trivsel/runder/", rounds.rounds, name="rounds"),
    path("trivsel/tempo/", pace.pace, name="pace"),
    path("trivsel/runder/<uuid:round_id>/aabning/", rounds.opening, name="round_opening"),
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
