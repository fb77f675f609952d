"""What every template knows: who acts, when, and where they can go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from favn.foundation.accounts.actors import PUBLIC
from favn.kit.addresses import address
from favn.kit.navigation import navigation_for, search_for


def acting(request: HttpRequest) -> dict[str, Any]:
    """`actor`, `at`, `hats`, `navigation`, `search_url`, `demo` and the person menu's addresses, for the frames."""
    actor = getattr(request, "actor", PUBLIC)
    return {
        "actor": actor,
        "at": getattr(request, "at", None),
        "hats": getattr(request, "hats", []),
        "hat_url": address("login:switch_hat"),
        "log_out_url": address("login:log_out"),
        "navigation": navigation_for(actor.role, request.path),
        "search_url": search_for(actor.role),
        "demo": settings.DEMO,
    }
