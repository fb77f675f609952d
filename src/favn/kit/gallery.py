"""What the gallery shows: invented samples for every component and state. No database."""

from collections.abc import Callable
from typing import Any

from django import forms as fields
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from favn.kit import forms

CHAPTERS = {
    "forms": gettext_lazy("Formularer"),
}


class SampleForm(forms.Form):
    """One of each kind of field."""

    name = fields.CharField(label=gettext_lazy("Navn"), help_text=gettext_lazy("Som det står i folkeregisteret."))
    reason = forms.LongTextField(
        label=gettext_lazy("Begrundelse"), help_text=gettext_lazy("Skal kunne læses af barnets familie.")
    )
    unit = fields.ChoiceField(
        label=gettext_lazy("Enhed"), choices=[("", "—"), ("1", "Havneskolen"), ("2", "Familiehuset")]
    )
    by = forms.DayField(label=gettext_lazy("Senest"), required=False)
    born = forms.DayPartsField(label=gettext_lazy("Født"))
    contact = fields.ChoiceField(
        label=gettext_lazy("Hvem har du talt med?"),
        choices=[
            ("mother", gettext_lazy("Mor")),
            ("father", gettext_lazy("Far")),
            ("none", gettext_lazy("Ingen endnu")),
        ],
        widget=fields.RadioSelect,
    )
    informed = fields.BooleanField(label=gettext_lazy("Forældrene er orienteret"))
    attachment = fields.FileField(label=gettext_lazy("Bilag"), required=False)


def _forms() -> dict[str, Any]:
    return {
        "empty_form": SampleForm(auto_id="empty_%s"),
        "refused_form": SampleForm(
            {"name": "", "by": "32.13.2026", "born_0": "31", "born_1": "2", "born_2": "2026"}, auto_id="refused_%s"
        ),
    }


SAMPLES: dict[str, Callable[[], dict[str, Any]]] = {"forms": _forms}


def chapter(name: str) -> dict[str, Any]:
    """The context of one chapter. Raises KeyError for a chapter that does not exist."""
    links = [{"label": title, "url": f"/kit/{slug}/", "current": slug == name} for slug, title in CHAPTERS.items()]
    actor = {"name": "Ida Holst", "hat": _("Lærer, 3.B")}
    return {"navigation": links, "actor": actor, "chapter": CHAPTERS[name]} | SAMPLES[name]()
