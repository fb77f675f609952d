"""The top bar: each desk says which of its pages belong in whose bar."""

from dataclasses import dataclass
from typing import Any

from favn.kit.addresses import address


@dataclass(frozen=True, slots=True)
class Place:
    """One word in the top bar."""

    label: Any
    url: str
    current: bool


_places: dict[str, list[tuple[int, Any, str]]] = {}
_searches: dict[str, str] = {}


def register(label: Any, url_name: str, *, roles: tuple[str, ...], order: int = 50) -> None:
    """Put a page in the top bar of these roles. `label` is a lazy translation. Called from AppConfig.ready()."""
    for role in roles:
        entry = (order, label, url_name)
        if entry not in _places.setdefault(role, []):
            _places[role].append(entry)


def register_search(url_name: str, *, roles: tuple[str, ...]) -> None:
    """Put the search box in the top bar of these roles; it sends its words to this page. Called from ready()."""
    _searches.update(dict.fromkeys(roles, url_name))


def search_for(role: str) -> str:
    """Where this role's search box sends its words; empty for a role that has nobody to find."""
    return address(_searches[role]) if role in _searches else ""


def navigation_for(role: str, path: str) -> list[Place]:
    """The top bar of this role, in order; the longest address that begins the path is the current one."""
    entries = sorted(_places.get(role, []), key=lambda entry: (entry[0], entry[2]))
    places = [(label, address(name)) for _, label, name in entries]
    current = max((url for _, url in places if path.startswith(url)), key=len, default="")
    return [Place(label, url, url == current) for label, url in places]
