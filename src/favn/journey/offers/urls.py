"""Addresses of the offers."""

from django.urls import path

from favn.journey.offers import views

app_name = "offers"
urlpatterns = [
    path("tilbud/", views.fan, name="fan"),
    path("tilbud/mine/", views.mine, name="mine"),
    path("barn/<uuid:child_id>/tilbud/", views.choose, name="choose"),
    path("barn/<uuid:child_id>/tilbud/<uuid:offer_id>/", views.give, name="give"),
    path("tilbud/plads/<uuid:seat_id>/", views.give_back, name="give_back"),
    path("tilbud/plads/<uuid:seat_id>/frigivelse/<uuid:reader_id>/", views.release, name="release"),
]
