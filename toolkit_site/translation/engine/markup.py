"""Inline HTML as wagtail-localize keeps it: which tags it may hold, what one reads of it, and its links."""

from __future__ import annotations

import re
from collections.abc import Container
from html import unescape

from wagtail_localize import strings

from bs4 import BeautifulSoup


# Tags that stand inside a sentence. wagtail-localize knows only some of them and cuts sentences at all others.
MORE_INLINE_TAGS = ("sub", "sup", "mark", "s", "u", "small")

_BREAK = re.compile(r"<br\s*/?>")
_TAG = re.compile(r"<[^>]*>")


def keep_sentences_whole() -> None:
    """Teach wagtail-localize the inline tags that it does not know. Called once, when the app is ready.

    Its list is extended in place: its extraction and its validation read the same object. No `span`: without its
    attributes it means nothing, and with them wagtail-localize refuses it.
    """
    known = strings.INLINE_TAGS
    known.extend(tag for tag in MORE_INLINE_TAGS if tag not in known)


def visible_text(html: str) -> str:
    """Return what a reader sees of inline HTML, with line breaks as new lines."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", html)))


def has_words(html: str) -> bool:
    """Tell whether there is anything to read. Spaces, line breaks and empty tags are nothing to translate."""
    return bool(visible_text(html).strip())


def without_unknown_links(html: str, known_ids: Container[str]) -> str:
    """Return the HTML with links that the source does not have turned into plain words.

    A link without its address is worse than none, and wagtail-localize fails on an id that it does not know.
    """
    if "<a" not in html and "id=" not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(True):
        known = tag.get("id") in known_ids
        if tag.name == "a" and not known:
            tag.unwrap()
        elif not known:
            tag.attrs.clear()
    return str(soup)
