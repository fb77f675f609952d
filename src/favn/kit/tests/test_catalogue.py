"""The catalogues: what is found in code and pages, what is missing, what is written."""

import gettext

import pytest

from favn.kit import catalogue

PO = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def module(tmp_path):
    """A module with a sentence in code, one in a page, one in a test and a plural."""
    (tmp_path / "templates" / "m").mkdir(parents=True)
    (tmp_path / "tests").mkdir()
    (tmp_path / "views.py").write_text(
        '_("Gem")\nngettext("%(n)s barn", "%(n)s børn", n)\npgettext("verb", "Ring")\n_("")\n'
    )
    (tmp_path / "tests" / "test_x.py").write_text('_("Kun i en prøve")')
    (tmp_path / "templates" / "m" / "a.html").write_text('{{ _("Åbn") }}')
    return tmp_path


def english(module, text):
    target = module / "locale" / "en" / "LC_MESSAGES" / "django.po"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(PO + text, encoding="utf-8")


def danish(found):
    return {sentence.danish for sentence in found}


def test_sentences_are_found_in_code_and_pages_but_not_in_tests(module):
    found = catalogue.sentences(module)
    assert danish(found) == {"Gem", "%(n)s barn", "Ring", "Åbn"}
    assert found[catalogue.Sentence("", "Gem")] == "views.py:1"
    assert catalogue.Sentence("verb", "Ring") in found


def test_half_a_plural_and_a_guess_are_not_translations(module):
    english(
        module,
        'msgid "Gem"\nmsgstr "Save"\n\n#, fuzzy\nmsgid "Åbn"\nmsgstr "Open"\n\n'
        'msgid "%(n)s barn"\nmsgid_plural "%(n)s børn"\nmsgstr[0] "%(n)s child"\nmsgstr[1] ""\n',
    )
    assert danish(catalogue.missing("en", module)) == {"Åbn", "%(n)s barn", "Ring"}


def test_what_is_missing_is_offered_to_the_translator_once(module):
    english(module, 'msgid "Gem"\nmsgstr "Save"\n')
    assert catalogue.write_missing(module, root=module) == 3
    assert catalogue.write_missing(module, root=module) == 3
    text = (module / "locale/en/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    assert text.count('msgid "Gem"') == 1
    assert 'msgstr "Save"' in text


def test_a_wrong_placeholder_is_found(module):
    english(module, '#, python-format\nmsgid "%(n)s børn"\nmsgstr "%(m)s children"\n')
    assert len(list(catalogue.misprints(module))) == 1


def test_compiling_makes_what_gettext_reads_and_only_when_needed(module):
    english(module, 'msgid "Gem"\nmsgstr "Save"\n')
    assert len(catalogue.compile_all(module)) == 1
    assert catalogue.compile_all(module) == []
    with (module / "locale/en/LC_MESSAGES/django.mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Gem") == "Save"


def test_a_mark_changes_nothing():
    assert catalogue.N_("Gem") == "Gem"
