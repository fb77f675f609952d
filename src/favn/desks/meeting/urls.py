"""Addresses of the meeting room."""

from django.urls import path

from favn.desks.meeting import views

app_name = "meeting"
urlpatterns = [
    path("moeder/", views.meetings, name="meetings"),
    path("moeder/<uuid:meeting_id>/", views.room, name="room"),
    path("moeder/<uuid:meeting_id>/linje/<slug:kind>/", views.write, name="write"),
    path("moeder/<uuid:meeting_id>/kladde/<slug:kind>/", views.draft, name="draft"),
    path("moeder/<uuid:meeting_id>/tal/", views.say, name="say"),
    path("moeder/<uuid:meeting_id>/nyt/", views.news, name="news"),
    path("moeder/<uuid:meeting_id>/referat/", views.minutes, name="minutes"),
    path("moeder/<uuid:meeting_id>/plan/", views.make_plan, name="make_plan"),
    path("moeder/<uuid:meeting_id>/slut/", views.end, name="end"),
    path("moeder/linje/<uuid:line_id>/", views.take_back, name="take_back"),
]
