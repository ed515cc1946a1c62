"""The demo and the small NGO: production-like settings that need neither a database server nor any configuration."""

from __future__ import annotations

from django.core.management.utils import get_random_secret_key

from toolkit_site.settings.base import *  # noqa: F403
from toolkit_site.settings.base import VAR_DIR, env


def _kept_secret_key() -> str:
    """Return the key kept in `var/`, made on first use, so that sessions outlive a restart."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", "") or _kept_secret_key()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
