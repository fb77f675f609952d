"""Who may open a page at all. A view that says nothing is shut: deny by default."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from favn.foundation.accounts.actors import Actor, ActorKind

ANYONE = "anyone"
LOGGED_IN = "logged_in"
FAMILY = "family"
EMPLOYEE = "employee"

View = TypeVar("View", bound=Callable[..., Any])


def page(*who: str) -> Callable[[View], View]:
    """Declare who may open this view: role codes, FAMILY, EMPLOYEE (any role), LOGGED_IN or ANYONE.

    The declaration opens the page, never a child: the door still decides that.
    """
    if not who:
        raise ValueError("A page must say who may open it")

    def declare(view: View) -> View:
        view.opened_for = frozenset(map(str, who))  # type: ignore[attr-defined]  # read by the middleware
        return view

    return declare


def opened_for(view: Callable[..., Any]) -> frozenset[str]:
    """Whom a view declares itself open for; empty when it declares nothing."""
    found = getattr(view, "opened_for", None)
    if found is None and hasattr(view, "view_class"):
        found = getattr(view.view_class, "opened_for", None)
    if found is None and str(getattr(view, "__module__", "")).startswith("favn.kit."):
        return frozenset({ANYONE})  # kit knows no child: the gallery and the problem pages
    return found or frozenset()


def may_open(actor: Actor, who: Iterable[str]) -> bool:
    """Whether this actor is among those a page is open for."""
    open_for = set(who)
    if ANYONE in open_for:
        return True
    if actor.kind is ActorKind.PUBLIC:
        return False
    return (
        LOGGED_IN in open_for
        or actor.role in open_for
        or (EMPLOYEE in open_for and actor.is_employee)
        or (FAMILY in open_for and actor.is_family)
    )
