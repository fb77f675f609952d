"""What is sealed to one row opens there and nowhere else."""

import base64
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from favn.kit import crypto
from favn.kit.crypto import BadKeys, CannotDecrypt, Keyring

EMIL = UUID("0198c2f0-0000-7000-8000-000000000001")
FREJA = UUID("0198c2f0-0000-7000-8000-000000000002")
WHERE = "people_identifier.value"
OLD = "old:" + base64.b64encode(b"o" * 32).decode()
NEW = "new:" + base64.b64encode(b"n" * 32).decode()


@effort(deadline=None)
@given(st.text(), st.uuids())
def test_a_text_comes_back_from_its_own_place(text, row):
    assert crypto.decrypt(crypto.encrypt(text, where=WHERE, row=row), where=WHERE, row=row) == text


@effort(deadline=None)
@given(st.binary(max_size=2000))
def test_bytes_come_back_and_do_not_show(content):
    sealed = crypto.encrypt_bytes(content, where=WHERE, row=EMIL)
    assert crypto.decrypt_bytes(sealed, where=WHERE, row=EMIL) == content
    assert len(content) < 8 or content not in sealed


def test_the_same_text_is_never_sealed_the_same_way_twice():
    assert crypto.encrypt("1404170000", where=WHERE, row=EMIL) != crypto.encrypt("1404170000", where=WHERE, row=EMIL)


@pytest.mark.parametrize(("where", "row"), [(WHERE, FREJA), ("people_identifier.note", EMIL)])
def test_a_value_moved_to_another_place_does_not_open(where, row):
    sealed = crypto.encrypt("1404170000", where=WHERE, row=EMIL)
    with pytest.raises(CannotDecrypt, match="another row"):
        crypto.decrypt(sealed, where=where, row=row)


@effort(deadline=None)
@given(st.data())
def test_one_changed_bit_is_found(data):
    sealed = bytearray(crypto.encrypt("Emil", where=WHERE, row=EMIL))
    position = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[position // 8] ^= 1 << (position % 8)
    with pytest.raises(CannotDecrypt):
        crypto.decrypt(bytes(sealed), where=WHERE, row=EMIL)


@effort(deadline=None)
@given(st.binary(max_size=60))
def test_rubbish_is_refused_with_one_kind_of_error(rubbish):
    with pytest.raises(CannotDecrypt):
        crypto.decrypt_bytes(rubbish, where=WHERE, row=EMIL)


def test_keys_can_be_changed_while_old_rows_are_still_read():
    before, after = Keyring.parse(OLD), Keyring.parse(f"{NEW}, {OLD}")
    sealed = before.seal(b"Emil", where=WHERE, row=EMIL)
    assert after.open(sealed, where=WHERE, row=EMIL) == b"Emil"
    assert not after.is_current(sealed)
    assert after.is_current(after.seal(b"Emil", where=WHERE, row=EMIL))
    with pytest.raises(CannotDecrypt, match="not in FAVN_ENCRYPTION_KEYS"):
        Keyring.parse(NEW).open(sealed, where=WHERE, row=EMIL)


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ("", "No encryption key"),
        ("old", "is 0 bytes"),
        ("old:short", "not base64"),
        ("old:" + base64.b64encode(b"short").decode(), "is 5 bytes"),
        (f"{OLD},{OLD}", "id of its own"),
        (":" + OLD, "id of its own"),
    ],
)
def test_a_malformed_key_is_explained_without_showing_it(keys, says):
    with pytest.raises(BadKeys, match=says) as refusal:
        Keyring.parse(keys)
    assert "b29vb" not in str(refusal.value)


def test_a_place_is_a_table_and_a_column():
    with pytest.raises(ValueError, match=r"table\.column"):
        crypto.encrypt("Emil", where="people", row=EMIL)


def test_a_value_is_found_by_its_hash_for_one_purpose_only(settings):
    found = crypto.lookup_hash("1404170000", purpose="people.cpr")
    assert found == crypto.lookup_hash("1404170000", purpose="people.cpr")
    assert len(found) == 32
    assert found != crypto.lookup_hash("1404170001", purpose="people.cpr")
    assert found != crypto.lookup_hash("1404170000", purpose="audit.criterion")
    settings.LOOKUP_KEY = "another"
    assert found != crypto.lookup_hash("1404170000", purpose="people.cpr")
    settings.LOOKUP_KEY = ""
    with pytest.raises(BadKeys, match="FAVN_LOOKUP_KEY"):
        crypto.lookup_hash("1404170000", purpose="people.cpr")
