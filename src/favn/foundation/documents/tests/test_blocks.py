"""What is stored as a body is read back as it was, and nothing else is accepted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from favn.foundation.documents.blocks import (
    Definition,
    Heading,
    NotABody,
    Paragraph,
    Quote,
    Table,
    from_json,
    paragraphs,
    plain_text,
    to_json,
)

TABLES = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        Table,
        head=st.tuples(*[st.text(max_size=5)] * width),
        rows=st.lists(st.tuples(*[st.text(max_size=5)] * width), max_size=3).map(tuple),
    )
)
BLOCKS = st.one_of(
    st.builds(Heading, st.text()),
    st.builds(Paragraph, st.text()),
    st.builds(Quote, st.text(), st.text()),
    st.builds(Definition, st.text(), st.text()),
    TABLES,
)


@given(st.lists(BLOCKS, max_size=6).map(tuple))
def test_a_body_comes_back_as_it_was(body):
    assert from_json(to_json(body)) == body


@pytest.mark.parametrize(
    "stored",
    [
        None,
        "text",
        {"kind": "paragraph", "text": "not in a list"},
        ["text"],
        [{"text": "no kind"}],
        [{"kind": "script", "text": "alert()"}],
        [{"kind": "paragraph"}],
        [{"kind": "paragraph", "text": 7}],
        [{"kind": "paragraph", "text": "a", "style": "b"}],
        [{"kind": "table", "head": ["a"]}],
        [{"kind": "table", "head": [], "rows": []}],
        [{"kind": "table", "head": ["a"], "rows": [["a", "b"]]}],
        [{"kind": "table", "head": ["a"], "rows": [[7]]}],
        [{"kind": "table", "head": ["a"], "rows": "abc"}],
    ],
)
def test_a_shape_that_no_block_has_is_refused(stored):
    with pytest.raises(NotABody):
        from_json(stored)


def test_a_typed_text_becomes_paragraphs():
    typed = "Emil er glad.  \r\nHan leger.\r\n\r\n\r\nMor kom kl. 8.\n"
    assert paragraphs(typed) == (Paragraph("Emil er glad.\nHan leger."), Paragraph("Mor kom kl. 8."))
    assert paragraphs(" \n \n") == ()


def test_the_words_of_a_body_are_compared_as_plain_text():
    body = (
        Heading("Dagen"),
        Quote("Jeg er glad", "Emil"),
        Definition("Set", "i dag"),
        Table(("a", "b"), (("c", "d"),)),
    )
    assert plain_text(body) == "Dagen\n\n»Jeg er glad« Emil\n\nSet: i dag\n\na | b\nc | d"
