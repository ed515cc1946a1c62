"""Showing one reflection to somebody: a secret address, which the learner can take back."""

from __future__ import annotations

import secrets

from django.utils import timezone
from django.utils.crypto import salted_hmac

from modules.learners.models import Learner
from modules.reflections.models import Reflection, SharedLink


SALT = "modules.reflections.sharing"
BYTES = 18


def share(reflection: Reflection) -> str:
    """Make a secret address for a reflection, and return the secret: only its hash is kept."""
    token = secrets.token_urlsafe(BYTES)
    SharedLink.objects.create(
        learner_id=reflection.learner_id, reflection=reflection, token_hash=_hash(token)
    )
    return token


def withdraw(learner: Learner, link_pk: int) -> bool:
    """Take a secret address back; False where it is not hers."""
    mine = SharedLink.objects.filter(learner=learner, pk=link_pk, withdrawn=None)
    return bool(mine.update(withdrawn=timezone.now()))


def find(token: str) -> Reflection | None:
    """Return what can be read at a secret address: None for one that was never made, or was taken back."""
    link = SharedLink.objects.select_related("reflection").filter(
        token_hash=_hash(token), withdrawn=None
    )
    found = link.first()
    return found.reflection if found else None


def _hash(token: str) -> str:
    return salted_hmac(SALT, token, algorithm="sha256").hexdigest()
