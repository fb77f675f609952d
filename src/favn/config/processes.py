"""The processes Favn runs as: the web server and the worker, each with its own database login."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType

from favn.config.environment import Login

PATIENCE = 15  # seconds a process gets to finish what it is doing


@dataclass(frozen=True)
class Part:
    """One process to run: its Danish name, its command, and the login it uses."""

    name: str
    command: list[str]
    login: Login


def web(*, host: str, port: int, workers: int | None = None) -> Part:
    """The web server: one worker process per core, one thread each (more threads only wait for each other)."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    command += ["--workers", str(workers or os.cpu_count() or 1), "--blocking-threads", "1"]
    command += [
        "--workers-kill-timeout",
        "5",
        "--no-ws",
        "--log-level",
        "warning",
        "--respawn-failed-workers",
        "favn.config.wsgi:application",
    ]
    return Part("webserveren", command, Login.WEB)


def worker() -> Part:
    """The worker: does what was promised for later, and everything that comes back on a clock."""
    return Part("arbejderen", [sys.executable, "-m", "favn", "worker"], Login.WORKER)


@contextmanager
def beside(part: Part) -> Iterator[None]:
    """Run a part while something else is done here, and stop it afterwards."""
    started = _start(part)
    try:
        yield
    finally:
        _stop([started])


def run_together(parts: list[Part], *, ready: Callable[[Callable[[], bool]], None] | None = None) -> str | None:
    """Run the parts until someone asks us to stop, or one of them ends by itself: then its name is the answer.

    `ready` is called once all have been started, with a question it may ask: are they all still wanted and running?
    All parts are stopped before this returns.
    """
    with _told_to_stop() as stopping:
        started: list[tuple[Part, subprocess.Popen[bytes]]] = []
        try:
            for part in parts:
                started.append((part, _start(part)))
            if ready is not None:
                ready(lambda: not stopping.asked and _ended(started) is None)
            while not stopping.asked:
                if ended := _ended(started):
                    return ended
                time.sleep(0.2)
            return None
        finally:
            _stop([process for _, process in started])


def _start(part: Part) -> subprocess.Popen[bytes]:
    surroundings = os.environ | {"FAVN_LOGIN": part.login}
    # A session of its own: Ctrl-C reaches us alone, and we stop the parts in order.
    return subprocess.Popen(part.command, env=surroundings, start_new_session=True)  # noqa: S603  # our own commands only


def _ended(started: list[tuple[Part, subprocess.Popen[bytes]]]) -> str | None:
    return next((part.name for part, process in started if process.poll() is not None), None)


def _stop(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # the part itself if it would not, and any child it left
        process.wait()


class _Stopping:
    """Whether we were asked to stop. No lock: a signal may come while the one it would wait for is held."""

    asked = False

    def tell(self, number: int, frame: FrameType | None) -> None:
        self.asked = True


@contextmanager
def _told_to_stop() -> Iterator[_Stopping]:
    stopping = _Stopping()
    before = {each: signal.signal(each, stopping.tell) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopping
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
