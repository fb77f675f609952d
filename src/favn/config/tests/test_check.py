"""`favn check` refuses what is unsafe, each time with a sentence that says what to do."""

from typing import Any

import psycopg
import pytest

from favn.config import check, postgres
from favn.config.environment import Mode
from favn.config.postgres import cluster, place

GOOD_SECRET = "q8Zr5-Jw2Tn7Xk4Pb9Hd1Gf6Ms3Vc0Ly8Ra5Ue2Io7Wt4Nz9Kx1"
ENCRYPTION = "k1:" + "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="


@pytest.mark.parametrize(
    ("look", "name", "value", "sentence"),
    [
        (check.mode, "MODE", Mode.DEMO, "kører som demo"),
        (check.mode, "MODE", Mode.TEST, "kører som test"),
        (check.mode, "DEMO", True, "alle kan logge ind"),
        (check.secret_key, "SECRET_KEY", "", "FAVN_SECRET_KEY mangler"),
        (check.secret_key, "SECRET_KEY", "only-for-demo-and-test" * 3, "demoens nøgle"),
        (check.secret_key, "SECRET_KEY", "kort", "mindst 50 tegn"),
        (check.secret_key, "SECRET_KEY", "a" * 60, "let at gætte"),
        (check.encryption_keys, "ENCRYPTION_KEYS", "", "kan ikke krypteres"),
        (check.encryption_keys, "ENCRYPTION_KEYS", "k1:kort", "kan ikke læses"),
        (check.encryption_keys, "ENCRYPTION_KEYS", ENCRYPTION.replace("k1", "demo"), "demoens nøgle"),
        (check.lookup_key, "LOOKUP_KEY", "", "kan ikke slås op"),
        (check.lookup_key, "LOOKUP_KEY", "only-for-demo-and-test", "demoens nøgle"),
        (check.lookup_key, "LOOKUP_KEY", "kort", "mindst 32 tegn"),
        (check.hosts, "ALLOWED_HOSTS", ["*"], "FAVN_HOSTS mangler"),
        (check.hosts, "ALLOWED_HOSTS", ["testserver"], "FAVN_HOSTS mangler"),
        (check.cookies, "SESSION_COOKIE_SECURE", False, "secure og httponly"),
        (check.cookies, "CSRF_COOKIE_SECURE", False, "secure og httponly"),
        (check.cookies, "SECURE_HSTS_SECONDS", 0, "https"),
        (check.debug, "DEBUG", True, "DEBUG er slået til"),
        (check.second_factor, "SECOND_FACTOR_REQUIRED", False, "Totrinslogin"),
        (check.static_files, "STATIC_ROOT", "/nowhere", "favn static"),
    ],
)
def test_an_unsafe_setting_is_refused(look: Any, name: str, value: object, sentence: str, production):
    before = list(look())
    setattr(production, name, value)
    assert before == []
    assert sentence in " ".join(look())


@pytest.fixture
def production(settings, monkeypatch: pytest.MonkeyPatch, tmp_path):
    """Settings as production should have them."""
    (tmp_path / "staticfiles.json").write_text("{}")
    monkeypatch.setenv("FAVN_HOSTS", "favn.kommunen.dk")
    safe = {
        "MODE": Mode.PRODUCTION,
        "DEMO": False,
        "SECRET_KEY": GOOD_SECRET,
        "ENCRYPTION_KEYS": ENCRYPTION,
        "LOOKUP_KEY": GOOD_SECRET,
        "ALLOWED_HOSTS": ["favn.kommunen.dk"],
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 60,
        "SECOND_FACTOR_REQUIRED": True,
        "STATIC_ROOT": str(tmp_path),
    }
    for name, value in safe.items():
        setattr(settings, name, value)
    return settings


@pytest.fixture
def superuser(monkeypatch: pytest.MonkeyPatch):
    """The cluster's administrator, in a transaction that is never kept; the check asks through it."""
    postgres.ensure("test")
    address = cluster.running(place.choose("test"))
    assert address is not None, "these tests need a cluster of Favn's own"
    connection = psycopg.connect(address.url(cluster.SUPERUSER, "favn"))
    monkeypatch.setattr(check, "_ask", lambda question: connection.execute(question).fetchall())
    yield connection
    connection.rollback()
    connection.close()


@pytest.mark.parametrize(
    ("look", "change", "sentence"),
    [
        (check.roles_exist, "alter role favn_gate rename to favn_gone", "mangler rollerne favn_gate"),
        (check.logins_are_weak, "alter role favn_web bypassrls", "favn_web må mere"),
        (check.logins_are_weak, "alter role favn_log superuser", "favn_log må mere"),
        (check.logins_are_weak, "alter role favn_worker inherit", "favn_worker må mere"),
        (
            check.logins_are_weak,
            "create table public.taken (); alter table public.taken owner to favn_web",
            "favn_web ejer tabeller",
        ),
    ],
)
def test_a_login_that_is_too_strong_is_refused(superuser, look: Any, change: str, sentence: str):
    assert list(look()) == []
    superuser.execute(change)
    assert sentence in " ".join(look())


def test_the_web_may_not_be_the_owner_or_stronger(superuser):
    assert "logget ind som postgres" in " ".join(check.logged_in_as_the_web())
    superuser.execute("set session authorization favn_web")
    assert list(check.logged_in_as_the_web()) == []
    superuser.execute(
        "reset session authorization; create table public.own (); alter table public.own owner to favn_web"
    )
    superuser.execute("set session authorization favn_web")
    assert "logget ind som favn_web" in " ".join(check.logged_in_as_the_web())
