"""Addresses of bringing files in."""

from django.urls import path

from favn.bridges.school_data import views

app_name = "school_data"
urlpatterns = [
    path("indlaesning/", views.imports, name="imports"),
    path("indlaesning/<uuid:run_id>/", views.one_import, name="import"),
    path("indlaesning/<uuid:run_id>/ind/", views.let_in, name="let_in"),
]
