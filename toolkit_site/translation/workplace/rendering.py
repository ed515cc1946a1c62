"""The inline HTML of segments as people see it: formatted words in which nothing can be clicked."""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from toolkit_site.translation.checks.markup import (
    BREAK,
    LINK,
    Tag,
    Token,
    escaped,
    read_leniently,
)


Attributes = dict[str, dict[str, Any]]


def shown(html: str, attributes: Attributes | None = None) -> SafeString:
    """Return the words with their formatting; links become underlined text that says where they lead.

    Words that hold anything but the known tags come out as text, so that they can never do more than be read.
    """
    if "<" not in html:
        return mark_safe(escaped(unescape(html)))  # noqa: S308 (escaped here)
    parts = (_shown_token(token, attributes or {}) for token in read_leniently(html))
    return mark_safe("".join(parts))  # noqa: S308 (text is escaped, tags are known and paired)


def _shown_token(token: Token, attributes: Attributes) -> str:
    if not isinstance(token, Tag):
        return escaped(token.words)
    if token.name == BREAK:
        return "<br>"
    name = "u" if token.name == LINK else token.name
    if token.ends:
        return f"</{name}>"
    if token.link not in attributes:
        return f"<{name}>"
    target = escape(link_target(attributes[token.link]))
    return f'<{name} data-number="{escape(_number(token))}" title="{target}">'


@dataclass(frozen=True)
class SourceTag:
    """A tag of the source as the editor offers it: what is typed for it, and what it is in words."""

    name: str
    label: str
    title: str = ""


def source_tags(html: str, attributes: Attributes) -> list[SourceTag]:
    """Return the tags that the words of a translation may hold, in the order of the source, each once."""
    tags = {
        token.link or token.name: token
        for token in read_leniently(html)
        if isinstance(token, Tag) and not token.ends and token.name != BREAK
    }
    return [
        SourceTag(name, _tag_label(tag), link_target(attributes.get(tag.link, {})))
        for name, tag in tags.items()
    ]


def _tag_label(tag: Tag) -> str:
    if tag.link:
        return _("link %(number)s") % {"number": _number(tag)}
    labels = {"b": _("bold"), "strong": _("bold"), "i": _("italic"), "em": _("italic")}
    return labels.get(tag.name, tag.name)


def _number(tag: Tag) -> str:
    return tag.link.removeprefix(LINK)


def link_target(attributes: dict[str, Any]) -> str:
    """Say in a word where a link leads: the host, or what kind of thing of this site it is."""
    address = str(attributes.get("href", ""))
    if host := _host(address):
        return host
    kinds = {"page": _("a page of this site"), "document": _("a document of this site")}
    return kinds.get(str(attributes.get("linktype", "")), address)


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
