"""A public server behind TLS. Refuses to start without a secret key and the host names it answers to."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from toolkit_site.settings.base import *  # noqa: F403
from toolkit_site.settings.base import BASE_URL, INSTALLED_APPS, env
from toolkit_site.settings.tasks import task_apps, tasks


DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "Set SECRET_KEY in the environment: production does not start without it."
    )
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [])
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# `immediate` where no worker can run; otherwise start `manage.py db_worker --backend translation` beside the server.
_backend = env.str("TASKS_BACKEND", "database")
TASKS = tasks(_backend)
INSTALLED_APPS = [*INSTALLED_APPS, *task_apps(_backend)]

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

_email = env.dj_email_url("EMAIL_URL", "smtp://")
EMAIL_BACKEND = _email["EMAIL_BACKEND"]
EMAIL_HOST = _email["EMAIL_HOST"]
EMAIL_PORT = _email["EMAIL_PORT"]
EMAIL_HOST_USER = _email["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _email["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _email["EMAIL_USE_TLS"]
EMAIL_USE_SSL = _email["EMAIL_USE_SSL"]
