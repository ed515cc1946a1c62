"""The path on which a learner came to a unit, as addresses carry it along."""

from __future__ import annotations

import re

from django.http import HttpRequest


_SLUG = re.compile(r"[-\w]{1,255}\Z")


def path_slug(request: HttpRequest) -> str:
    """Return the slug of the path that the address names, "" where it names none."""
    slug = request.GET.get("path", "")
    return slug if _SLUG.match(slug) else ""


def trail(request: HttpRequest) -> str:
    """Return what to put behind an address, so that it leads on along the path."""
    slug = path_slug(request)
    return f"?path={slug}" if slug else ""
