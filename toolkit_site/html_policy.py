"""The one HTML policy: what rich text may hold when it comes from anywhere but Wagtail's own editor.

Starter files, packages and translations pass through `clean_html`. What it returns is stored as it is: the tags and the
spelling are those of Wagtail's rich text. Which fields are rich text is not decided here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from bleach.html5lib_shim import Filter
from bleach.sanitizer import Cleaner


TAGS = frozenset({"p", "br", "b", "strong", "i", "em", "a", "ul", "ol", "li", "h3", "h4"})
ATTRIBUTES = {"a": ["href"]}
PROTOCOLS = frozenset({"http", "https", "mailto"})

# Measured in characters, before any parsing: cleaning a megabyte would hold a worker for seconds.
MAX_LENGTH = 100_000
MAX_LIST_DEPTH = 3
# What no honest text reaches. Beyond it, the parser's time grows with the square of tags and depth.
MAX_TAGS = 5_000
MAX_NESTING = {"ul": 50, "ol": 50, "b": 5, "strong": 5, "i": 5, "em": 5}

LISTS = frozenset({"ul", "ol"})
RENAMED = {"strong": "b", "em": "i"}

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
# Only for tidiness: their contents are no words. The cleaner below decides what is safe.
_CODE_ELEMENTS = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


class HtmlRefusedError(ValueError):
    """The text is too long or too deeply nested to be cleaned; nothing of it was changed."""


def clean_html(html: str) -> str:
    """Return rich text that is safe to store: only the tags of the policy, lists at most three levels deep.

    Raises:
        HtmlRefusedError: when the text is too long, or has more tags or deeper ones than can be cleaned in good time.
    """
    if len(html) > MAX_LENGTH:
        raise HtmlRefusedError(
            _("The text has %(length)s characters; at most %(limit)s are accepted.")
            % {"length": len(html), "limit": MAX_LENGTH}
        )
    _refuse_costly(html)
    cleaned = _clean(_CODE_ELEMENTS.sub("", html))
    # Flattening may leave an item inside another element; parsing once more settles that.
    return _clean(cleaned).replace("<br>", "<br/>")


def _refuse_costly(html: str) -> None:
    depths: Counter[str] = Counter()
    for number, tag in enumerate(_TAG.finditer(html), 1):
        name = tag[2].lower()
        depths[name] = max(0, depths[name] + (-1 if tag[1] else 1))
        if number > MAX_TAGS or depths[name] > MAX_NESTING.get(name, MAX_TAGS):
            raise HtmlRefusedError(
                _(
                    "The text has more lists or formatting, or nests them deeper, than can be accepted."
                )
            )


def _clean(html: str) -> str:
    # A cleaner is not thread-safe, and making one is cheap.
    cleaner = Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        protocols=PROTOCOLS,
        strip=True,
        strip_comments=True,
        filters=[StorageFilter],
    )
    return cleaner.clean(html)


class StorageFilter(Filter):
    """Spells tags as Wagtail stores them, flattens deep lists, drops links that lead nowhere."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        self.depth = 0
        self.open_links: list[bool] = []
        for token in super().__iter__():
            yield from self._rewritten(token)

    def _rewritten(self, token: dict[str, Any]) -> Iterator[dict[str, Any]]:
        name, kind = token.get("name", ""), token["type"]
        if kind not in ("StartTag", "EndTag"):
            yield token
        elif name in LISTS:
            yield from self._list_tag(token, kind == "StartTag")
        elif name == "li" and self.depth > MAX_LIST_DEPTH:
            yield from self._deep_item(token, kind == "StartTag")
        elif name == "a":
            yield from self._link_tag(token, kind == "StartTag")
        else:
            yield {**token, "name": RENAMED.get(name, name)}

    def _list_tag(self, token: dict[str, Any], opens: bool) -> Iterator[dict[str, Any]]:
        self.depth += 1 if opens else 0
        if self.depth <= MAX_LIST_DEPTH:
            yield token
        self.depth -= 0 if opens else 1

    def _deep_item(self, token: dict[str, Any], opens: bool) -> Iterator[dict[str, Any]]:
        # An item that is too deep becomes the next item of the deepest list that stays.
        if opens:
            yield {**token, "type": "EndTag", "data": {}}
            yield token

    def _link_tag(self, token: dict[str, Any], opens: bool) -> Iterator[dict[str, Any]]:
        leads_somewhere = bool(token["data"]) if opens else self.open_links.pop()
        if opens:
            self.open_links.append(leads_somewhere)
        if leads_somewhere:
            yield token
