"""One letter as a tagged PDF: read aloud, searchable, and silent about the person in its metadata."""

import io
import time
from dataclasses import replace
from datetime import date

import pypdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from favn.foundation.documents.blocks import Definition, Heading, Paragraph, Quote, Table
from favn.foundation.letters.rendering import CannotRender, LetterText, Sender, render_letter, written_date

SENDER = Sender(
    municipality="Fjordby Kommune",
    lines=("Børn og Familie", "Havnegade 1, 8500 Fjordby"),
    footer="Fjordby Kommune · Havnegade 1 · 8500 Fjordby",
)
RECEIPT = LetterText(
    sender=SENDER,
    recipient=("Ida Holst", "Ærøvej 4, 2. tv.", "8500 Fjordby"),
    written_on=date(2026, 11, 23),
    subject="Vi har modtaget din underretning",
    body=(
        Paragraph("Kære Ida Holst\nTak for din underretning. Æblegrød på Åen."),
        Heading("Hvad sker der nu?"),
        Quote("Jeg vil gerne sove hos mormor", "Emil, 9 år"),
        Definition("Modtaget", "21. november 2026"),
        Table(("Hvad", "Hvornår"), (("Vurdering", "22. november"), ("Kvittering", "30. november"))),
    ),
    closing=("Venlig hilsen", "", "Mette Friis"),
    reference="2026-000123",
)


def opened(letter):
    return pypdf.PdfReader(io.BytesIO(render_letter(letter)))


def roles(element):
    """Every structure role below an element, in reading order."""
    element = element.get_object()
    if not isinstance(element, dict):
        return []
    kids = element.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    below = [role for kid in kids if not isinstance(kid, int) for role in roles(kid)]
    return ([element["/S"]] if "/S" in element else []) + below


def test_a_letter_is_tagged_and_says_its_language():
    root = opened(RECEIPT).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "da"
    found = roles(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/P", "/L", "/Table", "/TH", "/TD"} <= set(found)
    assert found.index("/H1") < found.index("/H2") < found.index("/Table")
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()


def test_every_word_can_be_found_with_its_danish_letters():
    text = opened(RECEIPT).pages[0].extract_text()
    for words in (
        "Ida Holst",
        "Ærøvej 4",
        "Æblegrød på Åen",
        "23. november 2026",
        "2026-000123",
        "»Jeg vil gerne",
        "Hvornår",
    ):
        assert words in text


def test_the_metadata_say_who_writes_and_nothing_about_the_reader():
    letter = opened(RECEIPT)
    metadata = f"{letter.metadata}{letter.trailer['/Root']['/Metadata'].get_object().get_data().decode()}"
    assert letter.metadata.title == "Brev fra Fjordby Kommune"
    for secret in ("Holst", "Ærøvej", "underretning", "Emil", "000123", "Mette"):
        assert secret not in metadata


def test_the_same_letter_is_the_same_bytes():
    assert render_letter(RECEIPT) == render_letter(RECEIPT)


def test_the_fonts_travel_with_the_letter():
    fonts = opened(RECEIPT).pages[0]["/Resources"]["/Font"].values()
    assert all("IBMPlexSans" in font.get_object()["/BaseFont"] for font in fonts)


def test_a_long_letter_goes_on_to_a_second_page_with_its_number():
    letter = opened(replace(RECEIPT, body=tuple(Paragraph(f"Afsnit {number}. " * 30) for number in range(20))))
    assert len(letter.pages) > 1
    assert f"2 / {len(letter.pages)}" in letter.pages[1].extract_text()


def test_an_english_letter_is_english():
    letter = opened(replace(RECEIPT, language="en"))
    assert letter.trailer["/Root"]["/Lang"] == "en"
    assert "23 November 2026" in letter.pages[0].extract_text()
    assert letter.metadata.title == "Letter from Fjordby Kommune"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=40))
def test_no_text_breaks_the_letter_or_is_read_as_layout(text):
    assert render_letter(replace(RECEIPT, subject=text or "-", body=(Paragraph("#panic() " + text),)))


def test_layout_code_in_a_text_is_shown_as_text():
    shown = (
        opened(replace(RECEIPT, body=(Paragraph("#sys.inputs *fed* $x$ = <a> \\ // slut"),))).pages[0].extract_text()
    )
    assert "#sys.inputs *fed* $x$ = <a> \\ // slut" in shown


def test_a_fault_names_itself_and_not_the_letters_words():
    with pytest.raises(CannotRender, match="could not be set") as fault:
        render_letter(replace(RECEIPT, body=(Table((), (("Holst",),)),)))
    assert "Holst" not in str(fault.value)
    assert fault.value.__suppress_context__


def test_a_character_no_font_has_becomes_a_box_and_the_letter_still_goes_out():
    text = (
        opened(replace(RECEIPT, body=(Paragraph("Emil tegnede \N{GRINNING FACE} til Łukasz\x07"),)))
        .pages[0]
        .extract_text()
    )
    assert "Emil tegnede □ til Łukasz" in text


def test_a_letter_costs_no_more_than_a_few_bare_pages():
    """Measured 3.7 ms a letter on two cores; the bar is 15 ms, which is 40 bare pages set by the same press."""

    def seconds(work, numbers):
        started = time.perf_counter()
        for number in numbers:
            work(number)
        return (time.perf_counter() - started) / len(numbers)

    def letter(number):
        render_letter(replace(RECEIPT, reference=str(number), recipient=(f"Modtager {number}",)))

    def bare(number):
        press.compile(
            input=f"#set document(title: [-])\nModtager {number}".encode(), format="pdf", pdf_standards=["ua-1"]
        )

    press = typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False))
    letter(0)
    bare(0)
    ratios = [
        seconds(letter, range(first, first + 15)) / seconds(bare, range(first, first + 15)) for first in (1, 16, 31)
    ]
    assert min(ratios) < 40


@pytest.mark.parametrize(
    ("day", "language", "written"),
    [(date(2027, 1, 1), "da", "1. januar 2027"), (date(2028, 2, 29), "en", "29 February 2028")],
)
def test_a_date_is_written_out(day, language, written):
    assert written_date(day, language) == written
