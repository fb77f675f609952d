"""One figure: how long a task takes, what it costs, and how far it is from the floor."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from time import perf_counter, process_time

OPEN, ANSWER, SAVE = "open the sheet", "save one answer", "save the group"  # what a crowd of raters does
WARM = 5  # unmeasured runs first: plans, templates and connections are there from the second request on


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured task. Times in milliseconds, `cpu_ms` what Python itself used; bytes are the answer's."""

    task: str
    children: int
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    floor_ms: float
    ratio: float
    statements: int
    bytes: int = 0
    gzip: int = 0
    about: str = ""

    def line(self) -> str:
        """The figure as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Timed:
    """The durations of a task and of its floor, sorted, and the processor's time for one task; all in milliseconds."""

    task: list[float]
    floor: list[float]
    cpu: list[float]

    def at(self, share: float) -> float:
        """The duration that this share of the runs did not exceed (nearest rank)."""
        return round(self.task[min(len(self.task) - 1, int(len(self.task) * share))], 2)

    @property
    def cpu_median(self) -> float:
        """The median of the processor's time."""
        return round(self.cpu[len(self.cpu) // 2], 2)

    @property
    def floor_median(self) -> float:
        """The median of the floor."""
        return round(self.floor[len(self.floor) // 2], 3)


def timed(task: Callable[[], object], floor: Callable[[], object], times: int) -> Timed:
    """Run task and floor in turn `times` times, so that whatever else the machine does meets both alike."""
    for _ in range(WARM):
        task()
        floor()
    took = [(*_milliseconds(task), _milliseconds(floor)[0]) for _ in range(times)]
    alone, cpu, floors = zip(*took, strict=True)
    return Timed(sorted(alone), sorted(floors), sorted(cpu))


def _milliseconds(call: Callable[[], object]) -> tuple[float, float]:
    begun, used = perf_counter(), process_time()
    call()
    return (perf_counter() - begun) * 1000, (process_time() - used) * 1000
