"""What may be changed of an agreed step. Nothing here saves."""

from django.utils.translation import gettext_lazy as _

from favn.kit.forms import DayField, Form, LongTextField


class StepForm(Form):
    """An agreed step that gets another day, or is given up, and why."""

    due_on = DayField(label=_("Ny dag"), required=False, help_text=_("Lad den stå tom, når I opgiver skridtet."))
    reason = LongTextField(label=_("Hvorfor"), rows=2)
