"""Writing a reflection: the words of two devices never go over one another."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from modules.learners.models import Learner
from modules.learners.sealing import Unopened, unless_lost
from modules.reflections.models import LONGEST, OtherVersion, Reflection


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


@transaction.atomic
def write(learner: Learner, page_key: UUID, block_id: UUID, words: Words) -> Reflection | None:
    """Keep the words and return the reflection; None where there was nothing and nothing came.

    Words that were written on an older version than the one there is are kept beside it. So is a text that could not
    be opened and was written anew: its key may come back.
    """
    place = {"learner": learner, "page_key": page_key, "block_id": block_id}
    kept = Reflection.objects.select_for_update().filter(**place).first()
    if kept is None:
        if not words.text:
            return None
        defaults = {"text": words.text, "language": words.language}
        kept, is_new = Reflection.objects.get_or_create(**place, defaults=defaults)
        if is_new:
            return kept
    former = kept.text
    if former == unless_lost(words.text, former):
        return kept
    if words.base == kept.version:
        kept.text, kept.language = words.text, words.language
        kept.version += 1
        kept.save(update_fields=["text", "language", "version", "updated"])
        if isinstance(former, Unopened):
            _put_beside(kept, former)
    elif words.text:
        _put_beside(kept, words.text)
    return kept


def _put_beside(kept: Reflection, text: str) -> None:
    others = OtherVersion.objects.filter(reflection=kept)
    # Sealed texts cannot be compared in the database.
    if text not in others.values_list("text", flat=True):
        OtherVersion.objects.create(learner_id=kept.learner_id, reflection=kept, text=text)
        surplus = list(others.order_by("-pk").values_list("pk", flat=True)[MOST_OTHERS:])
        OtherVersion.objects.filter(pk__in=surplus).delete()


@transaction.atomic
def choose(learner: Learner, other_pk: int, *, use: bool) -> Reflection | None:
    """Settle a version that lies beside: use it, or throw it away. None where it has gone or is somebody else's."""
    other = (
        OtherVersion.objects.select_for_update(of=("self",))
        .select_related("reflection")
        .filter(learner=learner, pk=other_pk)
        .first()
    )
    if other is None:
        return None
    kept = other.reflection
    if use:
        former, kept.text = kept.text, other.text
        kept.version += 1
        kept.save(update_fields=["text", "version", "updated"])
        if former:
            _put_beside(kept, former)
    other.delete()
    return kept
