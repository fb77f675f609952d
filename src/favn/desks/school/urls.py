"""The addresses of the school's desk."""

from django.urls import path

from favn.desks.school import views

app_name = "school"
urlpatterns = [
    path("skole/", views.today, name="today"),
    path("skole/grupper/", views.groups, name="groups"),
    path("skole/boern/", views.children, name="children"),
]
