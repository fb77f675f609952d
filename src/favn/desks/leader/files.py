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
    """The lines of the audit; a unit's or area's column only when read. Nothing a spreadsheet would calculate."""
    text = StringIO()
    pen = csv.writer(text, delimiter=";", lineterminator="\r\n")
    chosen = [edition.chosen.name] if edition.chosen else []
    pen.writerow([_("Tal"), _("Ser på"), *chosen, _("Kommunen"), _("Det tæller")])
    for section in sections:
        for line in section.lines:
            own = [line.own] if edition.chosen else []
            pen.writerow([line.name, line.about, *own, line.whole, section.definition])
    answer = HttpResponse(BOM + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}-{edition.span.ends_on:%Y-%m-%d}.csv"'
    return answer
