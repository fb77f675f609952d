"""Letters: my list, one letter, its page."""

from django.urls import URLPattern, path

from favn.foundation.letters import views

app_name = "letters"
urlpatterns: list[URLPattern] = [
    path("breve/", views.letters, name="letters"),
    path("breve/<uuid:letter_id>/", views.letter, name="letter"),
    path("breve/<uuid:letter_id>/brev.pdf", views.page_of_letter, name="page"),
]
