"""Addresses of logging in."""

from django.urls import path

from favn.bridges.login import views

app_name = "login"
urlpatterns = [
    path("log-ind/", views.log_in, name="log_in"),
    path("log-ind/kode/", views.code, name="code"),
    path("log-ind/app/", views.device, name="device"),
    path("log-ind/adgangskode/", views.new_password, name="new_password"),
    path("log-ud/", views.log_out, name="log_out"),
    path("rolle/", views.switch_hat, name="switch_hat"),
    path("hjem/", views.home, name="home"),
    path("demo/", views.persons, name="persons"),
    path("demo/tid/", views.move_time, name="move_time"),
]
