"""Sealing what learners write: whoever takes the database or a backup, and not the site's key with it, reads no words.

A sealed text is a Fernet token. It is not bound to its row: who can change rows can give any learner the hash of four
words that she knows, and come in by the front door. Binding would promise more than it keeps.
"""

from __future__ import annotations

import logging
from base64 import urlsafe_b64encode
from functools import cache
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.utils.encoding import force_bytes
from django.utils.translation import gettext as _

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from modules.learners import conf


logger = logging.getLogger(__name__)

PURPOSE = b"modules.learners.sealing"


class Unopened(str):
    """What readers see of a text that no key opens. It remembers the token: saving the row keeps it as it is.

    A string, so that every page, file and export shows it; equal to nothing but the same token, so that no comparison
    takes it for words of the learner.
    """

    token: str
    is_lost = True

    def __new__(cls, token: str) -> Unopened:
        self = super().__new__(
            cls, _("This text can no longer be opened: the key of this site has changed.")
        )
        self.token = token
        return self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unopened) and self.token == other.token

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.token)


def sealed(text: str) -> str:
    """Return what is stored of a text: "" for "", and the old token for a text that could not be opened."""
    if isinstance(text, Unopened):
        return text.token
    return _all_keys().encrypt(text.encode()).decode() if text else ""


def opened(token: str) -> str:
    """Return the text, or what stands in its place where no key opens it."""
    try:
        return _all_keys().decrypt(token.encode()).decode() if token else ""
    except InvalidToken:
        _say_once()
        return Unopened(token)


def resealed(token: str) -> str | None:
    """Return the token under the first key; None where it is that already.

    Raises:
        InvalidToken: when no key opens it.
    """
    try:
        _keys()[0].decrypt(token.encode())
    except InvalidToken:
        return _all_keys().rotate(token.encode()).decode()
    return None


def readable(text: str) -> str:
    """Return what goes into a field to be changed: nothing for a text that cannot be opened."""
    return "" if isinstance(text, Unopened) else text


def lost(*texts: str) -> str:
    """Return what to say above the fields of these texts: "" where all of them could be opened."""
    return next((str(text) for text in texts if isinstance(text, Unopened)), "")


def unless_lost(typed: str, kept: str) -> str:
    """Return what was typed. Where that is nothing, a text that could not be opened and so was not shown stays."""
    return kept if isinstance(kept, Unopened) and not typed else typed


@cache
def _keys() -> list[Fernet]:
    # The site's own keys always open, so that a first key of learners' texts can be set at any time.
    secrets = [*conf.text_keys(), settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [Fernet(_derived(secret)) for secret in secrets]


@cache
def _all_keys() -> MultiFernet:
    return MultiFernet(_keys())


def _derived(secret: str | bytes) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    # A blank behind a comma or at the end of a file must not make another key of it.
    return urlsafe_b64encode(derivation.derive(force_bytes(secret).strip()))


@cache
def _say_once() -> None:
    logger.error(
        "Texts of learners cannot be opened: the key that sealed them is neither in MODULES_TEXT_KEYS nor among "
        "SECRET_KEY and SECRET_KEY_FALLBACKS. They stay as they are until it is."
    )


@receiver(setting_changed)
def _forget_keys(*, setting: str, **_kwargs: Any) -> None:
    if setting in ("MODULES_TEXT_KEYS", "SECRET_KEY", "SECRET_KEY_FALLBACKS"):
        for kept in (_keys, _all_keys, _say_once):
            kept.cache_clear()
