"""Settings of the test suite: like the demo, without files that outlive a test."""

from __future__ import annotations

import tempfile
from pathlib import Path

from toolkit_site.settings.base import *  # noqa: F403
from toolkit_site.settings.base import INSTALLED_APPS, STORAGES, env
from toolkit_site.settings.database import databases


# Lives as long as the process, and is removed with it.
_scratch_directory = tempfile.TemporaryDirectory(prefix="toolkit-test-")
_scratch = Path(_scratch_directory.name)

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
INSTALLED_APPS = [*INSTALLED_APPS, "tests.search_app"]
DATABASES = databases(env.str("TEST_DATABASE_URL", "sqlite://:memory:"))
DATABASES["default"]["CONN_MAX_AGE"] = 0
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = _scratch / "media"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "prints": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(_scratch / "prints"), "base_url": None},
    },
}
MODULES_ERASURE_LEDGER = str(_scratch / "erasures.txt")
WHITENOISE_AUTOREFRESH = True
LOGGING = {"version": 1, "disable_existing_loggers": False}
