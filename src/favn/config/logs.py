"""Logs for those who run Favn: one JSON line an event, and nothing in it about a person.

Only known keys are let through. From other packages the sentence is kept and its arguments are left out, because an
argument may be a name; of an exception the kind and the places in the code are kept: its message may quote a row.
"""

import logging
import sys
import time
import traceback
from collections.abc import Callable, MutableMapping
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from structlog.typing import EventDict, Processor

KNOWN = {"event", "level", "timestamp", "logger", "method", "page", "status", "ms", "task", "error", "at", "count"}
UNNAMED = "ukendt"


def without_persons(logger: Any, name: str, event: EventDict) -> EventDict:
    """Keep the known keys only; whoever wants one more must add it here, where somebody reads why."""
    return {key: value for key, value in event.items() if key in KNOWN or key.startswith("_")}


def without_arguments(logger: Any, name: str, event: EventDict) -> EventDict:
    """What another package says: its sentence as it stands in the code, never with the values put in."""
    record = event.get("_record")
    if isinstance(record, logging.LogRecord):
        event["event"] = str(record.__dict__.get("action") or _sentence(record, event.pop("positional_args", ())))
        if isinstance(status := record.__dict__.get("status_code"), int):
            event["status"] = status
        job = record.__dict__.get("job")
        if isinstance(job, MutableMapping):
            event["task"] = job.get("task_name")
    return event


def only_places(logger: Any, name: str, event: EventDict) -> EventDict:
    """Of an exception: its kind and where it passed, without the message and the values."""
    failure = _failure(event.pop("exc_info", None), event.get("_record"))
    if failure is not None:
        event["error"] = f"{type(failure).__module__}.{type(failure).__qualname__}"
        passed = traceback.extract_tb(failure.__traceback__)[-12:]
        event["at"] = [f"{each.filename}:{each.lineno} {each.name}" for each in passed]
    return event


def _failure(given: Any, record: Any) -> BaseException | None:
    if given is None and isinstance(record, logging.LogRecord):
        given = record.exc_info
    if given is True:
        return sys.exc_info()[1]
    return given[1] if isinstance(given, tuple) else given if isinstance(given, BaseException) else None


def _sentence(record: logging.LogRecord, values: Any) -> str:
    """The sentence as the code has it; one that came with its values already in it is left out, its place is kept."""
    if values or record.name.startswith("favn"):
        return str(record.msg)
    return f"{record.module}.{record.funcName}:{record.lineno}"


STEPS: list[Processor] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    only_places,
]


def settings(level: str) -> dict[str, Any]:
    """Django's LOGGING: everything to standard output, one JSON object a line, from `level` and up."""
    structlog.configure(
        processors=[*STEPS, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*STEPS, without_arguments],
        "processors": [
            without_persons,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        "use_get_message": False,
        "pass_foreign_args": True,
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": formatter},
        "handlers": {"out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json"}},
        "root": {"handlers": ["out"], "level": level},
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "propagate": True},
            "django.request": {"level": "ERROR"},  # a page that is hidden or missing is an answer, not a warning
        },
    }


class RequestLogMiddleware:
    """One line a request: which page by its name in the code (not its address), the answer, and the time it took."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.log = structlog.get_logger("favn.web")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        page = match.view_name if match and match.view_name else UNNAMED
        ms = round((time.perf_counter() - began) * 1000, 1)
        self.log.info("svar", method=request.method, page=page, status=response.status_code, ms=ms)
        return response
