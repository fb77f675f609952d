"""The desk's pages: today, my groups, my children."""

from django.http import HttpResponse
from django.shortcuts import render

from favn.desks.school.queries import children_of, today_of, unit_of, what_waits
from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.journey.wellbeing.choices import LEADERS, RATERS
from favn.journey.wellbeing.policy import may_rate
from favn.journey.wellbeing.queries.rounds import groups_of, work_in


@page(*RATERS, *LEADERS)
def today(request: ActingRequest) -> HttpResponse:
    """What needs me today, why, and by when."""
    told = {"today": today_of(request.actor, request.at), "what_waits": what_waits}
    return render(request, "school/today.html", told)


@page(*RATERS, *LEADERS)
def groups(request: ActingRequest) -> HttpResponse:
    """My groups, and how far each is in its round."""
    work = work_in(groups_of(request.actor), actor=request.actor, at=request.at)
    told = {"work": work, "what_waits": what_waits, "may_rate": lambda group: may_rate(request.actor, group)}
    told["unit"] = unit_of(work, request.at) if request.actor.has_role(*LEADERS) else None
    return render(request, "school/groups.html", told)


@page(*RATERS, *LEADERS)
def children(request: ActingRequest) -> HttpResponse:
    """The children of my groups, with the way to a concern and to a notification."""
    told = children_of(request.actor, request.at, request.GET.get("gruppe", ""))
    return render(request, "school/children.html", {"groups": told})
