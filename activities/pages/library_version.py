"""The version of what the library shows: catalogues and remembered prints are keyed to it."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class LibraryVersion(models.Model):
    """One row whose token changes with whatever the library shows; each worker's catalogue is keyed to it.

    It is written in the transaction of the change, so that no worker can keep a catalogue that is
    older than what it reads.
    """

    token = models.UUIDField(default=uuid4)

    class Meta:
        verbose_name = _("library version")

    def __str__(self) -> str:
        return str(self.token)

    @classmethod
    def current(cls) -> str:
        """Return the token, or the empty string before the first change."""
        return str(cls.objects.values_list("token", flat=True).first() or "")

    @classmethod
    def seen_by(cls, request: HttpRequest | None) -> str:
        """Return the token as this request saw it first (one query a request): all that it shows is of one version."""
        if request is None:
            return cls.current()
        known: str | None = getattr(request, "_library_version", None)
        if known is None:
            known = cls.current()
            request._library_version = known  # type: ignore[attr-defined]
        return known

    @classmethod
    def renew(cls) -> None:
        """Make every worker rebuild its catalogue on its next request."""
        if not cls.objects.filter(pk=1).update(token=uuid4()):
            cls.objects.update_or_create(pk=1, defaults={"token": uuid4()})
