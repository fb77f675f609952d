"""Fields: dates as Danes write them, scales where 0 is an answer, and refusals that name the question."""

from datetime import date, time

import pytest
from django import forms as fields
from django.core.exceptions import ValidationError

from favn.kit import forms


@pytest.mark.parametrize(
    "written", ["27.11.2026", "27/11-2026", "27-11-2026", "27112026", " 27. 11. 2026", "2026-11-27"]
)
def test_a_date_is_read_however_it_is_written(written):
    assert forms.DayField().clean(written) == date(2026, 11, 27)


@pytest.mark.parametrize("written", ["31.02.2026", "i morgen", "27.11.26", "00.00.0000"])
def test_a_date_that_is_none_is_refused_with_an_example(written):
    with pytest.raises(ValidationError, match="for eksempel"):
        forms.DayField().clean(written)


def test_no_date_is_none_when_it_need_not_be_there():
    assert forms.DayField(required=False).clean("") is None


def test_a_time_of_day_is_read_however_it_is_written():
    field = forms.ClockField()
    assert [field.clean(written) for written in ("9.30", "9:30", "09.30", "9")] == [time(9, 30)] * 3 + [time(9)]
    assert field.widget.format_value(time(9, 30)) == "09.30"
    for written in ("25.00", "halv ti", "9.61"):
        with pytest.raises(ValidationError, match="klokkeslættet"):
            field.clean(written)


class Born(forms.Form):
    """A form with a date in three parts."""

    born = forms.DayPartsField(label="Født")


def test_a_date_in_three_parts_is_joined():
    form = Born({"born_0": "1", "born_1": "2", "born_2": "2017"})
    assert form.is_valid()
    assert form.cleaned_data["born"] == date(2017, 2, 1)


def test_a_day_that_does_not_exist_is_refused():
    form = Born({"born_0": "31", "born_1": "2", "born_2": "2017"})
    assert form.errors["born"] == ["Datoen findes ikke. Se efter dag, måned og år."]


def test_a_missing_date_in_three_parts_is_asked_for_by_name():
    assert Born({}).errors["born"] == ["Udfyld »Født«."]


def test_a_date_not_asked_for_may_be_left_out():
    assert forms.DayPartsField(required=False).clean(["", "", ""]) is None


def test_parts_are_shown_from_a_date():
    assert forms.DayParts().decompress(date(2017, 2, 1)) == [1, 2, 2017]
    assert forms.DayParts().decompress(None) == [None, None, None]


def test_zero_is_an_answer_and_nothing_is_none():
    field = forms.TenField(required=False)
    assert field.clean("0") == 0
    assert field.clean("") is None


def test_an_answer_may_stay_unset():
    assert forms.AnswerField().clean("") is None
    assert forms.AnswerField().clean("5") == 5
    with pytest.raises(ValidationError):
        forms.AnswerField().clean("6")


def test_the_ruler_has_a_word_for_each_level():
    field = forms.LevelField(["a", "b", "c", "d", "e"])
    assert field.clean("3") == 3
    with pytest.raises(ValueError, match="shorter"):
        forms.LevelField(["a", "b"])


class Asking(forms.Form):
    """One text, one choice, one that says it in its own words."""

    reason = forms.LongTextField(label="Begrundelse", rows=3)
    contact = fields.ChoiceField(label="Kontakt", choices=[("a", "A")])
    informed = fields.BooleanField(label="Orienteret")
    own = fields.CharField(error_messages={"required": "Skriv noget."})


def test_a_missing_answer_is_named_by_its_own_label():
    errors = Asking({}).errors
    assert errors["reason"] == ["Udfyld »Begrundelse«."]
    assert errors["contact"] == ["Vælg et svar ved »Kontakt«."]
    assert errors["informed"] == ["Sæt flueben ved »Orienteret«, før du går videre."]
    assert errors["own"] == ["Skriv noget."]


def test_a_choice_offers_what_there_is_today_with_nothing_first():
    form = Asking({"contact": "b"})
    form.offer("contact", ((key, key.upper()) for key in "bc"), nothing="Vælg")
    assert list(form.fields["contact"].choices) == [("", "Vælg"), ("b", "B"), ("c", "C")]
    assert "contact" not in form.errors
    form.offer("contact", [("a", "A")])
    assert list(form["contact"].field.choices) == [("a", "A")]


def test_only_a_choice_offers_anything():
    with pytest.raises(TypeError, match="reason"):
        Asking().offer("reason", [("a", "A")])
