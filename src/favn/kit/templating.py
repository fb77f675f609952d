"""The Jinja2 environment every page of ours is rendered in: strict, escaped, translated."""

from typing import Any

from django.contrib.messages import get_messages
from django.forms.renderers import TemplatesSetting
from django.template.backends.jinja2 import Jinja2
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from favn.kit import speech, wording
from favn.kit.addresses import address


class FavnTemplates(Jinja2):
    """Django's Jinja2 backend, reading the `templates` folders of Favn's own modules only."""

    app_dirname = "templates"


class FormRenderer(TemplatesSetting):
    """Lets Django find its own widget templates (second engine) while ours render fields through macros."""


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page."""
    return reverse(name, kwargs=kwargs) if kwargs else address(name, *args)


def environment(**options: Any) -> Environment:
    """Build the environment: a misspelt variable fails loudly instead of rendering empty."""
    options["undefined"] = StrictUndefined
    made = Environment(**options, extensions=["jinja2.ext.i18n", "jinja2.ext.do"], trim_blocks=True, lstrip_blocks=True)  # noqa: S701  # autoescape comes in `options`, set True by Django
    made.install_gettext_callables(  # type: ignore[attr-defined]  # added by the i18n extension
        speech.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    made.globals["_"] = speech.marked
    made.filters.update(wording.FILTERS)
    made.filters["translated"] = speech.gettext  # for text from a row: unlike _(), its answer is still escaped
    made.globals.update(url=url, static=static, get_messages=get_messages, get_language=translation.get_language)
    return made
