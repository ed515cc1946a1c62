"""Plain text as it arrives in forms: cleaned, and never longer than fits."""

from __future__ import annotations

import uuid
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from modules.questions.keys import read_uuid
from modules.questions.reading import clean_text
from modules.reflections.models import LONGEST


def typed(request: HttpRequest, name: str) -> str:
    """Return what somebody typed, without what a database refuses."""
    return clean_text(request.POST.get(name, "")).strip()


def too_long(text: str, longest: int = LONGEST) -> str:
    """Return what to say to somebody whose text does not fit, or ""."""
    if len(text) <= longest:
        return ""
    message = _("Your text has %(length)s characters. At most %(longest)s fit.")
    return message % {"length": len(text), "longest": longest}


def write_id(request: HttpRequest) -> UUID:
    """Return the number of a form. Without one it is still taken; it is then new each time."""
    return read_uuid(request.POST.get("write")) or uuid.uuid4()


def base(request: HttpRequest) -> int:
    """Return the version on which somebody wrote, 0 for none."""
    return number(request.POST.get("base", ""))


def number(given: str) -> int:
    """Return a whole number that a form names, 0 for anything else."""
    return int(given[:18]) if given.isascii() and given.isdecimal() else 0
