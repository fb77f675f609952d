"""Addresses of contacts and visits."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
