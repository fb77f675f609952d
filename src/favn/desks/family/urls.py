"""Addresses of the family's side."""

from django.urls import path

from favn.desks.family import answers, views

app_name = "family"
urlpatterns = [
    path("familie/", views.home, name="home"),
    path("familie/besked/", views.write, name="write"),
    path("familie/moede/<uuid:meeting_id>/", views.meeting, name="meeting"),
    path("familie/samtykker/", answers.questions, name="questions"),
    path("familie/samtykke/<uuid:share_id>/", answers.question, name="question"),
    path("familie/samtykke/<uuid:share_id>/fortryd/", answers.undo, name="undo"),
    path("barn/<uuid:child_id>/log/", views.child_log, name="child_log"),
    path("barn/<uuid:child_id>/familiens-ord/", views.words, name="words"),
]
