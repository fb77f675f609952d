"""Addresses of the caseworker's desk, one line a subject."""

from favn.desks.caseworker.cases import urls as cases
from favn.desks.caseworker.child import urls as child
from favn.desks.caseworker.day import urls as day
from favn.desks.caseworker.notifications import urls as notifications

app_name = "caseworker"
urlpatterns = [
    *day.urlpatterns,
    *child.urlpatterns,
    *notifications.urlpatterns,
    *cases.urlpatterns,
]
