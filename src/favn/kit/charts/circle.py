"""The people around a child: one in the middle, the others in a circle, beginning at the top."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

WIDTH = 440
NODE = 21
LONGEST_LABEL = 20


@dataclass(frozen=True)
class Person:
    """Someone on the map. `kind`: child, family, professional or network."""

    name: str
    role: str
    kind: str = "professional"
    url: str = ""

    @property
    def label(self) -> str:
        """What stands under the circle: first name and role, cut where it would touch its neighbour."""
        words = f"{self.name.split()[0] if self.name.strip() else ''}, {self.role}" if self.role else self.name
        return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1].rstrip(" ,") + "…"


@dataclass(frozen=True)
class Place:
    """A person with the centre of their circle, in the picture's own units."""

    person: Person
    x: int
    y: int


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
    places = [Place(centre, round(middle[0]), round(middle[1]))]
    for number, person in enumerate(people):
        turn = -pi / 2 + 2 * pi * number / len(people)
        places.append(Place(person, round(middle[0] + across * cos(turn)), round(middle[1] + down * sin(turn))))
    return Picture(WIDTH, round(middle[1] + down + NODE + 26), tuple(places))
