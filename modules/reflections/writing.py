"""Writing reflections and other own words: the words of two devices never go over one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from modules.learners.models import Learner
from modules.learners.sealing import Unopened, unless_lost
from modules.reflections.models import LONGEST, OtherWords, OwnWords, Reflection


Own = TypeVar("Own", bound=OwnWords)
Other = TypeVar("Other", bound=OtherWords)

# What a person writes on her devices is far fewer; a script that sends more does not fill the disk.
MOST_OTHERS = 50


@dataclass(frozen=True)
class Words:
    """What arrived: the text, the language of the page, and the version on which it was written."""

    text: str
    language: str
    base: int


class TooLongError(Exception):
    """The text does not fit. The message tells the learner how long it may be."""


def clean(text: str) -> str:
    """Return the text with one kind of line end and without control characters, which databases refuse.

    Raises:
        TooLongError: when it has more characters than fit.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in lines if sign in "\n\t" or sign >= " ").strip()
    if len(kept) > LONGEST:
        message = _("Your text has %(length)s characters. At most %(longest)s fit.")
        raise TooLongError(message % {"length": len(kept), "longest": LONGEST})
    return kept


def write(learner: Learner, page_key: UUID, block_id: UUID, words: Words) -> Reflection | None:
    """Keep the words under a prompt, and return the reflection; None where there was nothing and nothing came."""
    return write_words(
        Reflection, {"learner": learner, "page_key": page_key, "block_id": block_id}, words
    )


@transaction.atomic
def write_words(model: type[Own], place: Mapping[str, Any], words: Words) -> Own | None:
    """Keep the words in their place, and return the row; None where there was nothing and nothing came.

    Words that were written on an older version than the one there is are kept beside it. So is a text that could not
    be opened and was written anew: its key may come back.
    """
    rows = model._default_manager
    kept = rows.select_for_update().filter(**place).first()
    if kept is None:
        if not words.text:
            return None
        defaults = {"text": words.text, "language": words.language}
        kept, is_new = rows.get_or_create(**place, defaults=defaults)
        if is_new:
            return kept
    former = kept.text
    if former == unless_lost(words.text, former):
        return kept
    if words.base == kept.version:
        _replace(kept, words.text, words.language)
        if isinstance(former, Unopened):
            _put_beside(kept, former)
    elif words.text:
        _put_beside(kept, words.text)
    return kept


@transaction.atomic
def settle(others: QuerySet[Other], other_pk: int, *, use: bool, language: str) -> None:
    """Settle one of the words that lie beside: use it, or throw it away. Nothing happens where it has gone."""
    found = others.filter(pk=other_pk).select_related("kept").first()
    if found is None:
        return
    # First what `write_words` locks first: neither waits for the other for ever.
    kept = type(found.kept)._default_manager.select_for_update().get(pk=found.kept.pk)
    other = others.filter(pk=other_pk).first()
    if other is None:
        return
    other.delete()
    if use and other.text != kept.text:
        former = kept.text
        _replace(kept, other.text, language)
        if former:
            _put_beside(kept, former)


def _replace(kept: OwnWords, text: str, language: str) -> None:
    kept.text, kept.language = text, language
    kept.version += 1
    kept.save(update_fields=["text", "language", "version", "updated"])


def _put_beside(kept: Any, text: str) -> None:
    # Sealed texts cannot be compared in the database.
    if text not in kept.others.values_list("text", flat=True):
        kept.others.create(learner_id=kept.learner_id, text=text)
        surplus = list(kept.others.order_by("-pk").values_list("pk", flat=True)[MOST_OTHERS:])
        kept.others.filter(pk__in=surplus).delete()
