"""Writing learning outcomes: the words of two devices never go over one another."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from modules.learners.models import Learner
from modules.learners.sealing import Unopened, unless_lost
from modules.reflections.writing import MOST_OTHERS, Words
from modules.youthpass.models import OtherText, OutcomeText


@transaction.atomic
def write(learner: Learner, competence_key: UUID, words: Words) -> OutcomeText | None:
    """Keep the words and return the learning outcome; None where there was nothing and nothing came.

    Words that were written on an older version than the one there is are kept beside it. So is a text that could not
    be opened and was written anew: its key may come back.
    """
    place = {"learner": learner, "competence_key": competence_key}
    kept = OutcomeText.objects.select_for_update().filter(**place).first()
    if kept is None:
        if not words.text:
            return None
        defaults = {"text": words.text, "language": words.language}
        kept, is_new = OutcomeText.objects.get_or_create(**place, defaults=defaults)
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
def settle(kept: OutcomeText | None, other_pk: int, *, use: bool, language: str) -> None:
    """Settle a version that lies beside a learning outcome: use it, or throw it away."""
    others = OtherText.objects.select_for_update(of=("self",)).filter(outcome=kept)
    other = others.filter(pk=other_pk).first() if kept else None
    if kept is None or other is None:
        return
    other.delete()
    if use and other.text != kept.text:
        former = kept.text
        _replace(kept, other.text, language)
        if former:
            _put_beside(kept, former)


def joined(text: str, more: str) -> str:
    """Return a text with more behind it, which is not put there twice."""
    if more in text:
        return text
    return f"{text}\n\n{more}" if text else more


def _replace(kept: OutcomeText, text: str, language: str) -> None:
    kept.text, kept.language = text, language
    kept.version += 1
    kept.save(update_fields=["text", "language", "version", "updated"])


def _put_beside(kept: OutcomeText, text: str) -> None:
    others = OtherText.objects.filter(outcome=kept)
    # Sealed texts cannot be compared in the database.
    if text not in others.values_list("text", flat=True):
        OtherText.objects.create(learner_id=kept.learner_id, outcome=kept, text=text)
        surplus = list(others.order_by("-pk").values_list("pk", flat=True)[MOST_OTHERS:])
        OtherText.objects.filter(pk__in=surplus).delete()
