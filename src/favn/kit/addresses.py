"""The addresses of named pages, worked out once: a list of fifty rows asks for the same few again and again."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse

KEPT = 8192


def address(name: str, *args: object) -> str:
    """The address of a named page. Raises NoReverseMatch for a name or arguments that no page has."""
    return _address(get_script_prefix(), name, args)


@lru_cache(maxsize=KEPT)
def _address(_prefix: str, name: str, args: tuple[object, ...]) -> str:
    return reverse(name, args=args or None)
