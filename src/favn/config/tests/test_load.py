"""A crowd at work: two raters in a served Favn, driven by locust as `favn bench --load` does with forty."""

import pytest

from favn.config import processes
from favn.journey.wellbeing.models import Assessment
from favn.town.bench import load, ready
from favn.town.bench.figures import ANSWER, OPEN, SAVE
from favn.town.bench.paper import crowd, write_load

pytestmark = pytest.mark.slow


def answers() -> int:
    """How many assessments there are, as the owner of the database counts them."""
    return Assessment.objects.count()


def test_two_raters_save_what_they_answer_and_are_timed(own_copy, django_db_blocker):
    port = load.free_port()
    serving = processes.beside(processes.web(host="127.0.0.1", port=port, workers=1))
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as there:
        there.setenv("DATABASE_URL", ready.address_of(own_copy))
        before = answers()
        found = load.under_load(own_copy, serving, port=port, users=2, seconds=6, thinking=(0.1, 0.3))
        assert answers() > before
    assert {each.task for each in found} <= {OPEN, ANSWER, SAVE}
    assert sum(each.requests for each in found) >= 2
    assert [each.failures for each in found] == [0] * len(found)
    assert all(0 < each.p50_ms <= each.p95_ms for each in found)


def test_a_town_with_too_few_raters_says_so(own_copy, django_db_blocker):
    with django_db_blocker.unblock(), pytest.raises(load.NoCrowd, match="skal bruges 4000"):
        load.under_load(own_copy, processes.beside(processes.worker()), port=1, users=4000, seconds=5)


def test_what_the_crowd_met_stands_on_the_page(tmp_path):
    page = tmp_path / "docs" / "benchmarks.md"
    page.parent.mkdir()
    page.write_text("# Målinger\n\nOrd.\n", "utf-8")
    met = [load.Under(ANSWER, 40, 300, 1, 31.0, 88.0), load.Under(OPEN, 40, 30, 0, 60.0, 151.0)]
    assert [each.holds for each in met] == [False, False]
    assert load.Under(SAVE, 40, 30, 0, 60.0, 150.0).holds
    for _twice in range(2):
        write_load(page, met, children=12000, seconds=180, load="belastning 1,0")
    text = page.read_text("utf-8")
    assert text.count("40 voksne i 180 sekunder, 12000 børn") == 1
    assert "| save one answer | 300 | 1 | 31 | 88 | 100 |" in text
    assert crowd(met)[2] == ("open the sheet", "30", "0", "60", "151", "150")
