"""The four words that bring a learner back on any device. They are shown once; what is kept is a keyed hash."""

from __future__ import annotations

import math
import secrets
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from modules.learners import words
from modules.learners.models import Learner


LENGTH = 4
LEAST_BITS = 40
SALT = "modules.learners.codes"
# Two learners with the same four words: once in a trillion draws, so the second time says that something is broken.
DRAWS = 5
# As many as the column holds; after that it begins again.
GENERATIONS = 32_767


class Unknown(NamedTuple):
    """A word that is on no list, and the nearest one that is."""

    word: str
    near: str


def new_code(learner: Learner, language: str, *, sign_out_others: bool = False) -> list[str]:
    """Return new words for a learner, in place of those she had; her other devices may be signed out as well.

    Raises:
        ImproperlyConfigured: when the list of words is too short to be safe.
    """
    changes = {"generation": F("generation") % GENERATIONS + 1} if sign_out_others else {}
    for _draw in range(DRAWS):
        code = _draw_words(language)
        try:
            with transaction.atomic():
                Learner.objects.filter(pk=learner.pk).update(code_hash=hash_of(code), **changes)
        except IntegrityError:
            continue
        learner.refresh_from_db(fields=["code_hash", "generation"])
        return code
    raise ImproperlyConfigured("No free code was found: the lists of words cannot be right.")


def find(typed: str) -> Learner | None:
    """Return the learner whose words these are, however they are written."""
    code = words.split(typed)
    if len(code) != LENGTH:
        return None
    hashes = [hash_of(code, key) for key in _keys()]
    learner = Learner.objects.filter(code_hash__in=hashes).first()
    if learner and learner.code_hash != hashes[0]:
        # Found by a key that is on its way out: from now on by the present one.
        Learner.objects.filter(pk=learner.pk, code_hash=learner.code_hash).update(
            code_hash=hashes[0]
        )
        learner.code_hash = hashes[0]
    return learner


def unknown_words(typed: str, language: str) -> list[Unknown]:
    """Return the words that no code can hold. The lists are public, so this tells nothing about anybody's code."""
    strange = [
        word for word in words.split(typed)[:LENGTH] if words.plain(word) not in words.known()
    ]
    return [Unknown(word, words.nearest(word, language)) for word in strange]


def hash_of(code: list[str], key: str | bytes | None = None) -> str:
    """Return what is stored of a code: nobody can try words against it without the site's key."""
    text = "-".join(words.plain(word) for word in code)
    return salted_hmac(SALT, text, secret=key, algorithm="sha256").hexdigest()


def _keys() -> list[str | bytes]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _draw_words(language: str) -> list[str]:
    choices = words.words_in(language)
    different = len({words.plain(word) for word in choices})
    if LENGTH * math.log2(different or 1) < LEAST_BITS:
        raise ImproperlyConfigured(
            f"The list of words for {language} is too short: {different} different words."
        )
    return [secrets.choice(choices) for _place in range(LENGTH)]
