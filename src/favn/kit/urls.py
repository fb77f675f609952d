"""Pages that know nothing of children: the gallery of components, and the choice of language."""

from django.urls import URLPattern, path

from favn.kit import views

app_name = "kit"
urlpatterns: list[URLPattern] = [
    path("i18n/", views.choose_language, name="set_language"),
    path("kit/", views.gallery, name="gallery"),
    path("kit/problems/<slug:kind>/", views.problem, name="problem"),
    path("kit/<slug:chapter>/", views.gallery, name="chapter"),
]
