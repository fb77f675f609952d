"""What is asked about a duty that was done outside Favn."""

from django.utils.translation import gettext_lazy as _

from favn.kit.forms import Form, LongTextField


class OtherwiseForm(Form):
    """How and when it was done."""

    words = LongTextField(
        label=_("Hvordan og hvornår?"), rows=3, max_length=1000,
        help_text=_("For eksempel: »Varslet på et møde med begge forældre den 3. oktober.« "
                    "Familien har ret til at læse det."),
    )  # fmt: skip
