"""Settings for every mode. What differs between modes is decided in `environment`; `favn check` refuses the unsafe."""

from pathlib import Path
from typing import Any

from favn.config import environment, logs
from favn.config.environment import Login, Mode

ROOT = Path(__file__).resolve().parent.parent
MODE = environment.mode()
DEMO = MODE is Mode.DEMO
DEBUG = False
SECRET_KEY = environment.text("SECRET_KEY") or ("only-for-demo-and-test" * 3 if MODE is not Mode.PRODUCTION else "")
ALLOWED_HOSTS = [host for host in environment.text("HOSTS", "localhost,127.0.0.1,testserver").split(",") if host]

FAVN_APPS = [
    "favn.kit",
    "favn.foundation.audit",
    "favn.foundation.codes",
    "favn.foundation.accounts",
    "favn.foundation.organisation",
    "favn.foundation.people",
    "favn.foundation.access",
    "favn.foundation.consents",
    "favn.foundation.alerts",
    "favn.foundation.documents",
    "favn.foundation.letters",
    "favn.journey.checkups",
    "favn.journey.wellbeing",
    "favn.journey.concerns",
    "favn.journey.notifications",
    "favn.journey.cases",
    "favn.journey.assessments",
    "favn.journey.networks",
    "favn.journey.plans",
    "favn.journey.offers",
    "favn.journey.followups",
    "favn.journey.effects",
    "favn.oversight.statistics",
    "favn.oversight.detection_audit",
    "favn.bridges.login",
    "favn.bridges.school_data",
    "favn.bridges.dental_data",
    "favn.desks.public",
    "favn.desks.caseworker",
    "favn.desks.school",
    "favn.desks.meeting",
    "favn.desks.family",
    "favn.desks.health",
    "favn.desks.dental",
    "favn.desks.staff",
    "favn.desks.leader",
]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "procrastinate.contrib.django",
    *FAVN_APPS,
]
MIDDLEWARE = [
    "favn.config.health.HealthMiddleware",
    "favn.config.logs.RequestLogMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "favn.foundation.access.middleware.GateMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "favn.kit.security.ContentSecurityPolicyMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "favn.foundation.access.middleware.ActingMiddleware",
]
ROOT_URLCONF = "favn.config.urls"
WSGI_APPLICATION = "favn.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGINS = {Login.OWNER: None, Login.WEB: "favn_web", Login.WORKER: "favn_worker"}
DATABASES: dict[str, Any] = {
    "default": environment.database(LOGINS[environment.login()], environment.text("DATABASE_PASSWORD")),
    "log": {
        **environment.database("favn_log", environment.text("LOG_DATABASE_PASSWORD")),
        "TEST": {"MIRROR": "default"},
    },
}
# Reads are logged on a connection of their own. In tests everything happens in one transaction that is rolled back.
LOG_CONNECTION = "default" if MODE is Mode.TEST else "log"
DATABASE_ROUTERS: list[str] = []

TEMPLATES = [
    {
        "BACKEND": "favn.kit.templating.FavnTemplates",
        "DIRS": sorted(str(folder) for folder in ROOT.glob("**/templates")),
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "favn.kit.templating.environment",
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "django.contrib.messages.context_processors.messages",
                "favn.foundation.access.context.acting",
            ],
        },
    },
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {}},
]

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = sorted(str(folder) for folder in ROOT.glob("**/locale"))
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = (environment.text("STATIC_ROOT") or str(ROOT / "_static")) if MODE is Mode.PRODUCTION else None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if MODE is Mode.PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = MODE is not Mode.PRODUCTION  # in production `favn static` has gathered them, named by content
WHITENOISE_MAX_AGE = 3600

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SECOND_FACTOR_REQUIRED = MODE is Mode.PRODUCTION and environment.text("SECOND_FACTOR") != "off"
LOGIN_URL = "/log-ind/"
LOGIN_REDIRECT_URL = "/hjem/"
LOGOUT_REDIRECT_URL = "/"

OTP_TOTP_ISSUER = "Favn"
DEMO_PERSONS = "favn.town.persons.persons"

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "favn.kit.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if MODE is Mode.PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 63_072_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Keys for what is stored encrypted: "id:base64,id:base64", newest first. The first one writes, all of them read.
ENCRYPTION_KEYS = environment.text("ENCRYPTION_KEYS") or (
    "demo:" + "RmF2bi1kZW1vLWFuZC10ZXN0LW9ubHktMzItYnl0ZXM=" if MODE is not Mode.PRODUCTION else ""
)
LOOKUP_KEY = environment.text("LOOKUP_KEY") or ("only-for-demo-and-test" if MODE is not Mode.PRODUCTION else "")
OLD_LOOKUP_KEY = environment.text("OLD_LOOKUP_KEY")  # only while keys are changed: numbers are found by both
PROCRASTINATE_IMPORT_PATHS = ["favn.config.schedule"]
LOGGING = logs.settings("INFO" if MODE is Mode.PRODUCTION else "WARNING")
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FORM_RENDERER = "favn.kit.templating.FormRenderer"

# Answered without a session, an actor or a transaction: whether the process lives, and whether it is ready.
FAVN_GATELESS_PATHS = frozenset({"/sundhed/", "/klar/"})
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
