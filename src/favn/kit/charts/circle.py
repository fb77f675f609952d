"""The people around a child: one in the middle, the others in a circle, beginning at the top."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

WIDTH = 440
NODE = 21
LONGEST_LABEL, SHORT_LABEL = 20, 12
CROWD = 8


@dataclass(frozen=True)
class Person:
    """Someone on the map. `kind`: child, family, professional or network."""

    name: str
    role: str
    kind: str = "professional"
    url: str = ""

    def label(self, longest: int) -> str:
        """What stands under the circle: first name, and the role where there is room for it."""
        first = self.name.split()[0] if self.name.strip() else ""
        words = f"{first}, {self.role}" if self.role and longest > SHORT_LABEL else first
        return words if len(words) <= longest else words[: longest - 1].rstrip(" ,-") + "…"


@dataclass(frozen=True)
class Place:
    """A person with the centre of their circle, in the picture's own units."""

    person: Person
    x: int
    y: int
    label: str


@dataclass(frozen=True)
class Picture:
    """A map ready to be drawn: `places[0]` is the one in the middle."""

    width: int
    height: int
    places: tuple[Place, ...]

    @property
    def centre(self) -> Place:
        """The one in the middle."""
        return self.places[0]

    @property
    def others(self) -> tuple[Place, ...]:
        """Those around."""
        return self.places[1:]


def around(centre: Person, people: Sequence[Person]) -> Picture:
    """Lay out a map: evenly on an ellipse, families first as given; taller the more there are, never overlapping."""
    across = (WIDTH - 130) / 2
    down = max(84.0, len(people) * 15.0)
    middle = (WIDTH / 2, down + NODE + 12)
    longest = SHORT_LABEL if len(people) > CROWD else LONGEST_LABEL
    places = [Place(centre, round(middle[0]), round(middle[1]), centre.label(longest))]
    for number, person in enumerate(people):
        turn = -pi / 2 + 2 * pi * number / len(people)
        x, y = round(middle[0] + across * cos(turn)), round(middle[1] + down * sin(turn))
        places.append(Place(person, x, y, person.label(longest)))
    return Picture(WIDTH, round(middle[1] + down + NODE + 26), tuple(places))
