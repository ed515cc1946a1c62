"""What went wrong with an object, in words for the person who asked for the job."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from wagtail.users.models import UserProfile

from toolkit_site.translation.submission.originals import CannotSubmitError


class GoneError(Exception):
    """The object of an item is not there any more."""


def in_words(error: Exception) -> str:
    """Return a message without technical detail: that stands in the log."""
    if isinstance(error, CannotSubmitError):
        return str(error)
    if isinstance(error, GoneError | ObjectDoesNotExist):
        return _("It is not there any more.")
    if isinstance(error, PermissionDenied):
        return _("Your account may not send this to translation.")
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    message = _(
        "Something went wrong (%(error)s). Run the job again. If it stays, tell whoever looks after the site."
    )
    return message % {"error": type(error).__name__}


def speaking_to(user: Any) -> AbstractContextManager[None]:
    """Write messages in the language in which this person uses the admin, whatever the worker speaks."""
    profile = UserProfile.objects.filter(user=user).first() if user else None
    language = profile.preferred_language if profile else ""
    return translation.override(language or None)
