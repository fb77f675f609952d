"""Counting: what is counted once, what always, and that it goes on afterwards."""

import sys
import threading
from types import SimpleNamespace

from tests.fixtures.tracing import is_counted, not_counted, uncounted


def a_test(nodeid: str, *fixtures: str) -> SimpleNamespace:
    return SimpleNamespace(nodeid=nodeid, fixturenames=["request", *fixtures])


def test_of_a_test_on_the_database_with_several_cases_the_first_is_counted():
    seen: set[str] = set()
    cases = [a_test(f"src/favn/kit/tests/test_a.py::test_b[{who}]", "db", "_django_db_helper") for who in ("ida", "bo")]
    assert [is_counted(each, seen) for each in cases] == [True, False]
    assert is_counted(a_test("src/favn/kit/tests/test_a.py::test_c", "db", "_django_db_helper"), seen)


def test_rules_are_counted_in_every_case():
    seen: set[str] = set()
    assert all(is_counted(a_test(f"src/favn/kit/tests/test_a.py::test_b[{case}]"), seen) for case in range(3))


def test_what_a_browser_and_the_matrix_ask_for_is_not_counted():
    assert not is_counted(a_test("tests/browser/test_sheet.py::test_a"), set())
    assert not is_counted(a_test("tests/security/test_matrix.py::test_a"), set())


def test_nothing_is_counted_inside_nor_in_the_threads_it_starts_and_everything_afterwards():
    def listen(frame, event, arg):
        heard.append(frame.f_code.co_name)

    def spoken():
        return 1

    heard, before = [], sys.gettrace()
    sys.settrace(listen)
    try:
        with uncounted():
            spoken()
            in_thread = threading.Thread(target=spoken)
            in_thread.start()
            in_thread.join()
        not_counted(spoken)()
        assert "spoken" not in heard
        spoken()
    finally:
        sys.settrace(before)
    assert heard.count("spoken") == 1
