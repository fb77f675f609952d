"""The scale itself, without Django: which level the handleguide speaks to, and what it never does.

The scale advises. It never blocks or delays a notification: the duty to notify is personal (barnets lov § 133).
"""


def guide_level(child_level: int | None, care_level: int | None) -> int | None:
    """The level the handleguide answers to: the more serious of the two, or None while neither is set."""
    return max((level for level in (child_level, care_level) if level is not None), default=None)
