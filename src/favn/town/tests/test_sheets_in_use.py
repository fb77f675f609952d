"""Each round is rated with the newest version of the sheet there was when it opened."""

from datetime import date
from uuid import UUID

import pytest

from favn.journey.wellbeing.choices import AgeBand
from favn.journey.wellbeing.models import Form, Round, Sheet
from favn.journey.wellbeing.queries.rounds import newest_forms
from favn.town.generation import Generator
from favn.town.sheets_in_use import SHIPPED, Version, in_use, versions_there_are
from favn.town.tables import COLUMNS

NEWER, OWN = Version("3-6", 2, UUID(int=1)), Version("3-6", 3, UUID(int=2), date(2026, 10, 1))
FIRST = next(each for each in SHIPPED if each.band == "3-6")


@pytest.mark.parametrize(
    ("opens_on", "is_this_school_year", "expected"),
    [
        (date(2026, 5, 8), False, FIRST),
        (date(2026, 9, 30), True, NEWER),
        (date(2026, 10, 1), True, OWN),
    ],
)
def test_a_round_has_the_newest_version_of_its_time(opens_on, is_this_school_year, expected):
    found = in_use([OWN, *SHIPPED, NEWER], opens_on, is_this_school_year=is_this_school_year)
    assert found == {each.band: each.key for each in SHIPPED} | {"3-6": expected.key}
    assert list(found) == list(AgeBand.values)


def test_older_rounds_keep_the_older_sheets_and_nothing_else_of_the_town_is_changed_by_them(made_at):
    town = list(Generator(children=300, seed=7, at=made_at, forms=(*SHIPPED, NEWER, OWN)).pages())
    plain = list(Generator(children=300, seed=7, at=made_at).pages())
    rounds = {row[0]: dict(zip(COLUMNS["wellbeing_round"], row, strict=True))
              for page in town for row in page.get("wellbeing_round", ())}  # fmt: skip
    sheets = [row for page in town for row in page.get("wellbeing_sheet", ())]
    assert {row[4] for row in sheets} <= {key for each in rounds.values() for key in each["form_ids"]}
    used = {rounds[row[1]]["opens_on"] >= OWN.since: row[4] for row in sheets if row[4] in (FIRST.key, OWN.key)}
    assert used == {True: OWN.key, False: FIRST.key}
    before = [row[:4] for page in plain for row in page.get("wellbeing_sheet", ())]
    assert before == [row[:4] for row in sheets]


def test_every_round_of_the_town_keeps_its_versions_and_every_sheet_is_one_of_them(db):
    newest = [form.id for form in newest_forms()]
    assert {each.key for each in versions_there_are()} == set(Form.objects.values_list("id", flat=True))
    opened = dict(Round.objects.filter(opened_at__isnull=False).values_list("id", "form_ids"))
    assert len(opened) >= 21
    assert opened[Round.objects.latest("opens_on").id] == newest
    sheets = list(Sheet.objects.values_list("round_id", "form_id"))
    assert sheets
    assert all(form in opened[rated] for rated, form in sheets)
