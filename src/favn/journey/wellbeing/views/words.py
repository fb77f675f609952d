"""The administrator's pages: the words, how many rate, and the questions."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from favn.foundation.access.pages import page
from favn.foundation.access.requests import ActingRequest
from favn.foundation.organisation.choices import Role
from favn.journey.wellbeing import actions
from favn.journey.wellbeing.forms.words import QuestionsForm, RaterRuleForm, WordingForm
from favn.journey.wellbeing.queries.rounds import newest_forms
from favn.journey.wellbeing.queries.words import newest_form, placed, rater_rules, wordings


@page(Role.ADMINISTRATOR)
def wording(request: ActingRequest) -> HttpResponse:
    """What the municipality calls the three positions."""
    form = WordingForm(request.POST or None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        actions.word_positions(words=form.words(), valid_from=said["valid_from"], by=request.actor, at=request.at)
        return redirect("wellbeing:wording")
    told = {"form": form, "wordings": wordings()}
    return render(request, "wellbeing/wording.html", told, status=422 if form.errors else 200)


@page(Role.ADMINISTRATOR)
def raters(request: ActingRequest) -> HttpResponse:
    """How many adults rate a group apart."""
    form = RaterRuleForm(request.POST or None)
    if form.is_bound and form.is_valid():
        actions.set_rater_rule(**form.cleaned_data, by=request.actor, at=request.at)
        return redirect("wellbeing:raters")
    told = {"form": form, "rules": rater_rules()}
    return render(request, "wellbeing/raters.html", told, status=422 if form.errors else 200)


@page(Role.ADMINISTRATOR)
def forms(request: ActingRequest) -> HttpResponse:
    """The forms in use, one for each age."""
    return render(request, "wellbeing/forms.html", {"forms": newest_forms()})


@page(Role.ADMINISTRATOR)
def form(request: ActingRequest, band: str) -> HttpResponse:
    """One form: read it, or write the next version."""
    newest = newest_form(band)
    written = QuestionsForm(request.POST or None, newest=newest)
    if written.is_bound and written.is_valid():
        made = actions.write_form(newest=newest, words=written.words(), by=request.actor, at=request.at)
        messages.success(request, _("Udgave %(version)s gælder fra næste runde.") % {"version": made.version})
        return redirect("wellbeing:form", band)
    told = {"newest": newest, "form": written, "placed": placed(newest)}
    return render(request, "wellbeing/form.html", told, status=422 if written.errors else 200)
