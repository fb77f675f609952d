"""What a view receives: a request that knows who acts and at what instant."""

from datetime import datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from favn.foundation.access.hats import Hat
from favn.foundation.accounts.actors import Actor


class ActingRequest(HttpRequest):
    """The type of `request` in every view: `actor` is set by the middleware, and `at` is passed on to actions."""

    actor: Actor
    at: datetime
    hats: list[Hat]
    htmx: HtmxDetails
    view_failed: bool
