"""Figures as files: semicolons, a byte order mark and decimal commas, so that a Danish Excel opens them as they are."""

import csv
from collections.abc import Sequence
from io import StringIO

from django.http import HttpResponse
from django.utils.translation import gettext as _

from favn.oversight.detection_audit.queries.reading import Edition
from favn.oversight.detection_audit.wording import Section

BOM = "\ufeff"


def as_csv(name: str, edition: Edition, sections: Sequence[Section]) -> HttpResponse:
    """The lines of the audit; the unit's column only when a unit is read. Nothing a spreadsheet would calculate."""
    text = StringIO()
    pen = csv.writer(text, delimiter=";", lineterminator="\r\n")
    unit = [edition.unit.name] if edition.unit else []
    pen.writerow([_("Tal"), _("Ser på"), *unit, _("Kommunen"), _("Det tæller")])
    for section in sections:
        for line in section.lines:
            own = [line.own] if edition.unit else []
            pen.writerow([line.name, line.about, *own, line.whole, section.definition])
    answer = HttpResponse(BOM + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{edition.span.ends_on:%Y-%m-%d}.csv"'
    return answer
