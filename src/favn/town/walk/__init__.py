"""The walk: one child's whole way through the real application, page by page, as the cast would go it."""

from favn.town.walk.walking import Walk, WalkFailed, run

__all__ = ["Walk", "WalkFailed", "run"]
