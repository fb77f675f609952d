"""Keys are changed while Favn serves: old and new are read side by side, and a stopped rotation goes on."""

import base64
from uuid import UUID

import pytest
from django.db import connection, transaction
from psycopg import sql

from favn.config import console, rotation
from favn.config.commands import favn
from favn.foundation.access import door
from favn.foundation.access.acting import acting
from favn.foundation.access.choices import Purpose
from favn.foundation.accounts.actors import system
from favn.foundation.audit import seals
from favn.foundation.audit.models import Entry
from favn.foundation.people import queries
from favn.foundation.people.identifiers import hash_of, number_in
from favn.foundation.people.models import Identifier
from favn.kit.crypto import keyring

OLD = "demo:RmF2bi1kZW1vLWFuZC10ZXN0LW9ubHktMzItYnl0ZXM="
NEW = "k2:" + base64.b64encode(b"n" * 32).decode()


@pytest.fixture
def emils_number(emil):
    return number_in(Identifier.objects.get(child=emil))


@pytest.fixture
def new_keys(settings):
    """The operator has put new keys in front of the old ones; nothing is rotated yet."""
    settings.ENCRYPTION_KEYS = f"{NEW},{OLD}"
    settings.OLD_LOOKUP_KEY, settings.LOOKUP_KEY = settings.LOOKUP_KEY, "a-new-look-up-key-for-the-tests-alone"
    return settings


def only_new(settings) -> None:
    """The old keys are gone."""
    settings.ENCRYPTION_KEYS, settings.OLD_LOOKUP_KEY = NEW, ""


def sealed_with_old() -> dict[str, int]:
    """Rows in each place that the newest key did not seal."""
    with connection.cursor() as cursor:
        left = {}
        for place in rotation.places():
            column, table = sql.Identifier(place.column), sql.Identifier(place.table)
            cursor.execute(sql.SQL("SELECT {0} FROM {1} WHERE {0} IS NOT NULL").format(column, table))
            left[place.where] = sum(not keyring().is_current(sealed) for (sealed,) in cursor.fetchall())
        return left


def test_every_sealed_column_is_known_and_read_where_it_was_sealed(new_keys, after_the_walk):
    found = {place.where for place in rotation.places()}
    assert {"people_identifier.value", "documents_file.content", "letters_letter.pdf", "audit_entry.criterion"} <= found
    with transaction.atomic():
        before = sealed_with_old()
        assert before["people_identifier.value"] > 300
        assert before["letters_letter.pdf"]
        assert before["audit_entry.criterion"]
        done = rotation.rotate()
        assert (done.unreadable, done.doubled) == ([], [])
        assert done.resealed == before
        assert set(sealed_with_old().values()) == {0}
        again = rotation.rotate()
        assert (sum(again.resealed.values()), again.rehashed) == (0, 0)
        transaction.set_rollback(True)


def test_before_during_and_after_a_number_is_found_and_shown(new_keys, acting_as, emil, emils_number, monkeypatch, at):
    def is_found() -> bool:
        with acting_as("mette") as mette:
            found = door.find_by_number(actor=mette, number=emils_number, purpose=Purpose.REGISTRY, at=at)
        shown = number_in(Identifier.objects.get(child=emil))
        return [each.id for each in found] == [emil.id] and shown == emils_number

    assert is_found()
    monkeypatch.setattr(rotation, "BATCH", 50)
    rotation._next_numbers(None)
    rotation._next_rows(next(place for place in rotation.places() if place.table == "people_identifier"),
                        UUID(int=0), [])  # fmt: skip
    left = sealed_with_old()["people_identifier.value"]
    assert 0 < left < Identifier.objects.count()
    for each in Identifier.objects.all():
        assert queries.child_with(number_in(each)) or queries.adult_with(number_in(each))
    done = rotation.rotate()
    assert done.resealed["people_identifier.value"] == left
    assert done.rehashed == Identifier.objects.count() - 50
    only_new(new_keys)
    assert is_found()
    assert bytes(Identifier.objects.get(child=emil).value_hash) == hash_of(emils_number)


def test_without_the_rotation_the_old_key_is_needed(new_keys, emil, emils_number):
    new_keys.OLD_LOOKUP_KEY = ""
    assert queries.child_with(emils_number) is None


def test_what_is_written_while_it_runs_wins(new_keys, emil, monkeypatch, at):
    row = Identifier.objects.get(child=emil)
    opened = rotation.decrypt_bytes

    def meanwhile(sealed, *, where, row):
        Identifier.objects.filter(pk=row).update(value_encrypted=b"k2:somebody else wrote this")
        return opened(sealed, where=where, row=row)

    monkeypatch.setattr(rotation, "decrypt_bytes", meanwhile)
    place = rotation.Sealed("people_identifier", "value_encrypted")
    with acting(system("test"), at=at):
        assert rotation._reseal_row(place, row.pk) == 0
    row.refresh_from_db()
    assert bytes(row.value_encrypted) == b"k2:somebody else wrote this"


def test_the_chain_of_the_log_holds_and_no_old_hash_lives_on_in_it(new_keys, acting_as, emil, emils_number, at):
    with acting_as("mette") as mette:
        door.find_by_number(actor=mette, number=emils_number, purpose=Purpose.REGISTRY, at=at)
    old = bytes(Identifier.objects.get(child=emil).value_hash).hex()
    rotation.rotate()
    with acting(system("verify"), at=at):
        assert seals.verify().is_whole
    assert not [line for line in Entry.objects.filter(object_table="people_identifier") if old in str(line.payload)]
    assert Entry.objects.filter(verb="rehash_numbers", role="system:rotate_keys").exists()


def test_a_row_no_key_opens_is_named_and_keeps_the_old_keys_needed(new_keys, emil, monkeypatch, capsys):
    row = Identifier.objects.get(child=emil)
    Identifier.objects.filter(pk=row.pk).update(value_encrypted=b"gone:" + bytes(40))
    monkeypatch.setattr(rotation, "rehash_numbers", lambda **_: rotation.Rehashed(None))
    monkeypatch.setattr("favn.config.commands.keys.boot", lambda login: None)
    assert console.run(favn, ["keys", "rotate"]) == 1
    said = capsys.readouterr().err
    assert f"people_identifier.value {row.pk}" in said
    assert "kan ikke fjernes endnu" in said


def test_the_command_says_when_the_old_keys_can_go(new_keys, emil, monkeypatch, capsys):
    monkeypatch.setattr("favn.config.commands.keys.boot", lambda login: None)
    assert console.run(favn, ["keys", "rotate"]) == 0
    assert "Intet bruger de gamle nøgler" in capsys.readouterr().out
