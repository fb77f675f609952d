"""Addresses of the caseworker's desk, one line a subject."""

from favn.desks.caseworker.notifications import urls as notifications

app_name = "caseworker"
urlpatterns = [
    *notifications.urlpatterns,
]
