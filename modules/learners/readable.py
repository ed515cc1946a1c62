"""Everything that is kept about a learner as one page that opens anywhere, without this site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from modules.learners.models import Learner, LearnerRecord
from modules.learners.takeout import exported, record_models
from modules.learners.wording import choices_of, in_words, titles_of


# Stands in the template where the rows go.
HERE = "<!-- rows -->"


def as_html(learner: Learner, language: str) -> Iterator[str]:
    """Yield the page piece by piece."""
    with override(language):
        context = {"learner": learner, "language": language, "here": HERE}
        head, foot = render_to_string("modules/learners/data.html", context).split(HERE)
    yield head
    kept = {
        model: list(chain.from_iterable(exported(model, learner, language)))
        for model in record_models()
    }
    with override(language):
        titles = titles_of(set(_texts(list(kept.values()))), language)
        parts = [_section(model, rows, titles) for model, rows in kept.items() if rows]
    yield from parts
    yield foot


def _section(
    model: type[LearnerRecord], rows: list[dict[str, Any]], titles: Mapping[str, str]
) -> str:
    choices = choices_of(model)
    context = {
        "title": model._meta.verbose_name_plural,
        "rows": [in_words(row, titles, choices) for row in rows],
    }
    return render_to_string("modules/learners/data_section.html", context)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
