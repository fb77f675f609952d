"""The note's pages: a draft that survives, a refusal that keeps the words, a merge page that loses nothing."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from favn.foundation.access.choices import Compartment
from favn.foundation.documents.actions import write
from favn.foundation.documents.blocks import paragraphs
from favn.foundation.documents.choices import DocumentKind
from favn.foundation.documents.models import Draft, Version

NOTE = {"title": "Samtale med mor", "text": "Mor fortæller.\n\nVi aftaler at ses."}


@pytest.fixture
def new(emil):
    return reverse("documents:new_note", args=[emil.id])


@pytest.fixture
def written(client_for, new):
    """The address of Ida's saved note."""
    return client_for("ida").post(new, NOTE).url


def test_ida_writes_a_note_and_reads_it(client_for, new):
    ida = client_for("ida")
    assert ida.get(new).status_code == 200
    answer = ida.post(new, NOTE, follow=True)
    page = answer.content.decode()
    assert "Samtale med mor" in page
    assert "Vi aftaler at ses." in page
    assert "Emil Aagaard Winther" in page
    assert "Notatet er gemt." in page


def test_a_note_without_a_heading_is_refused_and_the_words_stay(client_for, new):
    answer = client_for("ida").post(new, NOTE | {"title": ""})
    assert answer.status_code == 422
    assert "Udfyld »Overskrift«." in answer.content.decode()
    assert "Vi aftaler at ses." in answer.content.decode()
    assert not Version.objects.filter(body__icontains="Vi aftaler at ses.").exists()


def test_what_was_typed_is_there_again_in_another_browser(client_for, new, emil):
    address = reverse("documents:draft", args=[f"notat-{emil.id}"])
    answer = client_for("ida").post(
        address, {"title": "Halv", "text": "Emil sagde »nej«"}, headers={"HX-Request": "true"}
    )
    assert "Kladde gemt" in answer.content.decode()
    page = client_for("ida").get(new).content.decode()
    assert "Emil sagde »nej«" in page
    assert "Din kladde" in page
    assert "Emil sagde" not in client_for("bo").get(new).content.decode()


@pytest.mark.parametrize("outsider", ["otto", "lone", "lars", "mette", "dan", "sofie", "vibe"])
def test_an_outsider_gets_404_everywhere(client_for, new, written, outsider):
    browser = client_for(outsider)
    for address in (new, written, f"{written}ret/", f"{written}filer/"):
        answer = browser.post(address, NOTE) if address.endswith("filer/") else browser.get(address)
        assert answer.status_code == 404, address


def test_nobody_logged_in_is_sent_to_the_login(client, new):
    assert client.get(new).status_code == 302
    assert client.post(reverse("documents:draft", args=["x"]), {"text": "a"}).status_code == 302


def test_a_note_is_revised_and_the_earlier_version_is_still_there(client_for, written):
    bo = client_for("bo")
    form = bo.get(f"{written}ret/").content.decode()
    assert "Vi aftaler at ses." in form
    page = bo.post(f"{written}ret/", NOTE | {"text": "Nyt", "revision": 1}, follow=True).content.decode()
    assert "Tidligere udgaver" in page
    assert "Den nye udgave er gemt." in page


def test_two_editors_see_both_texts_and_lose_nothing(client_for, written):
    client_for("bo").post(f"{written}ret/", {"title": "Bos overskrift", "text": "Bos ord", "revision": 1})
    ida = client_for("ida")
    key = written.split("/")[-2]
    place = f"notat-{key}"
    clash = ida.post(f"{written}ret/", {"title": "Idas overskrift", "text": "Idas ord", "revision": 1})
    page = clash.content.decode()
    assert clash.status_code == 409
    for words in ("Idas ord", "Bos ord", "Bo Lind gemte teksten", "Din tekst"):
        assert words in page
    assert 'name="revision" value="2"' in page
    assert Draft.objects.filter(place=place).exists()
    saved = ida.post(f"{written}ret/", {"title": "Begge", "text": "Bos ord og Idas ord", "revision": 2})
    assert saved.status_code == 302
    assert list(Version.objects.filter(document_id=key).order_by("number").values_list("title", flat=True)) == [
        "Samtale med mor", "Bos overskrift", "Begge",
    ]  # fmt: skip
    assert not Draft.objects.filter(place=place).exists()


def test_a_file_goes_in_and_comes_out_as_a_download(client_for, written):
    ida = client_for("ida")
    upload = SimpleUploadedFile("Tegning æ.pdf", b"%PDF-1.7 tegning", content_type="application/x-anything")
    page = ida.post(f"{written}filer/", {"file": upload}, follow=True).content.decode()
    assert "Tegning æ.pdf" in page
    address = re.search(r'href="(/barn/[^"]*/fil/[^"]*)"', page)[1]
    answer = ida.get(address)
    assert answer.content == b"%PDF-1.7 tegning"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert client_for("otto").get(address).status_code == 404


@pytest.mark.parametrize(
    ("sent", "says"), [({}, "Filen er tom"), ({"file": SimpleUploadedFile("a.exe", b"MZ")}, "ikke en PDF")]
)
def test_a_refused_file_says_why(client_for, written, sent, says):
    answer = client_for("ida").post(f"{written}filer/", sent)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_all_notes_stand_on_one_list_with_their_newest_heading_and_files(client_for, written, emil):
    ida, listed = client_for("ida"), reverse("documents:notes", args=[emil.id])
    ida.post(f"{written}ret/", NOTE | {"title": "Samtale med begge", "revision": 1})
    ida.post(f"{written}filer/", {"file": SimpleUploadedFile("Tegning.pdf", b"%PDF-1.7 tegning")})
    page = ida.get(listed).content.decode()
    assert "Samtale med begge" in page
    assert "Samtale med mor" not in page
    assert "1 fil" in page
    assert written in page
    assert reverse("documents:new_note", args=[emil.id]) in page


@pytest.mark.parametrize("outsider", ["otto", "lone", "dan", "sofie", "vibe"])
def test_an_outsider_finds_no_list_of_notes(client_for, written, emil, outsider):
    assert client_for(outsider).get(reverse("documents:notes", args=[emil.id])).status_code == 404


def test_one_who_has_another_room_reads_nothing_of_the_schools(client_for, written, emil, emils_case):
    page = client_for("lars").get(reverse("documents:notes", args=[emil.id])).content.decode()
    assert "Samtale med mor" not in page
    assert "Her er ikke skrevet noget endnu" in page


def test_a_long_list_is_read_a_page_at_a_time_with_few_statements(
    client_for, acting_as, emil, at, django_assert_max_num_queries
):
    with acting_as("ida") as ida:
        for number in range(31):
            write(child_id=emil.id, kind=DocumentKind.NOTE, compartment=Compartment.SCHOOL, title=f"Notat nr. {number}",
                  body=paragraphs("Vi talte sammen."), by=ida, at=at)  # fmt: skip
    browser, listed = client_for("ida"), reverse("documents:notes", args=[emil.id])
    browser.get(listed)
    with django_assert_max_num_queries(18):
        first = browser.get(listed).content.decode()
    assert first.count("Notat nr.") == 30
    after = re.search(r'href="(\?[^"]*)" rel="next"', first)[1].replace("&amp;", "&")
    assert browser.get(listed + after).content.decode().count("Notat nr.") == 1
