"""The story in order: each line is a step somebody takes on a page of their own."""

from collections.abc import Callable

from favn.town.walk import (
    arriving,
    attending,
    dental,
    expecting,
    gathering,
    helping,
    keeping,
    meeting,
    moving_on,
    objecting,
    seeing,
    telling,
    visiting,
)
from favn.town.walk.walking import Visitor, Walk

Line = tuple[str, str, str, Callable[[Walk, Visitor], None]]

STORY: list[Line] = [
    *seeing.STORY, *attending.EARLY, *dental.STORY, *telling.STORY, *gathering.STORY, *meeting.STORY,
    *helping.STORY, *arriving.STORY, *visiting.STORY, *keeping.STORY, *objecting.STORY, *expecting.STORY,
    *attending.STORY, *moving_on.STORY,
]  # fmt: skip
