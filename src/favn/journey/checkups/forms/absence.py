"""What is asked about a duty that was done outside Favn, and about the municipality's own limits."""

from django import forms
from django.utils.translation import gettext_lazy as _

from favn.kit.forms import Form, LongTextField


class OtherwiseForm(Form):
    """How and when it was done."""

    words = LongTextField(
        label=_("Hvordan og hvornår?"), rows=3, max_length=1000,
        help_text=_("For eksempel: »Varslet på et møde med begge forældre den 3. oktober.« "
                    "Familien har ret til at læse det."),
    )  # fmt: skip


class AbsencePaceForm(Form):
    """The municipality's own limits, in working days."""

    warn_days = forms.IntegerField(
        label=_("Varsle forældrene inden, hverdage"), min_value=1, max_value=30,
        help_text=_("Ved mindst 10 procent ulovligt fravær i kvartalet. Det er skolens leder, der varsler."),
    )  # fmt: skip
    notify_days = forms.IntegerField(
        label=_("Underrette kommunen inden, hverdage"), min_value=1, max_value=30,
        help_text=_("Ved mindst 15 procent. Det er skolens leder, der underretter."),
    )  # fmt: skip
