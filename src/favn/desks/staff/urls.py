"""Addresses of the house's own pages, one line a subject."""

from favn.desks.staff.administration import urls as administration
from favn.desks.staff.emergency import urls as emergency
from favn.desks.staff.find import urls as find
from favn.desks.staff.log import urls as log
from favn.desks.staff.merging import urls as merging
from favn.desks.staff.number import urls as number

app_name = "staff"
urlpatterns = [
    *administration.urlpatterns,
    *log.urlpatterns,
    *emergency.urlpatterns,
    *find.urlpatterns,
    *number.urlpatterns,
    *merging.urlpatterns,
]
