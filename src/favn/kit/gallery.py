"""What the gallery shows: invented samples for every component and state. No database, no clock."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms as fields
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from favn.kit import forms, parts, tables
from favn.kit.charts import circle, line, ring

AT = datetime(2026, 11, 21, 22, 46, tzinfo=UTC)
TODAY = date(2026, 11, 21)
PROBLEMS = ["not_found", "forbidden", "csrf", "server_error", "log_unavailable"]
CHAPTERS = {
    "child": gettext_lazy("Et barn"),
    "status": gettext_lazy("Status"),
    "sheet": gettext_lazy("Skema"),
    "scales": gettext_lazy("Skalaer"),
    "forms": gettext_lazy("Formularer"),
    "words": gettext_lazy("Ord"),
    "family": gettext_lazy("Familien"),
    "public": gettext_lazy("Offentligt"),
    "problems": gettext_lazy("Fejl"),
}


def level_words() -> list[str]:
    """The five default words of the ruler."""
    return [_("Trives"), _("Faldende trivsel"), _("Sårbart"), _("Udsat"), _("Truet")]


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
    causes = fields.MultipleChoiceField(
        label=gettext_lazy("Hvad handler det om?"),
        choices=[
            ("school", gettext_lazy("Skolegang")),
            ("care", gettext_lazy("Omsorg")),
            ("health", gettext_lazy("Helbred")),
        ],
        widget=fields.CheckboxSelectMultiple,
        required=False,
    )
    informed = fields.BooleanField(label=gettext_lazy("Forældrene er orienteret"))
    attachment = fields.FileField(label=gettext_lazy("Bilag"), required=False)


class ScaleForm(forms.Form):
    """The scales, as radios."""

    ten = forms.TenField(label=gettext_lazy("Hvor godt går det lige nu?"))
    urgency = fields.ChoiceField(
        label=gettext_lazy("Din vurdering"),
        choices=[
            ("acute", gettext_lazy("Akut")),
            ("fast", gettext_lazy("Hurtig")),
            ("plain", gettext_lazy("Almindelig")),
        ],
        widget=forms.ChoiceCards(
            explanations={
                "acute": gettext_lazy("Handling i dag"),
                "fast": gettext_lazy("Kontakt til familien inden 3 dage"),
                "plain": gettext_lazy("Kontakt inden 10 hverdage"),
            }
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["child"] = forms.LevelField(level_words(), label=_("Hvor er Emil lige nu?"))
        self.fields["care"] = forms.LevelField(level_words(), label=_("Hvor er omsorgen omkring ham?"))
        self.order_fields(["child", "care", "urgency", "ten"])


def _forms() -> dict[str, Any]:
    refused = {"name": "", "by": "32.13.2026", "born_0": "31", "born_1": "2", "born_2": "2026", "contact": ""}
    shown = {"name": "Emil Aagaard Winther", "reason": _("Emil er gået fra glad til stille siden maj."), "by": TODAY}
    return {
        "form_states": [
            (_("Tom"), SampleForm(auto_id="empty_%s"), False),
            (_("Afvist"), SampleForm(refused, auto_id="refused_%s"), False),
            (_("Kun til læsning"), SampleForm(initial=shown, auto_id="shown_%s"), True),
        ]
    }


def _scales() -> dict[str, Any]:
    return {
        "scale_form": ScaleForm(initial={"child": 3, "care": 2, "urgency": "fast", "ten": 4}, auto_id="set_%s"),
        "empty_form": ScaleForm(auto_id="empty_%s"),
        "level_words": level_words(),
        "people_scale": [("Emil", 3), ("Sofie", 4), ("Ida", 4), (_("Mormor Kirsten"), 6), ("Lars", 5)],
    }


def _steps() -> list[parts.Step]:
    return [
        parts.Step(_("Set"), "done", _("Runder siden 2023")),
        parts.Step(_("Bekymring"), "done", _("3 · 2 den 12. nov.")),
        parts.Step(_("Underretning"), "done", _("21. nov.")),
        parts.Step(_("Sag"), "done", "Lars Bank"),
        parts.Step(_("Screening"), "done", _("Afsluttet 4. dec.")),
        parts.Step(_("Netværk"), "now", _("6 personer")),
        parts.Step(_("Plan"), "next", _("Udkast")),
        parts.Step(_("Hjælp"), "next", _("Venter: 3 uger")),
        parts.Step(_("Opfølgning"), "next", _("senest 4. mar.")),
    ]


def _people() -> list[circle.Person]:
    return [
        circle.Person("Freja", _("søster"), "family"),
        circle.Person("Ida Holst", _("lærer")),
        circle.Person("Ali Hassan", _("fodbold"), "network"),
        circle.Person("Pia Sand", "PPR"),
        circle.Person("Kirsten Aagaard", _("mormor"), "family"),
        circle.Person("Sofie Aagaard", _("mor"), "family"),
    ]


def _rounds() -> list[str]:
    return [_("for. 24"), _("eft. 24"), _("for. 25"), _("eft. 25"), _("for. 26")]


def _series(*values: float | None) -> list[line.Point]:
    return [line.Point(label, value) for label, value in zip(_rounds(), values, strict=True)]


def _charts() -> dict[str, Any]:
    tones = {3.0: ("green", _("Grøn")), 2.0: ("yellow", _("Gul")), 1.0: ("red", _("Rød"))}
    positions = [line.Point(p.label, p.value, *tones.get(p.value or 0, ("", ""))) for p in _series(3, 3, None, 2, 1)]
    words = {value: word for value, (_tone, word) in tones.items()}
    concern = {_("Barnet"): _series(2, 2, 3, 3, 2), _("Omsorgen"): _series(1, 2, 2, 2, 1)}
    wellbeing, group = _series(4.4, 4.3, 3.7, 3.0, 2.3), _series(4.0, 4.1, 3.9, 4.0, 3.9)
    level = (_("gruppens niveau"), group)
    return {
        "wellbeing": line.draw(_("Trivsel over tid"), {"Emil": wellbeing}, low=1, high=5, quiet=level),
        "positions": line.draw(_("Positioner"), {"Emil": positions}, low=1, high=3, ticks=words),
        "concern": line.draw(_("Bekymring over tid"), concern, low=1, high=5),
    }


def _child() -> dict[str, Any]:
    many = _people() + [circle.Person("Anne-Sophie Bjerregaard-Nygaard", _("sundhedsplejerske")) for _n in range(6)]
    centre = circle.Person("Emil", "", "child")
    nearest = [
        (1, _("Netværksmøde"), _("4 af 6 har svaret. Emil vil have Ali med.")),
        (21, _("Status fra skolen"), _("Ida har modtaget spørgsmålene")),
        (103, _("Første opfølgning"), _("§ 95, tre måneder")),
    ]
    headings = (_("Mål i egne ord"), _("Hvem gør hvad"), _("Hvornår"), _("Status"))
    return _charts() | {
        "plan_columns": [tables.Column(words) for words in headings],
        "steps": _steps(),
        "people_picture": circle.around(centre, _people()),
        "crowd_picture": circle.around(centre, many),
        "next_steps": [(_day_clock(days), title, text) for days, title, text in nearest],
    }


def _day_clock(days: int) -> ring.Clock:
    return ring.day_clock(due_on=TODAY + timedelta(days=days), today=TODAY)


def _clock(hours: float, done: float | None = None) -> ring.Clock:
    due_by = AT + timedelta(hours=hours)
    started_at = due_by - timedelta(hours=24)
    return ring.clock(
        due_by=due_by,
        started_at=started_at,
        at=AT,
        done_at=None if done is None else started_at + timedelta(hours=done),
    )


def _status() -> dict[str, Any]:
    return {
        "clocks": [_clock(18.5), _clock(2.4), _clock(-3.2), _clock(-1, done=4)],
        "day_clocks": [_day_clock(days) for days in (-2, 0, 1, 9, 40)],
    }


class _SampleRow:
    def __init__(self, name: str, unit: str, days: int, tone: str) -> None:
        self.name, self.unit, self.tone = name, unit, tone
        self.clock = _day_clock(days)


def _sheet() -> dict[str, Any]:
    rows = [
        _SampleRow("Alba Mørk Thomsen", "3.B", 12, "green"),
        _SampleRow("Emil Aagaard Winther", "3.B", 1, "yellow"),
        _SampleRow(
            "Anne-Sophie Maximiliane Bjerregaard-Nygaard af Østergården", _("Specialbørnehaven Æblehaven"), -3, "red"
        ),
        _SampleRow("Ibrahim Yıldız", "3.B", 30, "none"),
    ]
    page: tables.Page[Any] = tables.Page(rows=rows, sort="navn", next="?fra=næste", previous="?fra=forrige")
    good, odd = ("green", _("Grøn")), ("yellow", _("Gul"))
    questions = [_("Er med i fællesskabet"), _("Er tryg og glad"), _("Lærer og er nysgerrig")]
    return {
        "page": page,
        "columns": [
            tables.Column(_("Barn"), "navn"), tables.Column(_("Enhed")), tables.Column(_("Frist"), "frist"),
            tables.Column(_("Position")), tables.Column(_("Dage"), number=True), tables.Column(""),
        ],
        "questions": questions,
        "answers": [
            ("Alba Mørk Thomsen", [good] * 4, [3, 4, 5]), ("Asta Nygaard Holm", [good, odd, good, good], [5, 3, 4]),
            ("Emil Aagaard Winther", [good, good, odd, odd], [2, 3, 2]), ("Ida-Marie Dam", [good] * 4, [4, None, None]),
            ("Ibrahim Yıldız", [("none", _("Ikke vurderet"))] * 4, [None, None, None]),
        ],
    }  # fmt: skip


def _words() -> dict[str, Any]:
    return {
        "events": [
            parts.Happening(date(2024, 3, 12), _("Skole om Freja"), _("Meget fravær · ingen indsats")),
            parts.Happening(
                date(2024, 11, 5), _("Nabo (anonym) om Emil og Freja"), _("Skænderier om natten · screening")
            ),
            parts.Happening(
                date(2026, 11, 21), _("Skole – Ida Holst om Emil"), _("Faldende trivsel · vurderes nu"), is_new=True
            ),
        ],
        "tab_links": [
            parts.Link(_("Overblik"), "#", current=True),
            parts.Link(_("Journal"), "#"),
            parts.Link(_("Adgang"), "#"),
        ],
    }


def _family() -> dict[str, Any]:
    steps = [("Hørt", "done"), ("Kendt", "done"), ("Samlet", "now"), ("Plan", "next"), ("Hjælp", "next")]
    words = {"Hørt": _("Hørt"), "Kendt": _("Kendt"), "Samlet": _("Samlet"), "Plan": _("Plan"), "Hjælp": _("Hjælp")}
    return {
        "steps": [parts.Step(words[step], state) for step, state in steps],
        "sample_navigation": [],
        "sample_actor": {"name": "Sofie Aagaard", "role": "family"},
        "sample_hats": [{"key": "family", "label": _("Familie"), "place": ""}],
    }


SAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "child": _child,
    "status": _status,
    "sheet": _sheet,
    "scales": _scales,
    "forms": _forms,
    "words": _words,
    "family": _family,
    "public": lambda: {"duty_phone": "87 59 00 00"},
    "problems": lambda: {"kinds": PROBLEMS},
}


def _frame() -> dict[str, Any]:
    """A top bar to look at: the context processors give a visitor's own."""
    places = [_("I dag"), _("Mine grupper"), _("Børn"), _("Handleguide")]
    return {
        "sample_navigation": [parts.Link(words, "#", number == 1) for number, words in enumerate(places)],
        "sample_actor": {"name": "Ida Holst", "role": "teacher"},
        "sample_hats": [
            {"key": "teacher", "label": _("Lærer"), "place": "3.B"},
            {"key": "mentor", "label": _("Vejleder"), "place": "Havneskolen"},
        ],
    }


def chapter(name: str) -> dict[str, Any]:
    """The context of one chapter. Raises KeyError for a chapter that does not exist."""
    links = [
        parts.Link(str(title), reverse("kit:chapter", args=[slug]), slug == name) for slug, title in CHAPTERS.items()
    ]
    return {"chapter": CHAPTERS[name], "chapters": links} | _frame() | SAMPLES[name]()
