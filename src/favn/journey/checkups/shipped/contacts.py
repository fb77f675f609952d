"""The contacts Favn ships with: a proposal after the national guidance, for the municipality to edit (docs/law)."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

FROM = date(2000, 1, 1)
GUIDANCE = "sundhedsloven §§ 120-121"
MORE_HELP = "sundhedsloven § 121, stk. 2"
LANGUAGE = "dagtilbudsloven § 11"
TEETH = "sundhedsloven § 127"
SCREENING_MONTHS = (12, 16, 20, 24, 28, 32, 36)

Window = tuple[int, int, int, int]  # from: months, days; at the latest: months, days
# code, Danish, English, for whom, window, lapses after so many days
HEALTH: tuple[tuple[str, str, str, str, Window, int], ...] = (
    ("pregnancy", "Besøg i graviditeten", "Visit in pregnancy", "everyone", (0, -84, 0, -28), 28),
    ("birth", "Barselsbesøg", "Visit after the birth", "everyone", (0, 3, 0, 10), 20),
    ("weeks_2", "Besøg ved 2–3 uger", "Visit at 2–3 weeks", "everyone", (0, 14, 0, 24), 21),
    ("months_2", "Besøg ved 2–3 måneder", "Visit at 2–3 months", "everyone", (2, 0, 3, 0), 30),
    ("months_4", "Besøg ved 4–6 måneder", "Visit at 4–6 months", "everyone", (4, 0, 6, 0), 45),
    ("months_8", "Besøg ved 8–10 måneder", "Visit at 8–10 months", "everyone", (8, 0, 10, 0), 60),
    ("earlier_weeks_6", "Ekstra besøg, når der er søskende", "Extra visit where there are siblings", "earlier_child",
     (1, 7, 2, 0), 30),
    ("vulnerable_weeks_5", "Ekstra besøg ved 5 uger", "Extra visit at 5 weeks", "vulnerable", (1, 0, 1, 14), 30),
    ("vulnerable_months_6", "Ekstra besøg ved 6–7 måneder", "Extra visit at 6–7 months", "vulnerable",
     (6, 0, 7, 14), 45),
    ("vulnerable_months_15", "Ekstra besøg ved 15 måneder", "Extra visit at 15 months", "vulnerable",
     (14, 0, 16, 0), 60),
    ("home_months_18", "Besøg ved 1½ år, barn uden dagtilbud", "Visit at 1½ years, child outside daycare", "no_daycare",
     (17, 0, 20, 0), 90),
    ("home_months_30", "Besøg ved 2½ år, barn uden dagtilbud", "Visit at 2½ years, child outside daycare", "no_daycare",
     (29, 0, 32, 0), 90),
    ("private_months_42", "Besøg ved 3½ år, barn i privat pasning", "Visit at 3½ years, child in private care",
     "private_care", (40, 0, 44, 0), 120),
)  # fmt: skip
DENTAL: tuple[tuple[str, int, int, str, str], ...] = (
    ("dental_first", 18, 24, "Første tandeftersyn", "First dental check"),
    ("dental_3", 36, 42, "Tandeftersyn ved 3 år", "Dental check at 3 years"),
    ("dental_5", 60, 66, "Tandeftersyn ved 5 år", "Dental check at 5 years"),
    ("dental_7", 84, 90, "Tandeftersyn ved 7 år", "Dental check at 7 years"),
    ("dental_12", 144, 150, "Tandeftersyn ved 12 år", "Dental check at 12 years"),
    ("dental_15", 180, 186, "Tandeftersyn ved 15 år", "Dental check at 15 years"),
)
GRADES = (
    (0, "Indskolingsundersøgelse", "Health check on starting school"),
    (3, "Samtale i 3. klasse", "Talk in 3rd grade"),
    (5, "Samtale i 5. klasse", "Talk in 5th grade"),
    (8, "Udskolingsundersøgelse", "Health check before leaving school"),
)


def shipped_key(code: str) -> UUID:
    """The same key in every municipality, so that figures can be compared."""
    return UUID(bytes=hashlib.sha256(f"favn/contact_kind/{code}/1".encode()).digest()[:16], version=4)


def shipped_kinds() -> Iterator[dict[str, Any]]:
    """One row of `ContactKind` for each contact, without its key."""
    for code, name, name_en, reason, window, lapses in HEALTH:
        yield _kind(code, name, name_en, "health", reason=reason, window=window, lapses=lapses,
                    paragraph=GUIDANCE if reason == "everyone" else MORE_HELP)  # fmt: skip
    for month in SCREENING_MONTHS:
        yield _kind(f"screening_{month}", f"Trivsel ved {month} måneder", f"Well-being at {month} months", "health",
                    window=(month, 0, month + 2, 0), paragraph=GUIDANCE)  # fmt: skip
    for grade, name, name_en in GRADES:
        yield {**_kind(f"grade_{grade}", name, name_en, "school_health", paragraph=GUIDANCE), "grade": grade}
    yield _kind("language_3", "Sprogvurdering ved 3 år", "Language assessment at 3 years", "language",
                reason="no_daycare", window=(34, 0, 38, 0), lapses=365, paragraph=LANGUAGE)  # fmt: skip
    for code, opens, due, name, name_en in DENTAL:
        yield _kind(code, name, name_en, "dental", window=(opens, 0, due, 0), lapses=180, paragraph=TEETH)


def _kind(
    code: str, name: str, name_en: str, track: str, *, reason: str = "everyone", window: Window = (0, 0, 0, 0),
    lapses: int = 60, paragraph: str = "",
) -> dict[str, Any]:  # fmt: skip
    return {
        "code": code, "name": name, "name_en": name_en, "track": track, "reason": reason, "paragraph": paragraph,
        "role": "dentist" if track == "dental" else "health_visitor", "valid_from": FROM, "lapses_days": lapses,
        "opens_months": window[0], "opens_days": window[1], "due_months": window[2], "due_days": window[3],
    }  # fmt: skip
