"""The WSGI entry point that a production server loads."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toolkit_site.settings.production")
application = get_wsgi_application()
