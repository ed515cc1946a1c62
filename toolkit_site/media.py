"""Serves uploaded files on set-ups without an object store or a web server in front."""

from __future__ import annotations

import posixpath

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

from toolkit_site.ranges import in_parts


# An upload opened by its own address must not act as a page of this site, whatever it contains.
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
# Wagtail names a rendition after its contents' filter, and a changed original gets a new name.
RENDITIONS = "images/"
# Documents may be private: they are served by Wagtail's view, which asks who wants them.
NOT_HERE = "documents/"


@require_safe
def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Return a file from MEDIA_ROOT; anything that is not a plain file inside it is not found."""
    path = posixpath.normpath(path)
    if path.startswith(NOT_HERE):
        raise Http404
    try:
        whole = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    except (OSError, ValueError, SuspiciousFileOperation) as error:
        # Names that lead elsewhere, or that no file system accepts: too long, or with a NUL in them.
        raise Http404 from error
    response = in_parts(request, whole)
    seconds = 31_536_000 if path.startswith(RENDITIONS) else 3_600
    response["Cache-Control"] = f"public, max-age={seconds}" + (
        ", immutable" if seconds > 3_600 else ""
    )
    response["Content-Security-Policy"] = SANDBOX
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    return response
