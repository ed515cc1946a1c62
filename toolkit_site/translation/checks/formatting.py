"""Are links and formatting still there?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from toolkit_site.translation.checks.pair import Pair, Span
from toolkit_site.translation.checks.words import is_blank


KINDS = {
    "b": gettext_lazy("bold"),
    "strong": gettext_lazy("bold"),
    "i": gettext_lazy("italic"),
    "em": gettext_lazy("italic"),
    "u": gettext_lazy("underlined"),
    "s": gettext_lazy("struck through"),
    "mark": gettext_lazy("highlighted"),
    "sub": gettext_lazy("subscript"),
    "sup": gettext_lazy("superscript"),
    "small": gettext_lazy("small"),
    "code": gettext_lazy("code"),
}


def missing_link(pair: Pair) -> Iterator[str]:
    """A link of the source is gone, or has no words to click on."""
    there = Counter(link.tag.link for link in pair.target.links if not is_blank(link.words))
    for link in pair.source.links:
        if not there[link.tag.link]:
            yield _("The link “%(words)s” is missing. Put it around the words that lead there.") % {
                "words": link.quote
            }


def repeated_link(pair: Pair) -> Iterator[str]:
    """A link is there more often than in the source."""
    expected = Counter(link.tag.link for link in pair.source.links)
    found = Counter(link.tag.link for link in pair.target.links)
    named = {link.tag.link: link for link in pair.source.links}
    for name, times in found.items():
        if times > expected[name] > 0:
            yield _("The link “%(words)s” is there %(times)s times. Keep it once.") % {
                "words": named[name].quote,
                "times": times,
            }


def unknown_link(pair: Pair) -> Iterator[str]:
    """A link leads nowhere: the source does not have it."""
    known = {link.tag.link for link in pair.source.links}
    for link in pair.target.links:
        if link.tag.link not in known:
            yield _("The original has no link <%(link)s>. Take it away from “%(words)s”.") % {
                "link": link.tag.link or link.tag.name,
                "words": link.quote,
            }


def dropped_formatting(pair: Pair) -> Iterator[str]:
    """Something is bold, italic or otherwise set off in the source only."""
    left = Counter(_kind(span) for span in pair.target.formatted())
    for span in pair.source.formatted():
        kind = _kind(span)
        left[kind] -= 1
        if left[kind] < 0 and not is_blank(span.words):
            yield _(
                "In the original, “%(words)s” is %(format)s. The translation has less of it."
            ) % {
                "words": span.quote,
                "format": kind,
            }


def _kind(span: Span) -> str:
    return str(KINDS.get(span.tag.name, span.tag.name))
