"""A log line tells what happened to Favn, and nothing about a person."""

import json
import logging
import logging.config
from io import StringIO

import pytest
import structlog
from django.http import HttpResponse
from django.test import RequestFactory

from favn.config import logs

NAME = "Emil Aagaard Winther"


@pytest.fixture
def said():
    """What production would have written since last asked, one object a line."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    written = StringIO()
    logging.config.dictConfig(logs.settings("INFO"))
    (ours,) = root.handlers
    ours.setStream(written)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.handlers[:] = before[0]
    root.setLevel(before[1])


def test_a_request_is_logged_by_the_pages_name_without_its_address(said):
    request = RequestFactory().get("/barn/0191/", {"q": NAME})
    answer = logs.RequestLogMiddleware(lambda asked: HttpResponse(status=404))(request)
    (line,) = said()
    assert answer.status_code == 404
    assert {key: line[key] for key in ("event", "method", "page", "status")} == {
        "event": "svar",
        "method": "GET",
        "page": "ukendt",
        "status": 404,
    }
    assert "0191" not in json.dumps(line)
    assert "Emil" not in json.dumps(line)


def test_an_unknown_key_is_left_out(said):
    structlog.get_logger("favn.test").warning("brev sendt", name=NAME, count=2)
    (line,) = said()
    assert line["event"] == "brev sendt"
    assert line["count"] == 2
    assert "Emil" not in json.dumps(line)


def test_another_packages_values_are_left_out(said):
    logging.getLogger("django.request").error("Not Found: %s", f"/barn/?navn={NAME}", extra={"status_code": 404})
    logging.getLogger("procrastinate.worker").warning(f"Starting job send({NAME})", extra={"action": "start_job"})
    logging.getLogger("library").error(f"could not read {NAME}")
    first, second, third = said()
    assert [first["event"], second["event"]] == ["Not Found: %s", "start_job"]
    assert first["status"] == 404
    assert "test_another_packages_values_are_left_out" in str(third["event"])
    assert "Emil" not in json.dumps(said())


def test_of_an_exception_the_kind_and_the_place_are_kept_and_the_words_are_not(said):
    try:
        raise ValueError(f"Key (name)=({NAME}) already exists")
    except ValueError:
        logging.getLogger("django.request").exception("Internal Server Error: %s", "/x/")
        structlog.get_logger("favn.test").exception("noget gik galt")
    written = said()
    assert len(written) == 2
    for line in written:
        assert line["error"] == "builtins.ValueError"
        assert "test_logs.py" in str(line["at"])
        assert "Emil" not in json.dumps(line)


def test_a_job_is_named_without_what_it_was_given(said):
    job = {"task_name": "favn.letters.send", "args": {"name": NAME}}
    logging.getLogger("procrastinate.worker").warning("Starting", extra={"action": "start_job", "job": job})
    (line,) = said()
    assert line["task"] == "favn.letters.send"
    assert "Emil" not in json.dumps(line)
