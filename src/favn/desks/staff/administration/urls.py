"""Addresses of users, units and blocks."""

from django.urls import path

from favn.desks.staff.administration import views

urlpatterns = [
    path("medarbejdere/", views.employees, name="employees"),
    path("medarbejdere/ny/", views.new_employee, name="new_employee"),
    path("medarbejdere/<uuid:employee_id>/", views.employee, name="employee"),
    path("medarbejdere/<uuid:employee_id>/ansaettelse/", views.add_position, name="add_position"),
    path("medarbejdere/<uuid:employee_id>/ansaettelse/<uuid:position_id>/", views.end_position, name="end_position"),
    path("medarbejdere/<uuid:employee_id>/bruger/", views.user, name="user"),
    path("medarbejdere/<uuid:employee_id>/spaerring/", views.block, name="block"),
    path("enheder/", views.units, name="units"),
    path("enheder/<uuid:unit_id>/gruppe/", views.add_group, name="add_group"),
    path("spaerringer/", views.blocks, name="blocks"),
    path("spaerringer/<uuid:block_id>/", views.end_block, name="end_block"),
]
