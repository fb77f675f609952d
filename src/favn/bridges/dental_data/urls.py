"""Addresses of bringing the clinic's times in."""

from django.urls import path

from favn.bridges.dental_data import views

app_name = "dental_data"
urlpatterns = [path("tandpleje/indlaesning/", views.times, name="times")]
