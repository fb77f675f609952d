"""What must be right before Favn may meet real children. Each thing that is wrong is one Danish sentence."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, Error, connections

from favn.config import environment
from favn.config.environment import Mode
from favn.config.migrating import pending
from favn.config.postgres.roles import ACTING, LOGINS
from favn.kit.crypto import BadKeys, Keyring

SHORTEST_SECRET = 50
SHORTEST_LOOKUP_KEY = 32
DEMO_MARK = "only-for-demo"
DEMO_KEY_ID = "demo"
HOSTS_OF_THE_TESTS = {"testserver", "*"}

Problems = Iterator[str]


def problems() -> list[str]:
    """Everything that makes it unsafe to run, in Danish; empty when Favn may start."""
    return [sentence for look in (*SETTINGS_CHECKS, *DATABASE_CHECKS) for sentence in _found_by(look)]


def mode() -> Problems:
    """The demo lets everybody choose who to be."""
    if settings.MODE is not Mode.PRODUCTION or settings.DEMO:
        yield (
            f"Favn kører som {settings.MODE}: alle kan logge ind som hvem som helst. "
            "Fjern FAVN_MODE, eller sæt den til production."
        )


def secret_key() -> Problems:
    """Whoever has the key can forge a session."""
    try:
        key = settings.SECRET_KEY
    except ImproperlyConfigured:
        key = ""
    if not key:
        yield "FAVN_SECRET_KEY mangler. Lav en med: favn keys."
    elif key.startswith(DEMO_MARK):
        yield "FAVN_SECRET_KEY er demoens nøgle, som alle kender. Lav en ny med: favn keys."
    elif len(key) < SHORTEST_SECRET or len(set(key)) < 10:
        yield f"FAVN_SECRET_KEY er let at gætte; den skal være mindst {SHORTEST_SECRET} tegn. Lav en med: favn keys."


def encryption_keys() -> Problems:
    """What is stored encrypted is no safer than its key."""
    if not settings.ENCRYPTION_KEYS:
        yield "FAVN_ENCRYPTION_KEYS mangler, så CPR-numre og filer kan ikke krypteres. Lav en med: favn keys."
        return
    try:
        ring = Keyring.parse(settings.ENCRYPTION_KEYS)
    except BadKeys:
        yield "FAVN_ENCRYPTION_KEYS kan ikke læses. Den skrives som id:base64, med 32 byte i hver nøgle, nyeste først."
        return
    if DEMO_KEY_ID in ring.keys:
        yield "FAVN_ENCRYPTION_KEYS indeholder demoens nøgle, som alle kender. Fjern den."


def lookup_key() -> Problems:
    """The key that CPR numbers are found by."""
    key = settings.LOOKUP_KEY
    if not key:
        yield "FAVN_LOOKUP_KEY mangler, så CPR-numre kan ikke slås op. Lav en med: favn keys."
    elif key.startswith(DEMO_MARK):
        yield "FAVN_LOOKUP_KEY er demoens nøgle, som alle kender. Lav en ny med: favn keys."
    elif len(key) < SHORTEST_LOOKUP_KEY:
        yield f"FAVN_LOOKUP_KEY er for kort; den skal være mindst {SHORTEST_LOOKUP_KEY} tegn. Lav en med: favn keys."


def hosts() -> Problems:
    """Favn answers to its own name only."""
    if not environment.text("HOSTS") or HOSTS_OF_THE_TESTS & set(settings.ALLOWED_HOSTS):
        yield "FAVN_HOSTS mangler: skriv de navne, Favn svarer på, med komma imellem, for eksempel favn.kommunen.dk."


def cookies() -> Problems:
    """A session is a key to the house."""
    if not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE and settings.SESSION_COOKIE_HTTPONLY):
        yield "Sessionens cookie kan læses på en åben forbindelse. Den skal være secure og httponly."
    if not (settings.SECURE_SSL_REDIRECT and settings.SECURE_HSTS_SECONDS):
        yield "Forbindelsen er ikke tvunget til https."


def debug() -> Problems:
    """An error page may not show the code and what it held."""
    if settings.DEBUG:
        yield "DEBUG er slået til, så fejlsider viser kode og oplysninger om børn."


def second_factor() -> Problems:
    """A stolen password alone must open nothing."""
    if not settings.SECOND_FACTOR_REQUIRED:
        yield "Totrinslogin er slået fra. Fjern FAVN_SECOND_FACTOR."


def static_files() -> Problems:
    """Pages without their looks are not usable with a screen reader either."""
    if not Path(settings.STATIC_ROOT or "", "staticfiles.json").exists():
        yield "Sidernes stylesheets og skrifter er ikke samlet. Kør: favn static."


def roles_exist() -> Problems:
    """The second lock is made of roles."""
    rows = _ask("select rolname from pg_roles where rolname like 'favn\\_%%'")
    gone = sorted({*LOGINS, *ACTING} - {name for (name,) in rows})
    if gone:
        yield f"Databasen mangler rollerne {', '.join(gone)}. Kør: favn database prepare."


def logins_are_weak() -> Problems:
    """A login that is strong walks past the second lock."""
    for (name,) in _ask(
        "select rolname from pg_roles where rolname in ('favn_web', 'favn_worker', 'favn_log')"
        " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolinherit) order by 1"
    ):
        yield f"Loginet {name} må mere end det skal (superuser, bypassrls, inherit …). Kør: favn database prepare."
    for (name,) in _ask(
        "select distinct tableowner from pg_tables where schemaname = 'public'"
        " and tableowner in ('favn_web', 'favn_worker', 'favn_log') order by 1"
    ):
        yield f"Loginet {name} ejer tabeller, så rækkernes lås gælder ikke. Giv dem til favn_owner."


def logged_in_as_the_web() -> Problems:
    """The web process may not be the owner of what it guards."""
    ((name, is_strong),) = _ask(
        "select current_user, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)"
    )
    owned = _ask("select 1 from pg_tables where schemaname = 'public' and tableowner = current_user limit 1")
    if is_strong or owned:
        yield f"Favn er logget ind som {name}, der ejer tabellerne eller kan gå uden om rækkernes lås. Brug favn_web."


def migrations() -> Problems:
    """New code on old tables loses words."""
    waiting = pending()
    if waiting:
        yield f"Databasen mangler {len(waiting)} trin. Kør: favn database migrate."


SETTINGS_CHECKS: tuple[Callable[[], Problems], ...] = (
    mode,
    secret_key,
    encryption_keys,
    lookup_key,
    hosts,
    cookies,
    debug,
    second_factor,
    static_files,
)
DATABASE_CHECKS: tuple[Callable[[], Problems], ...] = (roles_exist, logins_are_weak, logged_in_as_the_web, migrations)


def _found_by(look: Callable[[], Problems]) -> list[str]:
    try:
        return list(look())
    except Error:
        connections[DEFAULT_DB_ALIAS].close()
        subject = (look.__doc__ or "").strip()
        return [f"Databasen svarer ikke, så dette kunne ikke efterses: {look.__name__} ({subject})"]


def _ask(question: str) -> list[tuple[Any, ...]]:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(question)
        return list(cursor.fetchall())
