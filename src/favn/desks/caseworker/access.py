"""Whose desk this is."""

from favn.foundation.organisation.choices import Role

CARRIERS = (Role.CASEWORKER, Role.NETWORK_COORDINATOR)
RECEIVERS = (Role.CASEWORKER, Role.TEAM_LEADER, Role.DUTY_OFFICER)
LEADERS = (Role.TEAM_LEADER, Role.DUTY_OFFICER)
SEEKERS = (Role.DENTIST, Role.SSP_CONSULTANT)  # no list of children is theirs: they look up the one they meet
WORKERS = (*CARRIERS, Role.TEAM_LEADER, Role.DUTY_OFFICER, Role.PSYCHOLOGIST, Role.OFFER_LEADER, *SEEKERS)
