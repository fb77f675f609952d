"""The kinds of units and the roles of employees. A role per profession; what it sees stands in access/roles.py."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    """What a unit is."""

    SCHOOL = "school", _("Skole")
    DAYCARE = "daycare", _("Dagtilbud")
    CHILDMINDER = "childminder", _("Dagpleje")
    HEALTH = "health", _("Sundhedspleje")
    DENTAL = "dental", _("Tandpleje")
    PPR = "ppr", _("PPR")
    AUTHORITY = "authority", _("Børn og Familie")
    FAMILY_HOUSE = "family_house", _("Familiehus")
    SSP = "ssp", _("SSP")
    ADMINISTRATION = "administration", _("Forvaltning")


class Role(models.TextChoices):
    """The hat an employee wears in a position."""

    TEACHER = "teacher", _("Lærer")
    PEDAGOGUE = "pedagogue", _("Pædagog")
    CHILDMINDER = "childminder", _("Dagplejer")
    SCHOOL_LEADER = "school_leader", _("Skoleleder")
    DAYCARE_LEADER = "daycare_leader", _("Dagtilbudsleder")
    SECRETARY = "secretary", _("Sekretær")
    HEALTH_VISITOR = "health_visitor", _("Sundhedsplejerske")
    DENTIST = "dentist", _("Tandlæge")
    PSYCHOLOGIST = "psychologist", _("Psykolog, PPR")
    CASEWORKER = "caseworker", _("Børne- og ungerådgiver")
    TEAM_LEADER = "team_leader", _("Teamleder")
    NETWORK_COORDINATOR = "network_coordinator", _("Netværkskoordinator")
    OFFER_LEADER = "offer_leader", _("Leder af tilbud")
    DUTY_OFFICER = "duty_officer", _("Rådgivningsvagt")
    SSP_CONSULTANT = "ssp_consultant", _("SSP-konsulent")
    DATA_PROTECTION_OFFICER = "dpo", _("Databeskyttelsesrådgiver")
    COMMITTEE_MEMBER = "committee_member", _("Udvalgsmedlem")
    ADMINISTRATOR = "administrator", _("Administrator")
