"""Addresses of the dental track."""

from django.urls import URLPattern, path

from favn.journey.checkups.views import clinic, colleagues, dental, dental_letters, no_shows

urlpatterns: list[URLPattern] = [
    path("barn/<uuid:child_id>/tandpleje/", dental.child, name="dental_child"),
    path("barn/<uuid:child_id>/tandpleje/tid/", dental.agree_time, name="dental_time"),
    path("barn/<uuid:child_id>/tandpleje/nej/", dental.decline, name="dental_no"),
    path("tandlaegetider/<uuid:appointment_id>/fremmoede/", dental.settle_time, name="dental_attendance"),
    path("udeblivelser/<uuid:no_show_id>/", no_shows.no_show, name="no_show"),
    path("udeblivelser/<uuid:no_show_id>/brev/", no_shows.letter, name="no_show_letter"),
    path("udeblivelser/<uuid:no_show_id>/opkald/", no_shows.call, name="no_show_call"),
    path("udeblivelser/<uuid:no_show_id>/afslutning/", no_shows.ending, name="no_show_ending"),
    path("udeblivelser/<uuid:no_show_id>/overtagelse/", no_shows.taking, name="no_show_taking"),
    path("barn/<uuid:child_id>/tandpleje/kolleger/", colleagues.colleagues, name="colleagues"),
    path("barn/<uuid:child_id>/tandpleje/raad/", colleagues.question, name="dental_question"),
    path("barn/<uuid:child_id>/tandpleje/omtale/", colleagues.spoken, name="spoken_of"),
    path("tandpleje/raad/", colleagues.team, name="dental_team"),
    path("tandpleje/raad/<uuid:advice_id>/", colleagues.advice, name="advice"),
    path("tandpleje/moeder/", clinic.meetings, name="clinic_meetings"),
    path("tandpleje/aftaler/", clinic.agreements, name="agreements"),
    path("tandpleje/aftaler/<uuid:agreement_id>/ophoer/", clinic.agreement_ending, name="agreement_ending"),
    path("tandpleje/breve/", dental_letters.letters, name="dental_letters"),
    path("tandpleje/breve/<uuid:template_id>/", dental_letters.letter, name="dental_letter"),
    path("tandpleje/tidsplan/", dental_letters.pace, name="dental_pace"),
    path("tandpleje/hverv/", dental_letters.clinic_posts, name="dental_posts"),
    path("tandpleje/hverv/<uuid:post_id>/ophoer/", dental_letters.post_ending, name="dental_post_ending"),
]
