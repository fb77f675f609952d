"""Words in the language of the page, looked up once each: a page says the same few hundred again and again.

Django's own gettext finds the language and the catalogue anew for every word: a third of the time of a long list.
"""

from functools import lru_cache

from django.utils import translation
from markupsafe import Markup

KEPT = 8192  # all the words of Favn in two languages


def gettext(words: str, /) -> str:
    """The words in the language of the page; in Danish as they stand. Answers as Django's gettext does."""
    return _said(translation.get_language(), words)


def marked(words: str, /, **variables: object) -> Markup:
    """`_()` of our templates: the words as they stand there, with the variables escaped and put in their places."""
    said = _marked(translation.get_language(), words)
    return said % variables if variables else _whole(said)


@lru_cache(maxsize=KEPT)
def _said(_language: str | None, words: str) -> str:
    return translation.gettext(words)


@lru_cache(maxsize=KEPT)
def _marked(_language: str | None, words: str) -> Markup:
    return Markup(translation.gettext(words))  # noqa: S704  # a text of ours, never of a row: see the filter `translated`


@lru_cache(maxsize=KEPT)
def _whole(said: Markup) -> Markup:
    return said % {}  # a literal per cent is written twice in every text, as with variables
