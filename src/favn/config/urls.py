"""Every address in Favn, one line a module. Paths are Danish nouns."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("favn.kit.urls")),
    path("", include("favn.foundation.documents.urls")),
    path("", include("favn.foundation.letters.urls")),
    path("", include("favn.bridges.login.urls")),
    path("", include("favn.journey.checkups.urls")),
    path("", include("favn.journey.wellbeing.urls")),
    path("", include("favn.journey.concerns.urls")),
    path("", include("favn.journey.notifications.urls")),
    path("", include("favn.journey.assessments.urls")),
    path("", include("favn.journey.networks.urls")),
    path("", include("favn.journey.plans.urls")),
    path("", include("favn.journey.offers.urls")),
    path("", include("favn.journey.followups.urls")),
    path("", include("favn.desks.public.urls")),
    path("", include("favn.desks.caseworker.urls")),
    path("", include("favn.desks.school.urls")),
    path("", include("favn.desks.meeting.urls")),
    path("", include("favn.bridges.school_data.urls")),
    path("", include("favn.bridges.dental_data.urls")),
    path("", include("favn.desks.family.urls")),
    path("", include("favn.desks.health.urls")),
    path("", include("favn.desks.dental.urls")),
    path("", include("favn.desks.staff.urls")),
    path("", include("favn.desks.leader.urls")),
]
handler404 = "favn.kit.views.not_found"
handler500 = "favn.kit.views.server_error"
handler403 = "favn.kit.views.forbidden"
