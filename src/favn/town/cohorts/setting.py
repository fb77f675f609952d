"""The ways in which cohorts differ: what a rule must stand up to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CohortSetting:
    """One kind of cohort. Levels and distances are in spreads of children; `points` is how many points a spread is.

    Shares are of children, of raters or of answers, per round where that makes sense.
    """

    name: str
    words: str
    children: int = 2400
    rounds: int = 8
    raters: int = 1
    sizes: tuple[int, int] = (16, 28)
    points: float = 0.62
    answer_noise: float = 0.75
    own_view: float = 0.35
    strictness: float = 0.45
    too_strict: float = 0.0
    stricter_by: float = 0.5
    new_rater: float = 0.15
    group_spread: float = 0.25
    low_groups: float = 0.0
    low_by: float = 1.2
    weather: float = 0.35
    weather_stays: float = 0.6
    moves: float = 0.04
    unseen: float = 0.05
    unanswered: float = 0.02
    troubled: float = 0.08
    low_from_start: float = 0.3
    gradual: float = 0.35
    drop: tuple[float, float] = (0.9, 1.8)
    lag: tuple[int, int] = (1, 4)
    bad_days: float = 0.02
    asked_more: float = 0.30


USUAL = CohortSetting("usual", "som ventet i en kommune")
REPORTED = (
    USUAL,
    CohortSetting("strict", "hver fjerde voksne er en halv spredning for streng", too_strict=0.25),
    CohortSetting("small_falls", "små fald", drop=(0.6, 1.2)),
    CohortSetting("slow_falls", "næsten alle fald kommer gradvist", gradual=0.9, low_from_start=0.15),
    CohortSetting("low_from_start", "to af tre er lave fra første runde", low_from_start=0.66),
    CohortSetting("small_groups", "grupper på 4 til 10", sizes=(4, 10)),
    CohortSetting("all_sizes", "grupper på 4 til 28", sizes=(4, 28)),
    CohortSetting("missing", "hvert femte barn ses ikke, hvert tolvte svar mangler", unseen=0.2, unanswered=0.08),
    CohortSetting(
        "moving", "halvdelen af de voksne skifter hver runde, og hvert ottende barn", new_rater=0.5, moves=0.12
    ),
)
STRICT_RATERS = CohortSetting("strict_raters", "hver femte voksne er for streng", too_strict=0.2, children=4800)
LOW_GROUPS = CohortSetting("low_groups", "hver tyvende gruppe ligger lavt", low_groups=0.05, children=4800)
