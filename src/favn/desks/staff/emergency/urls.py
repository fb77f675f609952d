"""Addresses of emergency access."""

from django.urls import path

from favn.desks.staff.emergency import views

urlpatterns = [
    path("noedadgang/", views.by_number, name="emergency"),
    path("noedadgang/<uuid:child_id>/", views.by_key, name="emergency_child"),
    path("noedadgang/gennemgang/", views.reviews, name="reviews"),
    path("noedadgang/gennemgang/<uuid:broken_id>/", views.review, name="review"),
]
