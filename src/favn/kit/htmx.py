"""One template for the page and for its pieces: a piece is a block of the page, rendered alone."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.backends.jinja2 import Template
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.template.loader import get_template
from jinja2.runtime import Context

REFUSED = 422


def is_htmx(request: HttpRequest) -> bool:
    """Whether htmx asked for a piece. A restored history entry asks for the whole page."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-History-Restore-Request") != "true"


def render_block(
    request: HttpRequest, template: str, block: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Answer with one block of a page's template, with CSRF and context processors as in the whole page.

    Imports and `set` at the top of the template and of its frame hold in the block too. Raises KeyError when neither
    the template nor its frame has the block.
    """
    found = get_template(template)
    if not isinstance(found, Template):
        raise TypeError(f"{template} is not a Jinja2 template")
    bare = found.template.new_context(_whole_context(found, request, context or {}))
    next(iter(found.template.root_render_func(bare)), None)  # runs what stands above the first output: extends, imports
    return HttpResponse("".join(_innermost(bare, block)(bare)), status=status)


def page_or_block(
    request: HttpRequest, template: str, block: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """The block when htmx asks, else the whole page: what makes a form work with and without JavaScript."""
    if is_htmx(request):
        return render_block(request, template, block, context, status)
    return render(request, template, dict(context), status=status)


def _whole_context(template: Template, request: HttpRequest, context: Mapping[str, Any]) -> dict[str, Any]:
    whole = dict(context)
    whole.update(request=request, csrf_input=csrf_input_lazy(request), csrf_token=csrf_token_lazy(request))
    for processor in template.backend.template_context_processors:
        whole.update(processor(request))
    return whole


def _innermost(context: Context, block: str) -> Any:
    """The block as the page itself defines it; its frame's when the page leaves it alone."""
    return context.blocks[block][0]
