"""A visit on a telephone with a poor connection: nothing typed is lost, and nothing is readable after logging out."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from favn.foundation.access.acting import acting
from favn.foundation.accounts.actors import system
from favn.journey.checkups.models import Visit
from favn.kit.clock import local, now
from favn.town.settle import key_of
from tests.fixtures.browser import grave_problems

pytestmark = pytest.mark.browser
SECRET = "Nour kalder paa sin mor om natten"
# Everything a browser keeps for a site, as text: databases (bytes as Latin letters), both storages, caches.
KEPT = """async () => {
  const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  const bytes = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
    ? new TextDecoder("latin1").decode(value) : value && typeof value === "object"
    ? Object.entries(value).map(([key, each]) => key + bytes(each)).join(" ") : String(value);
  for (const { name } of await indexedDB.databases()) {
    const open = await new Promise((done) => {
      const ask = indexedDB.open(name); ask.onsuccess = () => done(ask.result);
    });
    for (const store of open.objectStoreNames) {
      const rows = await new Promise((done) => {
        const ask = open.transaction(store).objectStore(store).getAll(); ask.onsuccess = () => done(ask.result);
      });
      found.push(...rows.map(bytes));
    }
    open.close();
  }
  for (const name of await caches.keys()) {
    for (const each of await (await caches.open(name)).matchAll()) found.push(await each.text());
  }
  return found.join("\\n");
}"""


@pytest.fixture
def visit(own_town, django_db_blocker) -> Visit:
    """Hanne has agreed to visit Nour today."""
    with django_db_blocker.unblock(), acting(system("test"), at=now()):
        return Visit.objects.create(
            child_id=key_of("child", "nour"),
            visitor_id=key_of("employee", "hanne"),
            code="language_3",
            planned_at=now(),
        )


def opened(desk, visit, page: Page | None = None) -> Page:
    """The visit on Hanne's telephone, ready to be written."""
    page = page or desk("hanne")
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"/besoeg/{visit.pk}/")
    expect(page.locator("[data-visit][data-is-kept]")).to_be_attached()
    return page


def write(page: Page, words: str = SECRET) -> None:
    page.get_by_label("Det ser jeg").fill(words)
    expect(page.locator("#kept")).to_have_text(re.compile("Gemt på telefonen"))


def standing(visit, django_db_blocker) -> Visit:
    with django_db_blocker.unblock():
        return Visit.objects.get(pk=visit.pk)


def test_what_is_written_without_a_connection_is_sent_when_there_is_one(desk, visit, django_db_blocker):
    page = opened(desk, visit)
    page.context.set_offline(True)
    write(page)
    page.get_by_role("button", name="Gem besøget").click()
    expect(page.locator("#kept")).to_contain_text("Ingen forbindelse")
    assert standing(visit, django_db_blocker).revision == 0
    assert SECRET not in page.evaluate(KEPT)
    page.context.set_offline(False)
    page.wait_for_url("**/kontakter/")
    expect(page.get_by_text(SECRET)).to_be_visible()
    assert (standing(visit, django_db_blocker).seen, standing(visit, django_db_blocker).revision) == (SECRET, 1)
    assert "sealed" not in page.evaluate(KEPT)


def test_a_page_that_was_closed_gives_the_words_back(desk, visit, django_db_blocker):
    page = opened(desk, visit)
    write(page)
    page.goto("/sundhedspleje/dag/")
    assert SECRET not in page.evaluate(KEPT)
    page.goto(f"/besoeg/{visit.pk}/")
    expect(page.get_by_label("Det ser jeg")).to_have_value(SECRET)
    expect(page.locator("#kept")).to_contain_text("hentet fra telefonen")
    assert standing(visit, django_db_blocker).revision == 0
    for width in (375, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert grave_problems(page) == []


def test_a_visit_that_waited_is_sent_when_the_page_is_opened_again(desk, visit, django_db_blocker):
    page = opened(desk, visit)
    page.context.set_offline(True)
    write(page)
    page.get_by_role("button", name="Gem besøget").click()
    expect(page.locator("#kept")).to_contain_text("Ingen forbindelse")
    page.evaluate("window.stop()")
    other = page.context.new_page()
    page.close()
    other.context.set_offline(False)
    other.goto(f"/besoeg/{visit.pk}/")
    other.wait_for_url("**/kontakter/")
    assert standing(visit, django_db_blocker).seen == SECRET


def test_logging_out_leaves_nothing_to_read(desk, visit):
    page = opened(desk, visit)
    write(page)
    assert "sealed" in page.evaluate(KEPT)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.evaluate("document.querySelector(\"form[action$='/log-ud/']\").requestSubmit()")
    page.wait_for_url(lambda url: "besoeg" not in url)
    assert "ikke sendt" in asked[0]
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0
    kept = page.evaluate(KEPT)
    assert not any(word in kept for word in (SECRET, "sealed", "salt", "besoeg", "barn"))
    page.go_back()
    expect(page.get_by_text(SECRET)).to_have_count(0)
    assert SECRET not in page.content()


def test_one_may_stay_to_send_what_is_not_sent(desk, visit):
    page = opened(desk, visit)
    write(page)
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.evaluate("document.querySelector(\"form[action$='/log-ud/']\").requestSubmit()")
    page.wait_for_timeout(300)
    assert page.url.endswith(f"/besoeg/{visit.pk}/")
    assert "sealed" in page.evaluate(KEPT)


@pytest.fixture
def other_phone(chromium, served, desk) -> Iterator[Page]:
    """Hanne's other telephone; a refusal (409) may be told in its console."""
    context = chromium.new_context(base_url=served)
    context.add_cookies(desk("hanne").context.cookies())
    yield context.new_page()
    context.close()


def test_two_telephones_are_shown_side_by_side(desk, visit, other_phone, django_db_blocker):
    first, second = opened(desk, visit), opened(desk, visit, other_phone)
    write(second, "Skrevet på den anden telefon")
    write(first)
    first.get_by_role("button", name="Gem besøget").click()
    first.wait_for_url("**/kontakter/")
    second.get_by_role("button", name="Gem besøget").click()
    expect(second.get_by_role("heading", name="Besøget er skrevet et andet sted imens")).to_be_visible()
    expect(second.get_by_text(SECRET)).to_be_visible()
    assert grave_problems(second) == []
    assert standing(visit, django_db_blocker).seen == SECRET
    second.get_by_label("Det, der står:").check()
    second.get_by_role("button", name="Gem besøget").click()
    second.wait_for_url("**/kontakter/")
    assert (standing(visit, django_db_blocker).seen, standing(visit, django_db_blocker).revision) == (SECRET, 2)


def test_it_works_without_scripts(chromium, served, desk, visit, django_db_blocker):
    cookies = desk("hanne").context.cookies()
    plain = chromium.new_context(java_script_enabled=False, base_url=served)
    plain.add_cookies(cookies)
    page = plain.new_page()
    page.goto(f"/besoeg/{visit.pk}/")
    page.get_by_label("Det ser jeg").fill(SECRET)
    page.get_by_role("button", name="Gem besøget").click()
    expect(page.get_by_text(SECRET)).to_be_visible()
    plain.close()
    assert standing(visit, django_db_blocker).held_on == local(now()).date()
