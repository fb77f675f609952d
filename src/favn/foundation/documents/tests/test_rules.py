"""Files are told by their first bytes, and their names are made harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from favn.foundation.documents.rules import LARGEST_FILE, FileRefused, content_type_of, safe_name


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0...", "image/jpeg"),
    ],
)
def test_a_file_is_what_its_first_bytes_say(content, content_type):
    assert content_type_of(content) == content_type


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "tom"),
        (b"%PDF-" + b" " * LARGEST_FILE, "10 MB"),
        (b"MZ\x90", "Gem den som PDF"),
        (b"<svg onload='x'>", "Gem den som PDF"),
    ],
)
def test_what_is_not_kept_is_refused_in_plain_danish(content, says):
    with pytest.raises(FileRefused) as refusal:
        content_type_of(content)
    assert says in refusal.value.sentence


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Tegning af Emil.pdf", "Tegning af Emil.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Skrivebord\\æøå.png", "æøå.png"),
        ("a\r\nb.pdf", "ab.pdf"),
        ("...", "fil"),
        ("", "fil"),
    ],
)
def test_a_name_is_made_harmless(name, kept):
    assert safe_name(name) == kept


@given(st.text())
def test_a_kept_name_can_always_be_offered_again(name):
    kept = safe_name(name)
    assert 0 < len(kept) <= 120
    assert kept.isprintable()
    assert not set(kept) & set('/\\"<>|:*?')
