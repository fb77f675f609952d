"""Where a cluster lives: one folder with data, log and socket, and the user who may own it."""

import fcntl
import hashlib
import os
import pwd
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from favn.config.postgres.errors import DatabaseUnavailable

PORT = 5432
LONGEST_SOCKET = 100  # bytes; Linux allows 107, others 103
SOURCES = Path(__file__).resolve().parents[4]


@dataclass(frozen=True)
class ServerUser:
    """The user the server runs as: PostgreSQL refuses to run as root."""

    name: str
    uid: int
    gid: int

    def can_reach(self, folder: Path) -> bool:
        """Whether this user may walk into `folder` (or into the nearest parent that exists)."""
        return all(self._may_enter(path) for path in (folder, *folder.parents) if path.exists())

    def _may_enter(self, path: Path) -> bool:
        facts = path.stat()
        if facts.st_uid == self.uid:
            return bool(facts.st_mode & stat.S_IXUSR)
        if facts.st_gid == self.gid:
            return bool(facts.st_mode & stat.S_IXGRP)
        return bool(facts.st_mode & stat.S_IXOTH)


def server_user() -> ServerUser:
    """Whoever runs Favn; for root `postgres` where it exists, otherwise `nobody`."""
    names = ["postgres", "nobody"] if os.geteuid() == 0 else [pwd.getpwuid(os.geteuid()).pw_name]
    for name in names:
        try:
            known = pwd.getpwnam(name)
        except KeyError:
            continue
        return ServerUser(name, known.pw_uid, known.pw_gid)
    raise DatabaseUnavailable(
        "Favn kan ikke starte databasen.",
        "PostgreSQL må ikke køre som root, og maskinen har hverken brugeren postgres eller nobody.",
        "Kør Favn som en almindelig bruger, eller opret brugeren: useradd --system postgres.",
    )


@dataclass(frozen=True)
class Place:
    """The folder of one cluster. Only the server's user may look into it."""

    root: Path
    sockets: Path
    user: ServerUser

    @property
    def files(self) -> Path:
        """PostgreSQL's own folder."""
        return self.root / "data"

    @property
    def log(self) -> Path:
        """What the server says while it runs."""
        return self.root / "postgres.log"

    def version(self) -> int | None:
        """The major version of the cluster that lives here, or None when there is none yet."""
        try:
            return int((self.files / "PG_VERSION").read_text().split(".")[0])
        except (FileNotFoundError, ValueError, IndexError):
            return None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the place alone, so that two starts at once make one cluster."""
        try:
            own(self.root, self.user)
            own(self.sockets, self.user)
            lock = (self.root / "lock").open("a")
        except OSError as refused:
            raise DatabaseUnavailable(
                f"Favn kan ikke bruge mappen {self.root}.",
                f"Maskinen svarer: {refused.strerror}.",
                "Slet mappen, hvis den er efterladt af en anden bruger, eller vælg en anden mappe med FAVN_DATA.",
            ) from refused
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def choose(kind: str) -> Place:
    """The place for a cluster of this kind (`demo` or `test`), reachable by the user who runs it."""
    user = server_user()
    base = home()
    mark = hashlib.sha256(os.fsencode(base)).hexdigest()[:10]
    if os.geteuid() == 0 and not user.can_reach(base):
        base = Path("/var/lib", f"favn-{mark}")
    root = base / kind
    sockets = root / "socket"
    if len(os.fsencode(sockets / f".s.PGSQL.{PORT}")) > LONGEST_SOCKET:
        sockets = Path(tempfile.gettempdir(), f"favn-{user.uid}-{mark}-{kind}")
        if len(os.fsencode(sockets)) > LONGEST_SOCKET - 20:
            sockets = Path("/tmp", sockets.name)  # noqa: S108  # the next step refuses a folder somebody else made
    return Place(root, sockets, user)


def home() -> Path:
    """FAVN_DATA; in a checkout `.favn`; otherwise the user's own data folder."""
    if chosen := os.environ.get("FAVN_DATA", "").strip():
        return Path(chosen).expanduser().resolve()
    if (SOURCES / "pyproject.toml").exists() and (SOURCES / "src" / "favn").exists():
        return SOURCES / ".favn"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share", "favn").resolve()


def own(folder: Path, user: ServerUser) -> None:
    """Make `folder` and give it to `user` alone.

    Raises DatabaseUnavailable if it already belongs to somebody else: a socket folder is a door to the database.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(folder, user.uid, user.gid)
    except FileExistsError:
        facts = folder.lstat()
        if not stat.S_ISDIR(facts.st_mode) or facts.st_uid != user.uid or stat.S_IMODE(facts.st_mode) & 0o077:
            raise DatabaseUnavailable(
                f"Favn vil ikke bruge mappen {folder}.",
                f"Den tilhører ikke brugeren {user.name} alene, så andre kunne læse med i databasen.",
                "Slet mappen, eller vælg en anden med FAVN_DATA.",
            ) from None
