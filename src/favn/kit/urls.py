"""Pages that know nothing of children: the gallery of components."""

from django.urls import URLPattern

app_name = "kit"
urlpatterns: list[URLPattern] = []
