"""What the index holds of an object: its words, in four classes of weight, and its auto-completion.

Not here: how the classes are stored (see `sqlite` and `postgres`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import Manager, Model

from modelsearch.index import AutocompleteField, RelatedFields, SearchField
from modelsearch.utils import get_descendant_models, get_search_fields

from toolkit_site.search.backends.text import words


# A class weighs four times the next. How long a text is changes its score by less, so that a word
# in the title comes before the same word in a summary, however long the texts are.
CLASS_WEIGHTS = {"A": 1.0, "B": 1 / 4, "C": 1 / 16, "D": 1 / 64}
# Beyond this many words of one class an object is no longer found by them.
MAX_WORDS_PER_CLASS = 50_000


@dataclass
class Document:
    """The words of one object."""

    object_id: str
    classes: dict[str, list[str]] = field(
        default_factory=lambda: {letter: [] for letter in CLASS_WEIGHTS}
    )
    autocomplete: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, instance: Any, object_id: str) -> Document:
        document = cls(object_id)
        letters = weight_classes(instance._meta.model)
        for search_field, text in _texts(instance, instance.get_search_fields()):
            if isinstance(search_field, AutocompleteField):
                place = document.autocomplete
            else:
                place = document.classes[letters[search_field.boost]]
            place += words(text)[: MAX_WORDS_PER_CLASS - len(place)]
        return document

    @property
    def vocabulary(self) -> set[str]:
        return set().union(*self.classes.values())


@cache
def weight_classes(model: type[Model]) -> dict[float | None, str]:
    """Return the class of each boost in the model's search fields.

    The greatest boost is class A, the next B, those between C, and what has no boost (or 1, or
    less) D. PostgreSQL knows four classes; so a boost orders the fields and is not a factor.
    """
    given = {search_field.boost for search_field in get_search_fields(model.get_search_fields())}  # type: ignore[attr-defined]
    distinct = sorted({_effective(boost) for boost in given}, reverse=True)
    return {boost: _letter(distinct.index(_effective(boost)), distinct) for boost in given}


def field_classes(model: type[Model], names: Iterable[str]) -> str:
    """Return the letters of the classes that hold the named fields of a model and its heirs."""
    names = set(names)
    letters = {
        weight_classes(relative)[search_field.boost]
        for relative in get_descendant_models(model)
        for search_field in relative.get_searchable_search_fields()
        if search_field.field_name in names
    }
    return "".join(sorted(letters))


def _effective(boost: float | None) -> float:
    return 1.0 if boost is None else max(float(boost), 1.0)


def _letter(position: int, distinct: list[float]) -> str:
    is_least_of_many = position >= 3 and position == len(distinct) - 1
    return "D" if distinct[position] <= 1 or is_least_of_many else "ABC"[min(position, 2)]


def _texts(instance: Any, fields: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """Yield each search field with its text, those of related objects included."""
    for search_field in fields:
        if isinstance(search_field, SearchField | AutocompleteField):
            yield search_field, _plain(search_field.get_value(instance))
        elif isinstance(search_field, RelatedFields):
            for related in _related(search_field.get_value(instance)):
                yield from _texts(related, search_field.fields)


def _related(value: Any) -> Iterable[Any]:
    if isinstance(value, Manager):
        return value.all()
    if callable(value):
        value = value()
    return () if value is None else (value,)


def _plain(value: Any) -> str:
    """Return a field's value as text. No value has no words, not the word "None"."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return " ".join(map(_plain, value))
    return "" if value is None else str(value)
