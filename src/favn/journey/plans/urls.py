"""Addresses of the plan."""

from django.urls import path

from favn.journey.plans import views

app_name = "plans"
urlpatterns = [
    path("planer/<uuid:plan_id>/", views.plan, name="plan"),
    path("planer/<uuid:plan_id>/rettelse/", views.revise, name="revise"),
    path("planer/<uuid:plan_id>/frigivelse/<uuid:reader_id>/", views.release, name="release"),
    path(
        "planer/<uuid:plan_id>/maal/<uuid:goal_id>/frigivelse/<uuid:reader_id>/",
        views.release_words,
        name="release_words",
    ),
]
