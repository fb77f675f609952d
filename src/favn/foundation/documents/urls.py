"""Notes about a child, drafts, and files."""

from django.urls import URLPattern, path

from favn.foundation.documents import views

app_name = "documents"
urlpatterns: list[URLPattern] = [
    path("barn/<uuid:child_id>/notater/", views.notes, name="notes"),
    path("barn/<uuid:child_id>/notat/nyt/", views.new_note, name="new_note"),
    path("barn/<uuid:child_id>/notat/<uuid:document_id>/", views.note, name="note"),
    path("barn/<uuid:child_id>/notat/<uuid:document_id>/ret/", views.revise_note, name="revise_note"),
    path("barn/<uuid:child_id>/notat/<uuid:document_id>/filer/", views.attach_file, name="attach"),
    path("barn/<uuid:child_id>/fil/<uuid:file_id>/", views.file, name="file"),
    path("kladde/<slug:place>/", views.draft, name="draft"),
]
