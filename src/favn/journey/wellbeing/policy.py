"""Who may rate, who may see the two sheets together, and who may plan a round. Deny by default."""

from datetime import datetime
from uuid import UUID

from favn.foundation.accounts.actors import Actor
from favn.foundation.organisation.choices import Role
from favn.foundation.organisation.models import Group
from favn.journey.wellbeing.choices import LEADERS, RATERS
from favn.journey.wellbeing.models import RaterRule, Substitute
from favn.kit.clock import local


def may_rate(actor: Actor, group: Group) -> bool:
    """The adults of the group, under the hat they work there with, and a substitute the leader has named."""
    if not actor.is_employee or not actor.has_role(*RATERS):
        return False
    return group.id in actor.group_ids or _stands_in(actor, group)


def _stands_in(actor: Actor, group: Group) -> bool:
    """The child's room shuts by itself when the round closes; this only says whose work it is."""
    return Substitute.objects.filter(group=group, rater_id=actor.id, ended_at__isnull=True).exists()


def leads(actor: Actor, group: Group) -> bool:
    """The leader of the unit the group belongs to."""
    return actor.is_employee and actor.has_role(*LEADERS) and group.unit_id in actor.unit_ids


def takes_part(actor: Actor, group: Group, at: datetime) -> bool:
    """Who agrees on positions: those who rate, and their leader where one adult rates alone (a childminder's group)."""
    if may_rate(actor, group):
        return True
    return leads(actor, group) and _with_supervisor(group, at)


def _with_supervisor(group: Group, at: datetime) -> bool:
    rules = RaterRule.objects.filter(unit_kind=group.unit.kind, valid_from__lte=local(at).date())
    return bool(rules.order_by("-valid_from").values_list("with_supervisor", flat=True).first())


def may_see_dialogue(actor: Actor, group: Group) -> bool:
    """Those who rate the group, and their leader."""
    return may_rate(actor, group) or leads(actor, group)


def may_name_substitute(actor: Actor, group: Group) -> bool:
    """The leader of the unit."""
    return leads(actor, group)


def may_answer_objections(actor: Actor) -> bool:
    """A leader; row-level security keeps it to the children of the unit."""
    return actor.is_employee and actor.has_role(*LEADERS)


def may_tell_parents(actor: Actor) -> bool:
    """Those who meet the parents: the adults of a group and their leader."""
    return actor.is_employee and actor.has_role(*RATERS, *LEADERS)


def may_assess_at_a_visit(actor: Actor) -> bool:
    """The health visitor; row-level security keeps it to the children of the district."""
    return actor.is_employee and actor.has_role(Role.HEALTH_VISITOR)


def may_plan_rounds(actor: Actor) -> bool:
    """The municipal administrator."""
    return actor.is_employee and actor.has_role(Role.ADMINISTRATOR)


def may_set_pace(actor: Actor, unit_id: UUID) -> bool:
    """The leader of the unit."""
    return actor.is_employee and actor.has_role(*LEADERS) and unit_id in actor.unit_ids


def may_set_municipal_pace(actor: Actor) -> bool:
    """The municipal administrator."""
    return actor.is_employee and actor.has_role(Role.ADMINISTRATOR)
