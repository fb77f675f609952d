"""The town as it stands in the database of the suite: three hundred children, the cast among them."""

import pytest
from django.db import connection

from favn.foundation.access.hats import hats_of
from favn.foundation.accounts.models import User
from favn.foundation.audit.models import Entry
from favn.foundation.letters.models import Letter
from favn.foundation.people.identifiers import hash_of, number_in
from favn.foundation.people.models import Adult, Child, Identifier
from favn.journey.checkups.models import NoShowStep
from favn.journey.wellbeing.models import Assessment
from favn.kit.crypto import decrypt_bytes
from favn.town.build import TownExists, build
from favn.town.dental_letters import BACK
from favn.town.tables import COLUMNS

pytestmark = pytest.mark.django_db


def test_the_town_of_the_suite_has_three_hundred_children():
    assert Child.objects.count() == 300


def test_a_town_is_not_built_on_top_of_another(at):
    with pytest.raises(TownExists):
        build(children=40, seed=1, at=at)
    assert Child.objects.count() == 300


def test_a_number_of_the_town_opens_and_is_found_like_any_other():
    for identifier in Identifier.objects.exclude(child=None).order_by("id")[:5]:
        number = number_in(identifier)
        assert Identifier.objects.get(value_hash=hash_of(number)).pk == identifier.pk
        assert identifier.masked == number.masked


def test_everyone_who_works_or_is_a_parent_in_the_town_has_a_hat(at):
    without = [user.username for user in User.objects.all()[:60] if not hats_of(user, at)]
    assert without == []
    assert not Adult.objects.filter(user=None, relations__holds_custody=True, relations__child__area__isnull=True)


def test_no_log_is_made_up_for_what_nobody_did():
    tables = [table for table in COLUMNS if table.startswith("people_")]
    assert Entry.objects.filter(object_table__in=tables).count() < 600


def test_the_tables_triggers_work_again_after_the_town_was_built():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname = 'log_row' AND tgenabled = 'D'")
        assert cursor.fetchone() == (0,)


def test_the_clinics_newest_steps_have_their_letters_behind_them(at):
    sent = NoShowStep.objects.filter(step__in=("letter", "second_letter"), done_at__gte=at - BACK)
    assert sent.exists()
    for step in sent:
        pages = Letter.objects.filter(
            child_id=step.child_id, written_at=step.done_at, version__document__compartment="dental"
        )
        assert step.letters == pages.count() > 0
        for page in pages:
            assert decrypt_bytes(page.pdf_encrypted, where="letters_letter.pdf", row=page.id).startswith(b"%PDF")


def test_nobody_was_rated_who_waits_in_the_open_round(at):
    rated = Assessment.objects.filter(round__closes_on__gte=at.date()).values_list("round_id", "child_id")
    assert rated
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM wellbeing_assessment a JOIN wellbeing_round r ON r.id = a.round_id "
            "WHERE r.closes_on >= %s AND favn.child_waits(a.child_id, a.round_id)", [at.date()],
        )  # fmt: skip
        assert cursor.fetchone() == (0,)
