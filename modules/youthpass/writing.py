"""Writing learning outcomes: the words of two devices never go over one another."""

from __future__ import annotations

from uuid import UUID

from modules.learners.models import Learner
from modules.reflections.writing import Words, write_words
from modules.youthpass.models import OutcomeText


def write(learner: Learner, competence_key: UUID, words: Words) -> OutcomeText | None:
    """Keep the words and return the learning outcome; None where there was nothing and nothing came."""
    return write_words(OutcomeText, {"learner": learner, "competence_key": competence_key}, words)


def joined(text: str, more: str) -> str:
    """Return a text with more behind it, which is not put there twice."""
    if more in text:
        return text
    return f"{text}\n\n{more}" if text else more
