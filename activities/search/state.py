"""What a reader asked the library for: read from the address, checked, and written back into addresses.

Anything can stand in an address. Unknown parameters are dropped; an unknown value finds nothing and
can be removed like any other; a number that is none, or far out of range, is dropped with a message
in the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from activities.search.facets import FACETS, FacetDefinition, Kind


MAX_QUERY = 200
MAX_VALUES = 20
MAX_VALUE = 80
SORTS = ("relevance", "time", "newest")


@dataclass(frozen=True)
class LibraryState:
    """Query text, chosen values per facet, sort order and page."""

    query: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = SORTS[0]
    page: str = "1"
    problems: tuple[str, ...] = ()

    @classmethod
    def read(cls, parameters: QueryDict) -> LibraryState:
        """Read the parameters of a request."""
        problems: list[str] = []
        chosen = {}
        for definition in FACETS:
            values = _read(definition, parameters.getlist(definition.name), problems)
            if values:
                chosen[definition.name] = values
        sort = parameters.get("sort", "")
        return cls(
            query=_words(parameters.get("q", "")),
            chosen=chosen,
            sort=sort if sort in SORTS else SORTS[0],
            page=parameters.get("page", "1")[:10],
            problems=tuple(problems),
        )

    def number(self, name: str) -> int | None:
        """Return the number chosen in a facet of kind NUMBER."""
        values = self.chosen.get(name)
        return int(values[0]) if values else None

    def without(self, name: str, value: str | None = None) -> LibraryState:
        """Return the state without a facet, or without one of its values; page 1. `q` is the query text."""
        if name == "q":
            return replace(self, query="", page="1")
        chosen = dict(self.chosen)
        left = tuple(item for item in chosen.pop(name, ()) if value is not None and item != value)
        if left:
            chosen[name] = left
        return replace(self, chosen=chosen, page="1")

    def with_values(self, values: dict[str, Any]) -> LibraryState:
        """Return the state with the values of some facets replaced; page 1."""
        chosen = {**self.chosen, **{name: tuple(map(str, items)) for name, items in values.items()}}
        return replace(self, chosen=chosen, page="1")

    def has(self, values: dict[str, Any]) -> bool:
        """Tell whether all of these values are chosen."""
        return all(
            set(map(str, items)) <= set(self.chosen.get(name, ())) for name, items in values.items()
        )

    def encoded(self, **changes: Any) -> str:
        """Return the query string of this state, `?…`, or "?" when nothing is asked; `changes` replace fields."""
        state = replace(self, **changes)
        data = QueryDict(mutable=True)
        if state.query:
            data["q"] = state.query
        for definition in FACETS:
            if definition.name in state.chosen:
                data.setlist(definition.name, list(state.chosen[definition.name]))
        if state.sort != SORTS[0]:
            data["sort"] = state.sort
        if state.page not in ("", "1"):
            data["page"] = state.page
        return "?" + data.urlencode()


def _words(text: str) -> str:
    # NUL would make PostgreSQL refuse the query; lone surrogates cannot be encoded.
    clean = text.replace("\x00", " ").encode("utf-8", "ignore").decode("utf-8")
    return " ".join(clean[: MAX_QUERY * 2].split())[:MAX_QUERY]


def _read(definition: FacetDefinition, values: list[str], problems: list[str]) -> tuple[str, ...]:
    if definition.kind is Kind.NUMBER:
        return _read_number(definition, values, problems)
    unique = dict.fromkeys(
        value for value in values[: MAX_VALUES * 5] if 0 < len(value) <= MAX_VALUE
    )
    return tuple(unique)[:MAX_VALUES]


def _read_number(
    definition: FacetDefinition, values: list[str], problems: list[str]
) -> tuple[str, ...]:
    text = values[-1].strip() if values else ""
    if not text:
        return ()
    if text.isascii() and text.isdigit() and len(text) <= 6 and 0 < int(text) <= definition.most:
        return (str(int(text)),)
    problems.append(
        _("%(facet)s: “%(value)s” is not a number between 1 and %(most)s; it was left out.")
        % {"facet": definition.label, "value": text[:20], "most": definition.most}
    )
    return ()
