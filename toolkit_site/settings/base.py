"""Settings that every profile shares. What differs between profiles stands in the module named after the profile."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from environs import Env

from toolkit_site.settings.database import databases
from toolkit_site.settings.languages import ADMIN_LANGUAGES, LANGUAGES
from toolkit_site.settings.tasks import tasks


PROJECT_DIR = Path(__file__).resolve().parent.parent
BASE_DIR = PROJECT_DIR.parent

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)

# Everything that the site itself writes: database, uploads, cache, collected static files.
VAR_DIR = env.path("VAR_DIR", BASE_DIR / "var")

INSTALLED_APPS = [
    "toolkit_site",
    "toolkit_site.home",
    "toolkit_site.users",
    "toolkit_site.search",
    "toolkit_site.starter",
    "toolkit_site.translation",
    "modules",
    "activities",
    "wagtail_localize",
    "wagtailmedia",
    "wagtail.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",  # Wagtail's search index on PostgreSQL wants it; SQLite does not mind
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "toolkit_site.headers.PublicHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "toolkit_site.compression.CompressionMiddleware",
    "toolkit_site.admin_scripts.AdminScriptsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "toolkit_site.languages.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "toolkit_site.urls"
WSGI_APPLICATION = "toolkit_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = databases(env.str("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}"))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": env.dj_cache_url("CACHE_URL", f"file://{VAR_DIR / 'cache'}")}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
TASKS = tasks("immediate")

AUTH_USER_MODEL = "users.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en"
LANGUAGES = LANGUAGES
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = ADMIN_LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env.str("TIME_ZONE", "Europe/Paris")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = env.str("MEDIA_URL", "/media/")
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "toolkit_site.static_files.HashedStorage"},
    # Rendered PDFs: can be deleted at any time, and are not served by URL.
    "prints": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(VAR_DIR / "prints"), "base_url": None},
    },
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# A million Cyrillic letters, as a form without script sends them: too long for us, but they come back with a word why.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

BASE_URL = env.str("BASE_URL", "http://127.0.0.1:8000")
WAGTAIL_SITE_NAME = _("Pedagogical toolkit")
WAGTAILADMIN_BASE_URL = BASE_URL
# The admin must not call other hosts: no avatars by e-mail hash, no look-up of new releases.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "rtf", "txt", "vtt", "xlsx"]
WAGTAILMEDIA = {"VIDEO_EXTENSIONS": ["mp4", "webm"], "AUDIO_EXTENSIONS": ["mp3", "ogg", "m4a"]}

# Players of others that may be opened inside a unit, after a click: none unless a site names them.
MODULES_PLAYER_HOSTS: list[str] = env.list("PLAYER_HOSTS", [])
# Learners who do not come back are forgotten after so many days (13 months).
LEARNER_KEPT_DAYS = env.int("LEARNER_KEPT_DAYS", 396)
# Says who has to go again after a restore: kept with the newest backup, never taken from an old one. Empty: none.
MODULES_ERASURE_LEDGER = env.str("ERASURE_LEDGER", str(VAR_DIR / "erasures.txt"))
# Former keys, for as long as what they signed or sealed is still about.
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
# What learners write is sealed under the first of these and opened by all; without any, under SECRET_KEY.
MODULES_TEXT_KEYS: list[str] = env.list("LEARNER_TEXT_KEYS", [])
# Wrong codes that one address may send in an hour; and how many proxies of ours stand in front of the site.
LEARNER_CODE_FAILURES = env.int("LEARNER_CODE_FAILURES", 30)
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", 0)
# SVG drawings come with the starter content only: an uploaded SVG may carry script.
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "toolkit_site.search.backends.database"}}
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False

# Workflows of translations end with a delivery of approved words. Their steps are told to the teams: superusers would
# get a mail for each page in each language.
WAGTAIL_FINISH_WORKFLOW_ACTION = "toolkit_site.translation.publishing.finishing.finish_workflow"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
# Untranslated copies never go live, translations outlive a deleted page (see the translation design).
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Wagtail lets its own preview frames through; newer browsers go by the policy in toolkit_site.headers.
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "toolkit_site.errors.csrf_failure"

EMAIL_TIMEOUT = 5
LOGIN_URL = "wagtailadmin_login"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    # Two lines for each task, and what Wagtail keeps in its own site history anyway.
    "loggers": {"django_tasks": {"level": "WARNING"}, "wagtail": {"level": "WARNING"}},
}
